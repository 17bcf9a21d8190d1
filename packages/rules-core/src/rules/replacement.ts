/** Suggestions to write something else in place of an entry, which only remove it where the list has the rest already. */
import type { Suggestion } from './rule.js';
import { enumerate, quoteEach } from '../analysis/actions/describe-reach.js';
import type { Edit } from '../edits/edit.js';

/** The title where nothing is left to be written. */
export const removalTitle = { suggestRemoval: 'Remove `{{text}}`: the list already has {{kept}}' } as const;

/**
 * Gives a replacement the title of what it does.
 *
 * @param suggestion what it is where something is written
 * @param text the entry
 * @param written what was to be written in its place
 */
export function replacement<Id extends string>(
  suggestion: Suggestion<Id> & { readonly edits: readonly [Edit] },
  text: string,
  written: readonly string[],
): Suggestion<Id | 'suggestRemoval'> {
  const { edits } = suggestion;
  if (edits[0].kind !== 'remove-item') return suggestion;
  return { messageId: 'suggestRemoval', data: { text, kept: enumerate(quoteEach(written)) }, edits };
}
