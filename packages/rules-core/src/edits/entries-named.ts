import type { DictEntry, DictValue } from '../value/value.js';
import { remembered } from '../speed/remembered.js';

/** The entries of a dict under a name, without regard to case; in time that does not grow with the dict. */
export function entriesNamed(dict: DictValue, name: string): readonly DictEntry[] {
  return byName(dict).get(name.toLowerCase()) ?? [];
}

/** Whether the name of an entry is given twice: what goes, or gets another name, would leave its place to the other one. */
export function isGivenTwice(dict: DictValue, { key }: DictEntry): boolean {
  return entriesNamed(dict, key.text).length > 1;
}

/** Two entries of the dict have the same name, without regard to case. */
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
