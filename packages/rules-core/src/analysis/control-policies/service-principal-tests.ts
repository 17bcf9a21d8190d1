/**
 * Conditions of resource control policies that have different results for calls by AWS services and for all other
 * calls, because only one of the two includes the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { withoutKey } from '../conditions/condition-strength.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

const servicePrincipal = 'aws:PrincipalIsAWSService';
const principalKey = /^aws:principal(?:orgid|orgpaths|account|arn|tag\/.*)$/;
/** Keys that describe the caller, its network and its tags. No call by an AWS service is known to include them. */
const callerKey =
  /^(?:aws:(?:principal(?!isawsservice|servicename).*|requesttag\/.*|tagkeys|userid|username|federatedprovider|multifactorauth.*|token.*|useragent|referer)|saml:.*|sts:.*)$/;
const sourceKey = /^aws:source(?:account|arn|orgid|orgpaths)$/;

export interface MissingTest {
  /** Which other calls the condition also affects. The value is the id of the message. */
  readonly kind:
    /** A caller key, which calls by AWS services do not include: affects those calls. */
    | 'principalKey'
    /** A key that only calls by AWS services include: affects all other calls. */
    | 'sourceKey'
    /** A key that only some calls by AWS services include: affects the ones without it. */
    | 'sourcePresence';
  /** The condition that needs another one next to it. */
  readonly test: ConditionTest;
  /** The missing condition, with its only value. */
  readonly lacks: { readonly operator: string; readonly key: string; readonly value: string };
}

/**
 * The conditions that a statement is missing. Empty if some conditions are unknown. A condition on the source of a call
 * already makes the statement about calls by services, whatever else it exempts.
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
 * Whether one condition is true for calls by AWS services, but another one may not be, because it requires something
 * that these calls may not include. Example: a Deny for everyone who sends the session tag `team`.
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
