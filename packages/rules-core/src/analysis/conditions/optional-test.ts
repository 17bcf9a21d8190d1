/** Conditions of an Allow that should limit the callers or their network, but are also true if the key is missing. */
import { needsKey } from './condition-strength.js';
import { passingValues, passingValuesOf } from './passing-values.js';
import { optionalKeys } from '../../catalog/optional-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface OptionalTest {
  readonly test: ConditionTest;
  /** The requests that do not include the key, in words. */
  readonly requests: string;
}

const endpoints = ['aws:sourcevpc', 'aws:sourcevpce'];
const addresses = ['aws:sourceip'];
const organizations = ['aws:principalorgid', 'aws:principalorgpaths'];
/** Keys that identify callers on their own. */
const callers = /^aws:(?:principalarn|principalaccount|userid|username|principaltag\/.*)$/;

/** The optional conditions of a statement. Empty if another condition or a Deny covers requests without the key. */
export function* optionalTests(statement: Statement): Generator<OptionalTest> {
  const { conditions, hasReadableConditions, isGrant } = statement;
  if (!isGrant || !hasReadableConditions) return;
  for (const test of conditions) {
    const requests = isOptional(test) ? optionalKeys.get(test.key) : undefined;
    if (requests !== undefined && isOpen(statement, test.key) && !isDenied(statement, test.key))
      yield { test, requests };
  }
}

/** The condition lists certain values, but its operator accepts requests without the key or treats it as a list. */
function isOptional(test: ConditionTest): boolean {
  const { operator } = test;
  if (!operator || operator.negated || operator.family === 'Null') return false;
  const { absent, any } = passingValuesOf([test]);
  // For keys with one value, ForAllValues is always a mistake.
  const isMeant = operator.set === undefined ? operator.ifExists : test.key === 'kms:resourcealiases';
  return isMeant && absent === 'yes' && any === 'no';
}

/** Requests without the key pass the whole Condition, even if other conditions identify callers. */
function isOpen(statement: Statement, key: string): boolean {
  const isAbsent = (name: string) => passingValues(statement, name).absent === 'yes';
  const isAny = (name: string) => passingValues(statement, name).any === 'yes';
  if (!isAbsent(key)) return false;
  // A request has either a VPC endpoint or a public address.
  if (endpoints.includes(key)) return endpoints.every(isAbsent) && addresses.every(isAny);
  if (addresses.includes(key)) return endpoints.every(isAny);
  if (!organizations.includes(key)) return true;
  return organizations.every(isAbsent) && namesAccounts(statement);
}

/** The principals are accounts and their users and roles, and no other condition limits them. */
function namesAccounts({ principals, conditions }: Statement): boolean {
  if (conditions.some((test) => callers.test(test.key) && needsKey(test))) return false;
  return principals?.items.some(({ type }) => type === undefined || type.text === 'AWS') === true;
}

/** A Deny in the policy may apply to requests without the key. */
function isDenied({ policy }: Statement, key: string): boolean {
  const keys = [endpoints, addresses, organizations].find((group) => group.includes(key)) ?? [key];
  return keys.some((each) => keysMissingUnderDeny(policy).has(each));
}

/** The keys for which a Deny has a condition that is true if the key is missing. */
const keysMissingUnderDeny = remembered(
  ({ statements }: Policy) =>
    new Set(
      statements
        .filter(({ effect }) => effect === 'Deny')
        .flatMap(({ conditions }) => conditions)
        .filter((test) => optionalKeys.has(test.key) && passingValuesOf([test]).absent !== 'no')
        .map(({ key }) => key),
    ),
);
