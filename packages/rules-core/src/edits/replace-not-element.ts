import { isGivenTwice } from './entries-named.js';
import type { Content, Edit } from './edit.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry } from '../value/value.js';

/**
 * Replaces a Not form with the positive element, such as `NotAction` with `Action`, and its value. Returns undefined if
 * the Not form is duplicate.
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
