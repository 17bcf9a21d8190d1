/**
 * What a condition test is about: the resource, the request, the caller, or the circumstances.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { strengthOf, withoutKeyIn } from './condition-strength.js';
import type { Action } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export type ConditionSubject = 'resource' | 'request' | 'caller' | 'circumstances';

const resourceKeys = /^aws:resource(?:tag\/|account$|orgid$|orgpaths$)/;
const requestKeys =
  /^aws:(?:requesttag\/|tagkeys$|calledvia|viaawsservice$|viaawsmcpservice$|ismcpserviceaction$|source(?:arn|account|orgid|orgpaths)$)/;
const circumstanceKeys =
  /^aws:(?:currenttime|epochtime|referer|requestedregion|securetransport|sourceip|sourcevpc|sourcevpcarn|sourcevpce|useragent|vpceaccount|vpceorgid|vpceorgpaths|vpcsourceip)$/;
/** Claims of identity providers describe the caller; their prefixes are host names, or `saml`. */
const providerKeys = /^(?:saml|[^:.]*\.[^:]*):/;

/** What the key of a test describes, told by its name. */
export function subjectOf({ key }: Pick<ConditionTest, 'key'>): ConditionSubject {
  if (resourceKeys.test(key)) return 'resource';
  if (requestKeys.test(key)) return 'request';
  if (circumstanceKeys.test(key)) return 'circumstances';
  if (key.startsWith('aws:') || providerKeys.test(key)) return 'caller';
  return /^[^:]+:(?:\w*resourcetag|existingobjecttag)\//.test(key) ? 'resource' : 'request';
}

/**
 * A tag or a pair of an encryption context is there only if somebody has set it, so that asking for one tells resources and
 * requests apart.
 */
const tagKeys = /^(?:(?:aws:requesttag|[^:]+:(?:\w*resourcetag|existingobjecttag))\/|kms:encryptioncontext:)/;

/** The test narrows which resources or requests a statement covers, or may do so for all we know. */
export function narrowsRequest(test: ConditionTest): boolean {
  const strength = strengthOf(test);
  if (strength === 'vacuous') return false;
  if (strength === 'presence') return tagKeys.test(test.key);
  const subject = subjectOf(test);
  return subject === 'resource' || subject === 'request';
}

/**
 * The Condition narrows which resources or requests an action is allowed on. A test that a missing key passes, as the
 * others do, narrows only the actions that carry the key.
 */
export function narrowsAction(statement: Statement, action: Action): boolean {
  const { everyAction, keys } = narrowingOf(statement);
  return everyAction || keys.some((key) => actionSupportsKey(action, key) !== 'no');
}

const narrowingOf = remembered((statement: Statement) => {
  const tests = statement.conditions.filter(narrowsRequest);
  return {
    everyAction: tests.some((test) => withoutKeyIn(statement, test) !== 'open'),
    keys: [...new Set(tests.map(({ key }) => key))],
  };
});
