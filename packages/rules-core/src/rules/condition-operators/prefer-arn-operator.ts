import { arnOperatorFor, holdsWholeArns } from '../../analysis/conditions/arn-operator.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const preferArnOperator = defineRule({
  name: 'prefer-arn-operator',
  description: 'Prefer ArnLike over StringLike for condition keys that hold ARNs',
  category: 'condition-operators',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    preferArn: {
      text: 'Under `{{operator}}`, `{{wildcard}}` also matches colons. Use `{{replacement}}`, which compares ARNs field by field.',
      checks: ['string-like-operator-with-arn-condition-keys'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const found = arnOperatorFor(test);
        if (!found) continue;
        const { name: replacement, wildcard } = found;
        const { key } = test.keyEntry;
        yield {
          messageId: 'preferArn',
          data: { operator: test.operatorEntry.key.text, wildcard, replacement, key: key.text },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () => {
            const edits = holdsWholeArns(test) ? moveTest(statement, test, replacement) : undefined;
            const data = { key: key.text, operator: replacement };
            return edits && { messageId: 'suggestOperator', data, edits };
          },
        };
      }
    }
  },
});
