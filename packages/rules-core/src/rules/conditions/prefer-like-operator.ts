import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import { holdsWildcard, isWholeArn } from '../../analysis/conditions/operator-values.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';
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
  options: {},
  messages: {
    literalWildcard:
      '`{{operator}}` takes the wildcard of `{{value}}` for a plain character: only a value that is spelled so, `{{wildcard}}` included, {{effect}}.',
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'wildcard-without-like-operator': ['literalWildcard'] },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry } = test;
        if (operator?.family !== 'String' || operator.wildcards || isServiceTest(statement, test)) continue;
        const found = test.values.filter(holdsWildcard);
        const suggestions = found.length > 0 ? suggest(statement, test, operator) : [];
        for (const value of found) {
          if (value.value.kind !== 'text') continue;
          const at = wildcardSpan(value.value);
          yield {
            messageId: 'literalWildcard',
            data: {
              operator: operatorEntry.key.text,
              value: value.text,
              wildcard: /[*?]/.exec(value.text)![0],
              effect: operator.negated ? 'is ruled out' : 'matches',
            },
            at,
            statement,
            suggestions,
          };
        }
      }
    }
  },
});

/** Identifiers of accounts, organizations and networks, which AWS wants to be compared whole. */
const sensitive =
  /^aws:(?:(?:principal|resource|source|vpce)account|(?:principal|resource|source|vpce)orgid|sourcevpce?)$/;

function suggest(
  statement: Statement,
  test: ConditionTest,
  operator: Operator,
): Suggestion<'suggestOperator'>[] {
  // A Like operator compares by case.
  if (operator.ignoreCase || !test.known || sensitive.test(test.key)) return [];
  const isArn = conditionKeyOf(test)?.type === 'ARN';
  if (isArn && !test.values.every(({ text }) => isWholeArn(text))) return [];
  const name = withBaseName(operator, `${isArn ? 'Arn' : 'String'}${operator.negated ? 'Not' : ''}Like`);
  const edits = moveTest(statement, test, name);
  const data = { key: test.keyEntry.key.text, operator: name };
  return edits ? [{ messageId: 'suggestOperator', data, edits }] : [];
}
