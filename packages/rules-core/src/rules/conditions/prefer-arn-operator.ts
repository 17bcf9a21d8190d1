import { conditionKeyOf, isFreeForm } from '../../analysis/conditions/condition-key-of.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import { isWholeArn } from '../../analysis/conditions/operator-values.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

export const preferArnOperator = defineRule({
  name: 'prefer-arn-operator',
  description: 'Prefer ArnLike over StringLike for condition keys that hold ARNs',
  category: 'conditions',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    preferArn: {
      text: 'Under `{{operator}}` a `*` in an ARN runs over its colons; `{{replacement}}` compares `{{key}}` field by field.',
      checks: ['string-like-operator-with-arn-condition-keys'],
    },
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry, keyEntry } = test;
        if (operator?.family !== 'String' || !operator.wildcards) continue;
        const key = conditionKeyOf(test);
        if (key?.type !== 'ARN' || isFreeForm(key)) continue;
        const replacement = withBaseName(operator, operator.negated ? 'ArnNotLike' : 'ArnLike');
        yield {
          messageId: 'preferArn',
          data: { operator: operatorEntry.key.text, replacement, key: keyEntry.key.text },
          at: keyEntry.key.span,
          subject: { statement, element: 'Condition', test, value: keyEntry.key },
          suggest: () => moveTo(statement, test, replacement),
        };
      }
    }
  },
});

/** With fewer fields than an ARN has, a value would match nothing under an Arn operator. */
function moveTo(
  statement: Statement,
  test: ConditionTest,
  replacement: string,
): Suggestion<'suggestOperator'> | undefined {
  if (!test.known || !test.values.every(({ text }) => isWholeArn(text))) return undefined;
  const edits = moveTest(statement, test, replacement);
  const data = { key: test.keyEntry.key.text, operator: replacement };
  return edits && { messageId: 'suggestOperator', data, edits };
}
