/**
 * Whether a statement says for whom an AWS service acts when it uses a resource: the confused deputy problem.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import { strengthOf } from '../conditions/condition-strength.js';
import { isEveryone } from '../../policy/principal.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';

const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** Others by which some services say for whom they act, or that only the owner's calls have. */
const ownerKeys =
  /^(?:aws:sourceowner|aws:sourcevpce?|aws:principalorgid|kms:calleraccount|kms:encryptioncontext:.*|kms:viaservice|lambda:eventsourcetoken)$|^[^:]+:(?:\w*sourcearn|\w*sourceaccount)$/;

/** The request's sender can set these at will. */
const weakKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

/** The statement, or a Deny beside it, says for whom the services act, or may do so for all we know. */
export function isBoundToSource(statement: Statement): boolean {
  return (
    !statement.hasReadableConditions ||
    statement.conditions.some(namesSource) ||
    bindsSources(statement.policy)
  );
}

/** A test by which the author meant to say so, on a key that does not. */
export function weakSourceTest({ conditions }: Statement): ConditionTest | undefined {
  return conditions.find(({ key }) => weakKeys.has(key));
}

function namesSource(test: ConditionTest): boolean {
  if (!sourceKeys.has(test.key) && !ownerKeys.test(test.key)) return !test.known && !test.key.includes(':');
  const strength = strengthOf(test);
  return strength !== 'presence' && strength !== 'vacuous';
}

const bound = new WeakMap<Policy, boolean>();

/** A Deny for everyone keeps out what acts for others. */
function bindsSources(policy: Policy): boolean {
  let known = bound.get(policy);
  if (known === undefined) {
    known = policy.statements.some(
      (deny) =>
        deny.effect === 'Deny' &&
        deny.principals?.items.some((item) => isEveryone(item) || item.type?.text === 'Service') === true &&
        deny.conditions.some(({ key }) => sourceKeys.has(key)),
    );
    bound.set(policy, known);
  }
  return known;
}
