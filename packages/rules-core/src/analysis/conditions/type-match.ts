/**
 * Whether an operator compares the type of a condition key, and which other operator does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isFreeForm } from './condition-key-of.js';
import { formFault } from './form-fault.js';
import { withBaseName } from './operator-name.js';
import { holdsWildcard, suitsFamily } from './operator-values.js';
import type { ConditionKey } from '../../catalog/condition-keys.js';
import { furtherTypeOf } from '../../catalog/documented-condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import { parseOperator, type Operator, type OperatorFamily } from '../../policy/operator.js';

/** The operators that compare values of a type. */
const familyOfType: Readonly<Record<ConditionKey['type'], OperatorFamily>> = {
  String: 'String',
  ARN: 'Arn',
  Bool: 'Bool',
  Numeric: 'Numeric',
  Date: 'Date',
  IPAddress: 'IpAddress',
  Binary: 'Binary',
};

/** The operator of the test compares values of the type that its key has, as far as known. */
export function comparesType({ operator, values }: ConditionTest, key: ConditionKey): boolean {
  const family = operator?.family;
  if (!family || family === 'Null' || family === familyOfType[key.type]) return true;
  const further = furtherTypeOf(key);
  if (further && family === familyOfType[further]) return true;
  // Operators of strings are the only ones beside those of ARNs that take policy variables.
  if (family === 'String' && values.some(({ bounds }) => bounds.variable)) return true;
  switch (key.type) {
    case 'String':
      // The reference calls a few keys strings that hold ARNs, in some cases or always.
      return isFreeForm(key) || (family === 'Arn' && /arns?$|^aws:federatedprovider$/i.test(key.name));
    case 'ARN':
      return family === 'String';
    default:
      return false;
  }
}

/**
 * The full name of the operator that asks the same of the type that the key has; undefined when there is none, or the
 * values would match nothing under it.
 */
export function counterpartOf(test: ConditionTest, { type }: ConditionKey): string | undefined {
  const { operator, values, known } = test;
  const family = familyOfType[type];
  const name = operator && baseNameIn(family, operator, values.some(holdsWildcard));
  if (name === undefined || !known) return undefined;
  const full = withBaseName(operator!, name);
  const moved = { ...test, operator: parseOperator(full) };
  const isSound = values.every((value) => suitsFamily(family, value.text) && !formFault(moved, value));
  return isSound ? full : undefined;
}

/** @param wildcards whether the values have wildcards, which are to stay ones */
function baseNameIn(
  wanted: OperatorFamily,
  { name, family, negated }: Operator,
  wildcards: boolean,
): string | undefined {
  const comparison = name.slice(family.length);
  if (/Than/.test(comparison))
    return wanted === 'Numeric' || wanted === 'Date' ? wanted + comparison : undefined;
  const not = negated ? 'Not' : '';
  if (wanted === 'IpAddress') return `${not}IpAddress`;
  if (wanted === 'Bool') return negated ? undefined : 'Bool';
  const takesWildcards = wanted === 'Arn' || (wanted === 'String' && wildcards);
  const full = `${wanted}${not}${takesWildcards ? 'Like' : 'Equals'}`;
  return parseOperator(full) && full;
}
