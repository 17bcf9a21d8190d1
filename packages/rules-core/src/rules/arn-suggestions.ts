import { removalTitle, replacement } from './replacement.js';
import type { Suggestion } from './rule.js';
import type { EntryFault } from '../analysis/resources/arn-faults.js';
import { replaceResource } from '../edits/replace-text.js';

/** Titles for rules that report faults in ARNs. */
export const arnSuggestions = {
  suggestArn: 'Replace with `{{arn}}`',
  ...removalTitle,
  suggestEntries: 'Replace with {{count}} entries',
} as const;

/** Suggests what to write instead of an entry of Resource or NotResource: several entries, or one of several alternatives. */
export function suggestArns(fault: EntryFault): readonly Suggestion<keyof typeof arnSuggestions>[] {
  const { parts, item, statement } = fault;
  if (!parts) return suggestArn(fault);
  const edits = [replaceResource(statement.resources!, item, parts)] as const;
  const suggestion = { messageId: 'suggestEntries', data: { count: parts.length }, edits } as const;
  return [replacement(suggestion, item.text, parts)];
}

/** The same for faults that are always fixed by a single entry. */
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
