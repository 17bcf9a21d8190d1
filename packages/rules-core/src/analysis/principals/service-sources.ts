/**
 * Whether a statement says for whom an AWS service acts when it uses a resource: the confused deputy problem.
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

/** Others by which some services say for whom they act, or that only the owner's calls have. */
const ownerKeys =
  /^(?:aws:sourceowner|aws:sourcevpce?|aws:principalorgid|kms:calleraccount|kms:encryptioncontext:.*|kms:viaservice|lambda:eventsourcetoken)$|^[^:]+:(?:\w*sourcearn|\w*sourceaccount)$/;

/** The request's sender can set these at will. */
const weakKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

/**
 * Services that deliver logs for the resources of whoever names the bucket, and send no source.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const withoutSource: ReadonlySet<string> = new Set(['logdelivery.elasticloadbalancing.amazonaws.com']);

export interface UnboundService {
  readonly item: PrincipalItem;
  /** The service principal that is written, or that was meant where it is misspelled. */
  readonly service: string;
  /** A test by which the author meant to say for whom it acts, on a key that does not. */
  readonly weak: ConditionTest | undefined;
}

/** The services that a statement grants something to, whoever they act for; none where that may not be so. */
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

/** The statement is one of a trust policy, whatever it is among: no other resource has actions of AWS STS. */
function isOfTrust({ actions }: Statement): boolean {
  return (
    actions !== undefined &&
    actions.items.length > 0 &&
    actions.items.every(({ text }) => /^sts:/i.test(text))
  );
}

/** The statement is about services alone: a condition on the source would shut out all others, who have none. */
export function isForServicesAlone({ principals }: Statement): boolean {
  return principals?.items.every(({ type }) => type?.text === 'Service') === true;
}

function serviceMeantBy(item: PrincipalItem): string | undefined {
  if (item.type?.text !== 'Service' || !item.bounds.known) return undefined;
  const fault = principalFault(item);
  return fault ? fault.proper : item.text;
}

/** The statement, or a Deny beside it, says for whom the services act, or may do so for all we know. */
function isBoundToSource(statement: Statement): boolean {
  return (
    !statement.hasReadableConditions ||
    statement.conditions.some(namesSource) ||
    bindsSources(statement.policy)
  );
}

/** Every value of the test is an account ID. */
export function namesAccounts({ values }: ConditionTest): boolean {
  return values.every(({ text }) => /^\d{12}$/.test(text));
}

function namesSource(test: ConditionTest): boolean {
  if (!sourceKeys.has(test.key) && !ownerKeys.test(test.key)) return !test.known && !test.key.includes(':');
  const strength = strengthOf(test);
  return strength !== 'presence' && strength !== 'vacuous';
}

/** A Deny for everyone says for whom the services act, whatever the statements beside it say. */
function bindsSources({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, principals, conditions }) =>
      effect === 'Deny' &&
      principals?.items.some((item) => isEveryone(item) || item.type?.text === 'Service') === true &&
      conditions.some(({ key }) => sourceKeys.has(key)),
  );
}
