import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { formFault } from '../../analysis/conditions/form-fault.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { holdsWildcard, suitsFamily } from '../../analysis/conditions/operator-values.js';
import { comparesType, counterpartOf, familyOfType } from '../../analysis/conditions/type-match.js';
import type { ConditionKey } from '../../catalog/condition-keys.js';
import { moveTest } from '../../edits/move-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import { parseOperator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

export const validConditionType = defineRule({
  name: 'valid-condition-type',
  description: 'Require operators that compare the type of their condition key',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    typeMismatch: {
      text: '`{{key}}` is of type {{type}}, and `{{operator}}` does not compare values of that type.',
      checks: ['type-mismatch'],
    },
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hasSuggestions: true,
  hides: [
    {
      rule: 'valid-condition-value',
      within: 'test',
      // What an Arn operator compares with a string is no ARN, whatever the form of its key.
      messages: [
        'vpcFormat',
        'vpceFormat',
        'accountFormat',
        'organizationFormat',
        'organizationPathFormat',
        'unknownRegion',
        'viaServiceFormat',
      ],
    },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry, keyEntry } = test;
        const key = conditionKeyOf(test);
        if (!operator || !key || comparesType(operator, key, test)) continue;
        yield {
          messageId: 'typeMismatch',
          data: { key: keyEntry.key.text, type: key.type, operator: operatorEntry.key.text },
          at: keyEntry.key.span,
          subject: { statement, element: 'Condition', test, value: keyEntry.key },
          suggest: () => suggestCounterpart(statement, test, key),
        };
      }
    }
  },
});

function suggestCounterpart(
  statement: Statement,
  test: ConditionTest,
  { type }: ConditionKey,
): Suggestion<'suggestOperator'>[] {
  const operator = test.operator!;
  const name = counterpartOf(operator, familyOfType[type], test.values.some(holdsWildcard));
  if (name === undefined || !test.known) return [];
  const full = withBaseName(operator, name);
  const moved = { ...test, operator: parseOperator(full) };
  const isSound = test.values.every(
    (value) => suitsFamily(familyOfType[type], value.text) && !formFault(moved, value),
  );
  if (!isSound) return [];
  const edits = moveTest(statement, test, full);
  const data = { key: test.keyEntry.key.text, operator: full };
  return edits ? [{ messageId: 'suggestOperator', data, edits }] : [];
}
