/** The message data and the suggestion for one finding about many entries of a statement. */
import type { Suggestion } from './rule.js';
import { quoteFirst } from '../analysis/actions/describe-reach.js';
import { removeEntries } from '../edits/remove-entries.js';
import type { Statement } from '../policy/policy.js';
import type { Value } from '../value/value.js';

/** The first entries in backticks, and how many more there are. */
export function describeEntries(values: readonly Value[]): string {
  return quoteFirst(values.map((value) => (value.kind === 'text' ? value.text : '')));
}

/** The title of `suggestRemovingAll`. */
export const removingAllTitle = { suggestRemoveAll: 'Remove these {{count}} entries' } as const;

/** Suggests removing all of the entries from Action or NotAction, unless no other entry would be left. */
export function suggestRemovingAll(
  { actions }: Statement,
  values: readonly Value[],
): Suggestion<'suggestRemoveAll'> | undefined {
  const edits = actions && removeEntries(actions, values);
  return edits && { messageId: 'suggestRemoveAll', data: { count: values.length }, edits };
}
