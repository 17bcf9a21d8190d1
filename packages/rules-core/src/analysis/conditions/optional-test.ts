/** Tests by which an Allow means to say who may call, or from where, and which hold as well where their key is missing. */
import { needsKey } from './condition-strength.js';
import { passingValues, passingValuesOf } from './passing-values.js';
import { optionalKeys } from '../../catalog/optional-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface OptionalTest {
  readonly test: ConditionTest;
  /** Which requests do not include the key, in words. */
  readonly requests: string;
}

const endpoints = ['aws:sourcevpc', 'aws:sourcevpce'];
const addresses = ['aws:sourceip'];
const organizations = ['aws:principalorgid', 'aws:principalorgpaths'];
/** Keys that tell callers apart by themselves. */
const callers = /^aws:(?:principalarn|principalaccount|userid|username|principaltag\/.*)$/;

/** The tests of a statement; none where another test or a Deny sees to the requests without the key. */
export function* optionalTests(statement: Statement): Generator<OptionalTest> {
  const { conditions, hasReadableConditions, isGrant } = statement;
  if (!isGrant || !hasReadableConditions) return;
  for (const test of conditions) {
    const requests = isOptional(test) ? optionalKeys.get(test.key) : undefined;
    if (requests !== undefined && isOpen(statement, test.key) && !isDenied(statement, test.key))
      yield { test, requests };
  }
}

/** It asks for certain values, and the author said that the key may be missing, or that it is a list. */
function isOptional(test: ConditionTest): boolean {
  const { operator } = test;
  if (!operator || operator.negated || operator.family === 'Null') return false;
  const { absent, any } = passingValuesOf([test]);
  // For keys of one value ForAllValues is wrong in itself.
  const isMeant = operator.set === undefined ? operator.ifExists : test.key === 'kms:resourcealiases';
  return isMeant && absent === 'yes' && any === 'no';
}

/** Requests without the key pass the whole Condition, whatever else tells them apart. */
function isOpen(statement: Statement, key: string): boolean {
  const isAbsent = (name: string) => passingValues(statement, name).absent === 'yes';
  const isAny = (name: string) => passingValues(statement, name).any === 'yes';
  if (!isAbsent(key)) return false;
  // A request comes through an endpoint, or has an address of the internet.
  if (endpoints.includes(key)) return endpoints.every(isAbsent) && addresses.every(isAny);
  if (addresses.includes(key)) return endpoints.every(isAny);
  if (!organizations.includes(key)) return true;
  return organizations.every(isAbsent) && namesAccounts(statement);
}

/** The callers are accounts and their users and roles, which no other test tells apart. */
function namesAccounts({ principals, conditions }: Statement): boolean {
  if (conditions.some((test) => callers.test(test.key) && needsKey(test))) return false;
  return principals?.items.some(({ type }) => type === undefined || type.text === 'AWS') === true;
}

/** A Deny of the policy may hold for requests without the key. */
function isDenied({ policy }: Statement, key: string): boolean {
  const keys = [endpoints, addresses, organizations].find((group) => group.includes(key)) ?? [key];
  return keys.some((each) => keysMissingUnderDeny(policy).has(each));
}

/** The keys of which a Deny has a test that holds without them. */
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
