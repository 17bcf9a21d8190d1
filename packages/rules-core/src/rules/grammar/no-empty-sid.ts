import { entriesNamed } from '../../edits/entries-named.js';
import { removeEntry } from '../../edits/remove-entry.js';
import { defineRule } from '../rule.js';

export const noEmptySid = defineRule({
  name: 'no-empty-sid',
  description: 'Disallow empty Sids',
  category: 'grammar',
  type: 'suggestion',
  // AWS accepts them, and its console and other tools write them.
  levels: {},
  elements: ['Sid'],
  traits: ['irregular'],
  messages: {
    emptySid: { text: 'This `Sid` is empty, so it identifies nothing.', checks: ['empty-sid-value'] },
  },
  fixable: true,

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const entry of entriesNamed(statement.value, 'Sid')) {
        const { value } = entry;
        if (entry.key.text !== 'Sid' || value.kind !== 'text' || value.text !== '') continue;
        const fix = removeEntry(statement.value, entry);
        yield {
          messageId: 'emptySid',
          at: value.span,
          subject: { statement, element: 'Sid', value },
          ...(fix && { fix }),
        };
      }
    }
  },
});
