import { entriesNamed } from './entries-named.js';
import type { Edit } from './edit.js';
import type { DictEntry, DictValue } from '../value/value.js';

/** Takes an entry out of a dict; undefined where another one has its name, and would take its place. */
export function removeEntry(dict: DictValue, entry: DictEntry): readonly Edit[] | undefined {
  return entriesNamed(dict, entry.key.text).length > 1 ? undefined : [{ kind: 'remove-entry', dict, entry }];
}
