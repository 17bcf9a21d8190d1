/**
 * Whether a statement limits for whom an AWS service may use a resource (the confused deputy problem).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import { principalFault } from './principal-forms.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';

const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** Other keys with which some services identify for whom they act, or that only calls by the owner include. */
const ownerKeys =
  /^(?:aws:sourceowner|aws:sourcevpce?|aws:principalorgid|kms:calleraccount|kms:encryptioncontext:.*|kms:viaservice|lambda:eventsourcetoken)$|^[^:]+:(?:\w*sourcearn|\w*sourceaccount)$/;

/** The caller can set these to any value. */
const weakKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

/**
 * Services that deliver logs for any customer who names the bucket, without a source.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const withoutSource: ReadonlySet<string> = new Set(['logdelivery.elasticloadbalancing.amazonaws.com']);

export interface UnboundService {
  readonly item: PrincipalItem;
  /** The service principal as written, or the one that was meant if it is misspelled. */
  readonly service: string;
  /** A condition that should limit for whom the service acts, but on a key that does not do that. */
  readonly weak: ConditionTest | undefined;
}

/** The services that a statement allows to act for anyone. Empty if that is uncertain. */
export function servicesForAnySource(statement: Statement): readonly UnboundService[] {
  const { principals, isGrant, conditions } = statement;
  if (!isGrant || !principals || principals.negated || isBoundToSource(statement)) return [];
  if (isOfTrust(statement)) return [];
  const weak = conditions.find(({ key }) => weakKeys.has(key));
  return principals.items.flatMap((item) => {
    const service = serviceMeantBy(item);
    return service === undefined || withoutSource.has(service) ? [] : [{ item, service, weak }];
  });
}

/** The statement belongs to a trust policy, wherever it is: no other resource supports STS actions. */
function isOfTrust({ actions }: Statement): boolean {
  return (
    actions !== undefined &&
    actions.items.length > 0 &&
    actions.items.every(({ text }) => /^sts:/i.test(text))
  );
}

/**
 * The statement only covers services. For other principals, a condition on the source would block them because their
 * calls have no source.
 */
export function isForServicesAlone({ principals }: Statement): boolean {
  return principals?.items.every(({ type }) => type?.text === 'Service') === true;
}

function serviceMeantBy(item: PrincipalItem): string | undefined {
  if (item.type?.text !== 'Service' || !item.bounds.known) return undefined;
  const fault = principalFault(item);
  return fault ? fault.proper : item.text;
}

/** The statement, or a Deny in the policy, limits for whom the services act, or may do so. */
function isBoundToSource(statement: Statement): boolean {
  return (
    !statement.hasReadableConditions ||
    statement.conditions.some(namesSource) ||
    bindsSources(statement.policy)
  );
}

/** Every value of the condition is an account ID. */
export function namesAccounts({ values }: ConditionTest): boolean {
  return values.every(({ text }) => /^\d{12}$/.test(text));
}

function namesSource(test: ConditionTest): boolean {
  if (!sourceKeys.has(test.key) && !ownerKeys.test(test.key)) return !test.known && !test.key.includes(':');
  const strength = strengthOf(test);
  return strength !== 'presence' && strength !== 'vacuous';
}

/** A Deny for everyone limits for whom the services act, whatever the other statements say. */
function bindsSources({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, principals, conditions }) =>
      effect === 'Deny' &&
      principals?.items.some((item) => isEveryone(item) || item.type?.text === 'Service') === true &&
      conditions.some(({ key }) => sourceKeys.has(key)),
  );
}
