/** Suggestions that replace an entry, or just remove it if the list already has the replacement. */
import type { Suggestion } from './rule.js';
import { enumerate, quoteEach } from '../analysis/actions/describe-reach.js';
import type { Edit } from '../edits/edit.js';

/** The title if the list already has the replacement. */
export const removalTitle = { suggestRemoval: 'Remove `{{text}}`: the list already has {{kept}}' } as const;

/**
 * Picks the title of a replacement by what its edit does.
 *
 * @param suggestion the suggestion if something is written
 * @param text the entry to replace
 * @param written the replacement
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
