/**
 * Whether an operator compares the type of a condition key, and which operator would.
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

/** The operator compares values of the key's type, as far as known. */
export function comparesType({ operator, values }: ConditionTest, key: ConditionKey): boolean {
  const family = operator?.family;
  if (!family || family === 'Null' || family === familyOfType[key.type]) return true;
  const further = furtherTypeOf(key);
  if (further && family === familyOfType[further]) return true;
  // Besides Arn operators, only String operators support policy variables.
  if (family === 'String' && values.some(({ bounds }) => bounds.variable)) return true;
  switch (key.type) {
    case 'String':
      // For a few keys that always or sometimes hold ARNs, AWS documents the type String.
      return isFreeForm(key) || (family === 'Arn' && /arns?$|^aws:federatedprovider$/i.test(key.name));
    case 'ARN':
      return family === 'String';
    default:
      return false;
  }
}

/**
 * The full name of the corresponding operator for the key's type. undefined if there is none, or if the values would
 * never match under it.
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

/** @param wildcards whether the values have wildcards that must keep working */
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
