import { isGivenTwice } from './entries-named.js';
import type { Content, Edit } from './edit.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry } from '../value/value.js';

/**
 * Puts the plain element in the place of its Not form, `Action` for `NotAction`, with a value of its own; undefined where
 * the Not form is given twice.
 */
export function replaceNotElement(
  statement: Statement,
  entry: DictEntry,
  value: Content,
): readonly Edit[] | undefined {
  if (isGivenTwice(statement.value, entry)) return undefined;
  return [
    { kind: 'rename-key', entry, key: entry.key.text.replace(/^Not/, '') },
    { kind: 'replace', target: entry.value, with: value },
  ];
}
