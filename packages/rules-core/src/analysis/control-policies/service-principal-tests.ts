/**
 * Tests of resource control policies that calls of AWS services and those of everyone else answer differently, since only
 * one of the two has the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { withoutKey } from '../conditions/condition-strength.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

const servicePrincipal = 'aws:PrincipalIsAWSService';
const principalKey = /^aws:principal(?:orgid|orgpaths|account|arn|tag\/.*)$/;
/** Keys of who calls, how, and with which tags: no call of an AWS service is known to have them. */
const callerKey =
  /^(?:aws:(?:principal(?!isawsservice|servicename).*|requesttag\/.*|tagkeys|userid|username|federatedprovider|multifactorauth.*|token.*|useragent|referer)|saml:.*|sts:.*)$/;
const sourceKey = /^aws:source(?:account|arn|orgid|orgpaths)$/;

export interface MissingTest {
  /** What the test decides about as well, by the name of the message that says so. */
  readonly kind:
    /** A key of the caller, which AWS services do not have: about their calls. */
    | 'principalKey'
    /** A key that only calls of AWS services have: about the calls of all others. */
    | 'sourceKey'
    /** Such a key that not every call of a service has: about those without it. */
    | 'sourcePresence';
  /** The test that needs another one beside it. */
  readonly test: ConditionTest;
  /** The other one, with its only value. */
  readonly lacks: { readonly operator: string; readonly key: string; readonly value: string };
}

/**
 * The tests that a statement lacks; none where not all of its tests are known. One that asks for the source of a call is
 * about calls of services, whatever it exempts besides.
 */
export function* missingTests({ conditions, hasReadableConditions }: Statement): Generator<MissingTest> {
  if (!hasReadableConditions || !conditions.every(({ known }) => known)) return;
  const onPrincipal = conditions.find(({ key }) => principalKey.test(key));
  const onSource = conditions.find(({ key }) => sourceKey.test(key));
  if (!onSource) {
    if (!onPrincipal || conditions.some((test) => isService(test, 'false')) || leavesServicesOut(conditions))
      return;
    const lacks = { operator: 'BoolIfExists', key: servicePrincipal, value: 'false' };
    yield { kind: 'principalKey', test: onPrincipal, lacks };
    return;
  }
  if (!conditions.some((test) => isService(test, 'true'))) {
    const lacks = { operator: 'Bool', key: servicePrincipal, value: 'true' };
    yield { kind: 'sourceKey', test: onSource, lacks };
  }
  if (!conditions.some(asksForSource)) {
    const lacks = { operator: 'Null', key: 'aws:SourceAccount', value: 'false' };
    yield { kind: 'sourcePresence', test: onSource, lacks };
  }
}

/**
 * Whether a test that holds for calls of AWS services stands beside one that may not hold for them, as it asks for
 * something that they need not have: a Deny for everyone who sends the session tag `team`.
 */
function leavesServicesOut(conditions: readonly ConditionTest[]): boolean {
  const isOpen = (test: ConditionTest) => principalKey.test(test.key) && withoutKey(test) === 'open';
  return (
    conditions.some(isOpen) &&
    conditions.some((test) => callerKey.test(test.key) && withoutKey(test) === 'shut')
  );
}

function isService({ key, operator, values }: ConditionTest, value: string): boolean {
  return (
    key === servicePrincipal.toLowerCase() &&
    operator?.family === 'Bool' &&
    values.every(({ text }) => text.toLowerCase() === value)
  );
}

function asksForSource({ key, operator, values }: ConditionTest): boolean {
  return (
    /^aws:source(?:account|arn)$/.test(key) &&
    operator?.family === 'Null' &&
    values.every(({ text }) => text.toLowerCase() === 'false')
  );
}
