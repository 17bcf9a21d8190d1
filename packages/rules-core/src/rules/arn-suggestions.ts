import type { Suggestion } from './rule.js';
import type { EntryFault } from '../analysis/resources/arn-faults.js';
import { replaceEntry } from '../edits/replace-text.js';

/** For the messages of a rule on what is wrong with ARNs. */
export const arnSuggestions = {
  suggestArn: 'Replace with `{{arn}}`',
  suggestEntries: 'Replace with {{count}} entries',
} as const;

/** What can be written in place of an entry of Resource or NotResource: other entries, or one of several. */
export function suggestArns(fault: EntryFault): readonly Suggestion<keyof typeof arnSuggestions>[] {
  const { parts, item, statement } = fault;
  if (!parts) return suggestArn(fault);
  const edits = [replaceEntry(statement.resources!, item, parts)];
  return [{ messageId: 'suggestEntries', data: { count: parts.length }, edits }];
}

/** The same for faults that one entry takes the place of. */
export function suggestArn({ meant = [], item }: EntryFault): readonly Suggestion<'suggestArn'>[] {
  return meant.map((arn) => ({
    messageId: 'suggestArn',
    data: { arn },
    edits: [{ kind: 'replace', target: item.value, with: arn }],
  }));
}
