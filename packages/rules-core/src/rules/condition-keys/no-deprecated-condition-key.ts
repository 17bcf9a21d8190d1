import { suitsKey } from '../../analysis/conditions/renamed-key.js';
import { successorOf } from '../../catalog/condition-keys.js';
import { renameKey } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const noDeprecatedConditionKey = defineRule({
  name: 'no-deprecated-condition-key',
  description: 'Disallow condition keys that AWS has replaced',
  category: 'condition-keys',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    replacedKey: '`{{key}}` is deprecated. Use `{{successor}}` instead.',
    suggestKey: 'Replace with `{{key}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const successor = successorOf(test.key);
        if (successor === undefined) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: 'replacedKey',
          data: { key: key.text, successor },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () => {
            const edit = suitsKey(statement, test, successor) && renameKey(test, successor);
            return edit && { messageId: 'suggestKey', data: { key: successor }, edits: [edit] };
          },
        };
      }
    }
  },
});
