import type { DictEntry, DictValue } from '../value/value.js';
import { remembered } from '../speed/remembered.js';

/** The entries of a dict with a key, without regard to case. The time does not depend on the size of the dict. */
export function entriesNamed(dict: DictValue, name: string): readonly DictEntry[] {
  return byName(dict).get(name.toLowerCase()) ?? [];
}

/** Whether the key of an entry is duplicate. If the entry were removed or renamed, the other one would take effect. */
export function isGivenTwice(dict: DictValue, { key }: DictEntry): boolean {
  return entriesNamed(dict, key.text).length > 1;
}

/** Whether two entries of the dict have the same key, without regard to case. */
export function hasNameTwice(dict: DictValue): boolean {
  return byName(dict).size < dict.entries.length;
}

const byName = remembered((dict: DictValue): ReadonlyMap<string, readonly DictEntry[]> => {
  const entries = new Map<string, DictEntry[]>();
  for (const entry of dict.entries) {
    const name = entry.key.text.toLowerCase();
    const same = entries.get(name);
    if (same) same.push(entry);
    else entries.set(name, [entry]);
  }
  return entries;
});
