import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { comparesType, counterpartOf } from '../../analysis/conditions/type-match.js';
import { formNames } from '../../analysis/conditions/value-forms.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const validConditionType = defineRule({
  name: 'valid-condition-type',
  description: 'Require operators that fit the type of their condition key',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    typeMismatch: {
      text: '`{{key}}` is of type {{type}}, and `{{operator}}` does not compare values of that type.',
      checks: ['type-mismatch'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },
  // What the values must look like is only clear once the operator fits the key.
  hides: [{ rule: 'valid-condition-value', within: 'test', messages: formNames }],

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const key = conditionKeyOf(test);
        if (!key || comparesType(test, key)) continue;
        const value = test.keyEntry.key;
        yield {
          messageId: 'typeMismatch',
          data: { key: value.text, type: key.type, operator: test.operatorEntry.key.text },
          at: value.span,
          subject: { statement, element: 'Condition', test, value },
          suggest: () => {
            const operator = counterpartOf(test, key);
            const edits = operator !== undefined && moveTest(statement, test, operator);
            return edits && { messageId: 'suggestOperator', data: { key: value.text, operator }, edits };
          },
        };
      }
    }
  },
});
