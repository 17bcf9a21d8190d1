import type { Content, Edit } from './edit.js';
import type { DictEntry } from '../value/value.js';

/** Puts the plain element in the place of its Not form, `Action` for `NotAction`, with a value of its own. */
export function replaceNotElement(entry: DictEntry, value: Content): readonly Edit[] {
  return [
    { kind: 'rename-key', entry, key: entry.key.text.replace(/^Not/, '') },
    { kind: 'replace', target: entry.value, with: value },
  ];
}
