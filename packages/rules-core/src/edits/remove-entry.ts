import { isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { DictEntry, DictValue } from '../value/value.js';

/** Takes an entry out of a dict; undefined where its name is given twice. */
export function removeEntry(dict: DictValue, entry: DictEntry): readonly Edit[] | undefined {
  return isGivenTwice(dict, entry) ? undefined : [{ kind: 'remove-entry', dict, entry }];
}
