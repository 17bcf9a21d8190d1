import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { optionalTests } from '../../analysis/conditions/optional-test.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const noOptionalCondition = defineRule({
  name: 'no-optional-condition',
  description: 'Disallow `IfExists` and `ForAllValues` on condition keys that should limit an `Allow`',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  policies: ({ grants }) => grants,
  elements: ['Condition'],
  messages: {
    passesWithoutKey: '`{{operator}}` is also true when `{{key}}` is missing, so this allows {{requests}}.',
    suggestOperator: 'Replace with `{{operator}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { test, requests } of optionalTests(statement)) {
        const { key } = test.operatorEntry;
        yield {
          messageId: 'passesWithoutKey',
          data: { operator: key.text, key: test.keyEntry.key.text, requests },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () => {
            const { set, name } = test.operator!;
            const operator = withBaseName(
              { ...test.operator!, ifExists: false, set: set && 'ForAnyValue' },
              name,
            );
            const edits = moveTest(statement, test, operator);
            return edits && { messageId: 'suggestOperator', data: { operator }, edits };
          },
        };
      }
    }
  },
});
