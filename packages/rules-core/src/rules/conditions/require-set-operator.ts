import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

export const requireSetOperator = defineRule({
  name: 'require-set-operator',
  description: 'Require ForAllValues or ForAnyValue for condition keys that hold several values',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    missingSetOperator: {
      text: '`{{key}}` holds several values, and `{{operator}}` does not say whether all of them or any of them must pass.',
      checks: ['missing-qualifier'],
    },
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry, keyEntry } = test;
        if (!operator || operator.set !== undefined || operator.family === 'Null') continue;
        if (!conditionKeyOf(test)?.multivalued) continue;
        yield {
          messageId: 'missingSetOperator',
          data: { key: keyEntry.key.text, operator: operatorEntry.key.text },
          at: keyEntry.key.span,
          subject: { statement, element: 'Condition', test, value: keyEntry.key },
          suggest: () => addSet(statement, test, operator),
        };
      }
    }
  },
});

function addSet(
  statement: Statement,
  test: ConditionTest,
  operator: Operator,
): readonly Suggestion<'suggestOperator'>[] {
  // What an author of a negated operator means is that no value of the request is a listed one.
  const sets = operator.negated
    ? (['ForAllValues', 'ForAnyValue'] as const)
    : (['ForAnyValue', 'ForAllValues'] as const);
  return sets.flatMap((set) => {
    const name = withBaseName({ ...operator, set }, operator.name);
    const edits = moveTest(statement, test, name);
    const data = { key: test.keyEntry.key.text, operator: name };
    return edits ? [{ messageId: 'suggestOperator', data, edits }] : [];
  });
}
