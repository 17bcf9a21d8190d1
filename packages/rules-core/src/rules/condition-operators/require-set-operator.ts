import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { withEachSet } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const requireSetOperator = defineRule({
  name: 'require-set-operator',
  description: 'Require `ForAllValues` or `ForAnyValue` on condition keys that can have several values',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    missingSetOperator: {
      text: '`{{key}}` can have several values: put `ForAllValues` or `ForAnyValue` before `{{operator}}`.',
      checks: ['missing-qualifier'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const { operator } = test;
        if (!operator || operator.set !== undefined || operator.family === 'Null') continue;
        if (!conditionKeyOf(test)?.multivalued) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: 'missingSetOperator',
          data: { key: key.text, operator: test.operatorEntry.key.text },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () =>
            withEachSet(operator).flatMap((name) => {
              const edits = moveTest(statement, test, name);
              const data = { key: key.text, operator: name };
              return edits ? [{ messageId: 'suggestOperator', data, edits }] : [];
            }),
        };
      }
    }
  },
});
