/**
 * Whether a principal that matches everyone is limited by condition keys.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { strengthOf } from '../conditions/condition-strength.js';
import { neverApplies, passingValues } from '../conditions/passing-values.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';

/** Keys whose values are identifiers assigned by AWS, so nobody else can have them. */
const identifierKeys: ReadonlySet<string> = new Set([
  'aws:ec2instancesourcevpc',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
]);

const arnKeys: ReadonlySet<string> = new Set([
  'aws:arn',
  'aws:federatedprovider',
  'aws:principalarn',
  'aws:sourcearn',
  'aws:sourcevpcarn',
  's3:dataaccesspointarn',
  // Amazon S3 counts this as limited, because only callers with access to the key can use it.
  's3:x-amz-server-side-encryption-aws-kms-key-id',
]);

/** Flags that are true for AWS services, or for callers inside a VPC, but not for everyone. */
const flagKeys: ReadonlySet<string> = new Set([
  'aws:principalisawsservice',
  'elasticfilesystem:accessedviamounttarget',
]);

/**
 * A claim that an identity provider makes about one caller. `amr` is excluded because it only says how the caller
 * signed in, if at all.
 */
function isClaim(key: string): boolean {
  const colon = key.indexOf(':');
  return colon >= 0 && key.slice(0, colon).includes('.') && key.slice(colon + 1) !== 'amr';
}

/** The Condition is true only for some callers, or may be. */
export function narrowsWho(statement: Statement): boolean {
  return !statement.hasReadableConditions || narrowsCaller(statement);
}

function narrowsCaller(statement: Statement): boolean {
  const { conditions } = statement;
  if (neverApplies(statement)) return true;
  if (conditions.some((test) => strengthOf(test) === 'unknown' && (!test.known || aboutCaller(test))))
    return true;
  const apart = conditions.filter(
    (test) => ['strong', 'weak'].includes(strengthOf(test)) && tellsCallersApart(test),
  );
  const isSet = (...keys: string[]) => apart.some(({ key }) => keys.includes(key));
  // A request has either a VPC endpoint or a public address.
  if (isSet('aws:sourceip') && isSet('aws:sourcevpc', 'aws:sourcevpce')) return true;
  return apart.some(({ key }) => passingValues(statement, key).absent !== 'yes');
}

function aboutCaller({ key }: ConditionTest): boolean {
  return (
    identifierKeys.has(key) || arnKeys.has(key) || flagKeys.has(key) || key === 'aws:sourceip' || isClaim(key)
  );
}

/** Each of the values matches only some callers. */
function tellsCallersApart({ key, values }: ConditionTest): boolean {
  if (flagKeys.has(key)) return values.every(({ text }) => text.toLowerCase() === 'true');
  if (key === 'aws:sourceip') return values.every(({ text }) => isNarrowRange(text));
  if (arnKeys.has(key)) return values.every(({ text }) => namesOwner(text));
  if (identifierKeys.has(key)) return values.every(({ text }) => /^[^*?:]/.test(text));
  return isClaim(key);
}

/**
 * The ARN names an account, or something with a globally unique name: a bucket, or another resource without an account
 * in its ARN.
 */
function namesOwner(text: string): boolean {
  const [, , service = '', , account = '', ...rest] = text.split(':');
  if (rest.length === 0) return /\d{12}/.test(text);
  if (/[^*?]/.test(account)) return true;
  return (account === '' || service === 's3') && /^[^*?]/.test(rest.join(':'));
}

/**
 * The address range is much smaller than the whole internet. Amazon S3 sets the limit at /8 for IPv4 and /32 for IPv6.
 * Private addresses never come from the internet.
 */
function isNarrowRange(text: string): boolean {
  const [address = '', length] = text.split('/');
  if (length === undefined) return true;
  return Number(length) >= (address.includes(':') ? 32 : 8);
}

/**
 * A Deny for everyone except some, as far as its Condition is known. In this idiom, the Allow says what is allowed and
 * the Deny says for whom.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export function shutsOut(deny: Statement): boolean {
  if (deny.effect !== 'Deny' || !deny.principals || deny.isContradictory) return false;
  const everyone = deny.principals.items.some(isEveryone);
  if (deny.principals.negated) return !everyone && !deny.isConditional;
  if (!everyone) return false;
  if (!deny.isConditional || !deny.hasReadableConditions) return true;
  return deny.conditions.some(sparesSome) && deny.conditions.every(sparesOrdinary);
}

/** The Deny only exempts callers that the condition identifies, or may do so. */
function sparesSome(test: ConditionTest): boolean {
  const { operator } = test;
  if (flagKeys.has(test.key)) return isFalse(test);
  if (operator?.set === 'ForAnyValue') return false;
  if (operator?.negated && strengthOf(test) === 'unknown') return !test.known || aboutCaller(test);
  return strengthOf(test) === 'negated' && tellsCallersApart(test);
}

/** The condition does not limit the Deny to unusual requests either. */
function sparesOrdinary(test: ConditionTest): boolean {
  if (test.key === 'aws:viaawsservice') return isFalse(test);
  return sparesSome(test) || (strengthOf(test) === 'negated' && test.key.startsWith('aws:principal'));
}

function isFalse({ operator, values }: ConditionTest): boolean {
  return operator?.name === 'Bool' && values.every(({ text }) => text.toLowerCase() === 'false');
}
