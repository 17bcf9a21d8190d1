/** Values that a condition test can never match. */
import { formFault, type FormFault } from './form-fault.js';
import { isFixed, suitsFamily } from './operator-values.js';
import { isOwnVariable } from './own-variable.js';
import { principalValueFault, type PrincipalValueFault } from './principal-value.js';
import { allAddressesFor } from './unspecified-address.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { OperatorFamily } from '../../policy/operator.js';

/** What is wrong with a value, by the name of the message that says so. */
export interface ValueFault {
  readonly kind:
    | FormFault['kind']
    | PrincipalValueFault['kind']
    | FamilyFault
    | 'booleanCase'
    | 'unspecifiedAddress'
    | 'ownVariable';
  /** What was meant, where that is plain. */
  readonly proper?: string | undefined;
  /** The block of all addresses, where the value is an address of none. */
  readonly all?: string | undefined;
}

type FamilyFault = 'notBoolean' | 'notNumber' | 'notDate' | 'notIpRange' | 'notBase64';

const faultOfFamily: Readonly<Partial<Record<OperatorFamily, FamilyFault>>> = {
  Bool: 'notBoolean',
  Null: 'notBoolean',
  Numeric: 'notNumber',
  Date: 'notDate',
  IpAddress: 'notIpRange',
  Binary: 'notBase64',
};

/** Why no value of the key equals this one under the operator of the test; undefined when one may, or it is not known. */
export function faultOfValue(test: ConditionTest, value: ConditionValue): ValueFault | undefined {
  const { operator } = test;
  // null is no value of a condition.
  const isNull = value.value.kind === 'scalar' && value.value.value === null;
  if (!operator || isNull) return undefined;
  if (isOwnVariable(test, value)) return { kind: 'ownVariable' };
  if (!isFixed(value)) return principalValueFault(test, value);
  const form = formFault(test, value) ?? principalValueFault(test, value);
  if (form) return form;
  const all = operator.family === 'IpAddress' ? allAddressesFor(test, value) : undefined;
  if (all !== undefined) return { kind: 'unspecifiedAddress', all };
  const kind = faultOfFamily[operator.family];
  if (!kind || suitsFamily(operator.family, value.text)) return undefined;
  const folded = value.text.trim().toLowerCase();
  const isBoolean = kind === 'notBoolean' && suitsFamily('Bool', folded);
  return isBoolean ? { kind: 'booleanCase', proper: folded } : { kind };
}
