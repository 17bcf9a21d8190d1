import { testNullInstead } from '../../edits/null-test.js';
import { wildcardTestOf } from '../../analysis/conditions/wildcard-test.js';
import { defineRule } from '../rule.js';

export const preferNullOperator = defineRule({
  name: 'prefer-null-operator',
  description: 'Prefer `Null` for conditions that only check whether a request includes a key',
  category: 'condition-operators',
  type: 'suggestion',
  // Only in `all`, because the form with a wildcard works as intended.
  levels: {},
  elements: ['Condition'],
  messages: {
    present: {
      text: '`{{operator}}` with `{{value}}` only checks that `{{key}}` is present. Use `Null` with `false`.',
      checks: ['equivalent-to-null-false'],
    },
    absent: {
      text: '`{{operator}}` with `{{value}}` only checks that `{{key}}` is absent. Use `Null` with `true`.',
      checks: ['equivalent-to-null-true'],
    },
    suggestNull: 'Replace with `Null` and `{{absent}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const found = wildcardTestOf(test);
        if (!found || (found.holds !== 'present' && found.holds !== 'absent')) continue;
        const { text, value } = found.value;
        const key = test.keyEntry.key.text;
        const absent = found.holds === 'absent' ? 'true' : 'false';
        yield {
          messageId: found.holds,
          data: { operator: test.operatorEntry.key.text, value: text, key },
          at: value.span,
          subject: { statement, element: 'Condition', test, value },
          suggest: () => {
            const edits = testNullInstead(statement, test, absent);
            return edits && { messageId: 'suggestNull', data: { key, absent }, edits };
          },
        };
      }
    }
  },
});
