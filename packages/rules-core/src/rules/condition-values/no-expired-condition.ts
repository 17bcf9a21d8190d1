import { expiryOf } from '../../analysis/conditions/past-test.js';
import { removeStatement } from '../../edits/remove-statement.js';
import { defineRule } from '../rule.js';

export const noExpiredCondition = defineRule({
  name: 'no-expired-condition',
  description: 'Disallow conditions on a date that has passed',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    expired: '`{{value}}` has passed, so no request matches `{{operator}}` and this statement never applies.',
    suggestRemove: 'Remove the statement',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const last = expiryOf(test);
        if (!last) continue;
        const { value, text } = last;
        yield {
          messageId: 'expired',
          data: { value: text, operator: test.operatorEntry.key.text },
          at: value.span,
          subject: { statement, element: 'Condition', test, value },
          suggest: () => {
            const edit = removeStatement(statement);
            return edit && { messageId: 'suggestRemove', edits: [edit] };
          },
        };
      }
    }
  },
});
