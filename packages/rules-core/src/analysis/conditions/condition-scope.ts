/**
 * What a condition is about: the resource, the request, the caller or the circumstances.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { strengthOf, withoutKeyIn } from './condition-strength.js';
import type { Action } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

export type ConditionSubject = 'resource' | 'request' | 'caller' | 'circumstances';

const resourceKeys = /^aws:resource(?:tag\/|account$|orgid$|orgpaths$)/;
const requestKeys =
  /^aws:(?:requesttag\/|tagkeys$|calledvia|viaawsservice$|viaawsmcpservice$|ismcpserviceaction$|source(?:arn|account|orgid|orgpaths)$)/;
const circumstanceKeys =
  /^aws:(?:currenttime|epochtime|referer|requestedregion|securetransport|sourceip|sourcevpc|sourcevpcarn|sourcevpce|useragent|vpceaccount|vpceorgid|vpceorgpaths|vpcsourceip)$/;
/** Claims of identity providers describe the caller. Their prefixes are host names, or `saml`. */
const providerKeys = /^(?:saml|[^:.]*\.[^:]*):/;

/** What the key of a condition describes, derived from its name. */
export function subjectOf({ key }: Pick<ConditionTest, 'key'>): ConditionSubject {
  if (resourceKeys.test(key)) return 'resource';
  if (requestKeys.test(key)) return 'request';
  if (circumstanceKeys.test(key)) return 'circumstances';
  if (key.startsWith('aws:') || providerKeys.test(key)) return 'caller';
  return /^[^:]+:(?:\w*resourcetag|existingobjecttag)\//.test(key) ? 'resource' : 'request';
}

/**
 * Tags and pairs of an encryption context exist only if somebody sets them, so requiring one limits the resources or
 * requests.
 */
const tagKeys = /^(?:(?:aws:requesttag|[^:]+:(?:\w*resourcetag|existingobjecttag))\/|kms:encryptioncontext:)/;

/** The condition limits the resources or requests that a statement covers, or may do so. */
export function narrowsRequest(test: ConditionTest): boolean {
  const strength = strengthOf(test);
  if (strength === 'vacuous') return false;
  if (strength === 'presence') return tagKeys.test(test.key);
  const subject = subjectOf(test);
  return subject === 'resource' || subject === 'request';
}

/**
 * The Condition limits the resources or requests that an action is allowed on. A condition that is also true without
 * its key limits only the actions that include the key.
 */
export function narrowsAction(statement: Statement, action: Action): boolean {
  const { everyAction, keys } = narrowingOf(statement);
  return everyAction || keys.some((key) => actionSupportsKey(action, key) !== 'no');
}

const narrowingOf = rememberedIfUnchanged((statement: Statement) => {
  const tests = statement.conditions.filter(narrowsRequest);
  return {
    everyAction: tests.some((test) => withoutKeyIn(statement, test) !== 'open'),
    keys: [...new Set(tests.map(({ key }) => key))],
  };
});
