import { isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { DictEntry, DictValue } from '../value/value.js';

/** Removes an entry from a dict. Returns undefined if its key is duplicate. */
export function removeEntry(dict: DictValue, entry: DictEntry): readonly Edit[] | undefined {
  return isGivenTwice(dict, entry) ? undefined : [{ kind: 'remove-entry', dict, entry }];
}
