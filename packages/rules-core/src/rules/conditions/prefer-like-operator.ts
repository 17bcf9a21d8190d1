import { likeOperatorFor } from '../../analysis/conditions/like-operator.js';
import { holdsWildcard } from '../../analysis/conditions/operator-values.js';
import { formNames } from '../../analysis/conditions/value-forms.js';
import { moveTest } from '../../edits/move-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';

export const preferLikeOperator = defineRule({
  name: 'prefer-like-operator',
  description: 'Disallow wildcards in condition values under operators that take them for plain characters',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    literalWildcard: {
      text: '`{{operator}}` takes the wildcard of `{{value}}` for a plain character: only a value that is spelled so, `{{wildcard}}` included, {{effect}}.',
      checks: ['wildcard-without-like-operator'],
    },
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hides: [
    {
      rule: 'valid-condition-value',
      within: 'value',
      // With a wildcard as a plain character in it, a value has no form at all.
      messages: [...formNames, 'principalFormat', 'arnAccount'],
    },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry } = test;
        if (operator?.family !== 'String' || operator.wildcards) continue;
        // All values of the test move to the other operator together, so that each finding offers the same.
        let suggestions: readonly Suggestion<'suggestOperator'>[] | undefined;
        const suggest = () => (suggestions ??= suggestLike(statement, test));
        for (const { value, text } of test.values.filter(holdsWildcard)) {
          if (value.kind !== 'text') continue;
          yield {
            messageId: 'literalWildcard',
            data: {
              operator: operatorEntry.key.text,
              value: text,
              wildcard: /[*?]/.exec(text)![0],
              effect: operator.negated ? 'is ruled out' : 'matches',
            },
            at: wildcardSpan(value),
            subject: { statement, element: 'Condition', test, value },
            suggest,
          };
        }
      }
    }
  },
});

function suggestLike(statement: Statement, test: ConditionTest): Suggestion<'suggestOperator'>[] {
  const operator = likeOperatorFor(test);
  const edits = operator === undefined ? undefined : moveTest(statement, test, operator);
  if (operator === undefined || !edits) return [];
  return [{ messageId: 'suggestOperator', data: { key: test.keyEntry.key.text, operator }, edits }];
}
