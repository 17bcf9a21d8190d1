import { conditionKeyOf, isFreeForm } from '../../analysis/conditions/condition-key-of.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import { holdsWildcard, suitsFamily } from '../../analysis/conditions/operator-values.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { formFault } from '../../analysis/conditions/value-forms.js';
import type { ConditionKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import { parseOperator, type Operator, type OperatorFamily } from '../../policy/operator.js';
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
    typeMismatch: '`{{key}}` is of type {{type}}, and `{{operator}}` does not compare values of that type.',
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'type-mismatch': ['typeMismatch'] },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry, keyEntry } = test;
        if (!operator || operator.family === 'Null') continue;
        const key = conditionKeyOf(test);
        if (!key || suits(operator, key, test) || isServiceTest(statement, test)) continue;
        yield {
          messageId: 'typeMismatch',
          data: { key: keyEntry.key.text, type: key.type, operator: operatorEntry.key.text },
          at: keyEntry.key.span,
          statement,
          suggestions: suggest(statement, test, operator, key),
        };
      }
    }
  },
});

const families: Readonly<Record<ConditionKey['type'], OperatorFamily>> = {
  String: 'String',
  ARN: 'Arn',
  Bool: 'Bool',
  Numeric: 'Numeric',
  Date: 'Date',
  IPAddress: 'IpAddress',
  Binary: 'Binary',
};

function suits({ family }: Operator, key: ConditionKey, { values }: ConditionTest): boolean {
  if (family === families[key.type]) return true;
  // Operators of strings are the only ones beside those of ARNs that take policy variables.
  if (family === 'String' && values.some(({ bounds }) => bounds.variable)) return true;
  const folded = key.name.toLowerCase();
  switch (key.type) {
    case 'String':
      // The reference calls a few keys strings that hold ARNs, in some cases or always.
      return isFreeForm(key) || (family === 'Arn' && /arns?$|^aws:federatedprovider$/.test(folded));
    case 'ARN':
      return family === 'String';
    case 'Date':
      return family === 'Numeric' && folded === 'aws:epochtime';
    default:
      return false;
  }
}

function suggest(
  statement: Statement,
  test: ConditionTest,
  operator: Operator,
  { type }: ConditionKey,
): Suggestion<'suggestOperator'>[] {
  const name = counterpart(operator, families[type], test.values.some(holdsWildcard));
  if (name === undefined || !test.known) return [];
  const full = withBaseName(operator, name);
  const moved = { ...test, operator: parseOperator(full) };
  const isSound = test.values.every(
    (value) => suitsFamily(families[type], value.text) && !formFault(moved, value),
  );
  if (!isSound) return [];
  const edits = moveTest(statement, test, full);
  const data = { key: test.keyEntry.key.text, operator: full };
  return edits ? [{ messageId: 'suggestOperator', data, edits }] : [];
}

/** The operator of another family that asks the same; undefined when that family has none. */
function counterpart(
  { name, family, negated }: Operator,
  wanted: OperatorFamily,
  wildcards: boolean,
): string | undefined {
  const comparison = name.slice(family.length);
  if (/Than/.test(comparison))
    return wanted === 'Numeric' || wanted === 'Date' ? wanted + comparison : undefined;
  const not = negated ? 'Not' : '';
  if (wanted === 'IpAddress') return `${not}IpAddress`;
  const full =
    wanted === 'Arn' || (wanted === 'String' && wildcards) ? `${wanted}${not}Like` : `${wanted}${not}Equals`;
  if (wanted === 'Bool') return negated ? undefined : 'Bool';
  return parseOperator(full) && full;
}
