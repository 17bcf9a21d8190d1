/** Values that a condition can never match. */
import { formFault, type FormFault } from './form-fault.js';
import { isFixed, suitsFamily } from './operator-values.js';
import { isOwnVariable } from './own-variable.js';
import { principalValueFault, type PrincipalValueFault } from './principal-value.js';
import { allAddressesFor } from './unspecified-address.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { OperatorFamily } from '../../policy/operator.js';

/** What is wrong with a value. `kind` is the id of the message. */
export interface ValueFault {
  readonly kind:
    | FormFault['kind']
    | PrincipalValueFault['kind']
    | FamilyFault
    | 'booleanCase'
    | 'unspecifiedAddress'
    | 'ownVariable';
  /** The value that was meant, if that is clear. */
  readonly proper?: string | undefined;
  /** The block of all addresses, if the value is an unspecified address such as `0.0.0.0`. */
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

/** Why the key never has this value under the condition's operator. undefined if it may, or if that is unknown. */
export function faultOfValue(test: ConditionTest, value: ConditionValue): ValueFault | undefined {
  const { operator } = test;
  // null is not a valid value in a condition.
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
