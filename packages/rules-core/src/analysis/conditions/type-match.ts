/**
 * Whether an operator compares the type of a condition key, and which other operator does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isFreeForm } from './condition-key-of.js';
import type { ConditionKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import { parseOperator, type Operator, type OperatorFamily } from '../../policy/operator.js';

/** The operators that compare values of a type. */
export const familyOfType: Readonly<Record<ConditionKey['type'], OperatorFamily>> = {
  String: 'String',
  ARN: 'Arn',
  Bool: 'Bool',
  Numeric: 'Numeric',
  Date: 'Date',
  IPAddress: 'IpAddress',
  Binary: 'Binary',
};

/** Does the operator of a test compare values of the type that its key has? */
export function comparesType({ family }: Operator, key: ConditionKey, { values }: ConditionTest): boolean {
  if (family === 'Null' || family === familyOfType[key.type]) return true;
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

/**
 * The base name of the operator of another family that asks the same; undefined when that family has none.
 *
 * @param wildcards whether the values have wildcards, which are to stay ones
 */
export function counterpartOf(
  { name, family, negated }: Operator,
  wanted: OperatorFamily,
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
