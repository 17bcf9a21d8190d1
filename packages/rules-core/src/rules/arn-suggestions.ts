import { removalTitle, replacement } from './replacement.js';
import type { Suggestion } from './rule.js';
import type { EntryFault } from '../analysis/resources/arn-faults.js';
import { replaceResource } from '../edits/replace-text.js';

/** For the messages of a rule on what is wrong with ARNs. */
export const arnSuggestions = {
  suggestArn: 'Replace with `{{arn}}`',
  ...removalTitle,
  suggestEntries: 'Replace with {{count}} entries',
} as const;

/** What can be written in place of an entry of Resource or NotResource: other entries, or one of several. */
export function suggestArns(fault: EntryFault): readonly Suggestion<keyof typeof arnSuggestions>[] {
  const { parts, item, statement } = fault;
  if (!parts) return suggestArn(fault);
  const edits = [replaceResource(statement.resources!, item, parts)] as const;
  const suggestion = { messageId: 'suggestEntries', data: { count: parts.length }, edits } as const;
  return [replacement(suggestion, item.text, parts)];
}

/** The same for faults that one entry takes the place of. */
export function suggestArn({
  meant = [],
  item,
  statement,
}: EntryFault): readonly Suggestion<'suggestArn' | 'suggestRemoval'>[] {
  return meant.map((arn) => {
    const edits = [replaceResource(statement.resources!, item, [arn])] as const;
    return replacement({ messageId: 'suggestArn', data: { arn }, edits }, item.text, [arn]);
  });
}
