/** Values in conditions on OpenID Connect claims that no token of the provider has. */
import { holdsWildcard, isFixed } from '../conditions/operator-values.js';
import { nearestName } from '../../catalog/nearest-name.js';
import {
  isSubjectElsewhere,
  issuerNamed,
  subjectForms,
  type OidcIssuer,
} from '../../catalog/oidc-issuers.js';
import { mayHaveForm } from '../../patterns/text-form.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** A condition key of an OpenID Connect provider, whose prefix is the provider's URL without the scheme. */
export interface OidcClaim {
  /** As written. */
  readonly prefix: string;
  /** In lower case. */
  readonly issuer: string;
  /** In lower case. */
  readonly claim: string;
}

/** undefined for other keys, including those of SAML. */
export function claimOf({ keyEntry: { key } }: Pick<ConditionTest, 'keyEntry'>): OidcClaim | undefined {
  const colon = key.text.lastIndexOf(':');
  const prefix = key.text.slice(0, Math.max(colon, 0));
  if (!prefix.includes('.')) return undefined;
  return { prefix, issuer: prefix.toLowerCase(), claim: key.text.slice(colon + 1).toLowerCase() };
}

export interface ClaimFault {
  /** The id of the message. */
  readonly kind:
    'subjectForm' | 'audienceForm' | 'subjectAsAudience' | 'audienceAsSubject' | 'misspeltAudience';
  readonly value: ConditionValue;
  /** The provider whose tokens never have the value. */
  readonly issuer: OidcIssuer;
  /** The value that was meant, if that is clear. */
  readonly proper?: string | undefined;
}

/** The values that no token has. */
export function* claimFaults(test: ConditionTest): Generator<ClaimFault> {
  const found = claimOf(test);
  const issuer = found && issuerNamed(found.issuer);
  if (!issuer || test.operator?.family !== 'String' || !test.known) return;
  for (const value of test.values) {
    const fault = isJudged(test, value) && faultOf(test, found.claim, issuer, value);
    if (fault) yield { ...fault, value, issuer };
  }
}

/** No token has any of the values. */
export function matchesNoToken(test: ConditionTest): boolean {
  const faulty = new Set([...claimFaults(test)].flatMap((each) => (isCertain(each) ? [each.value] : [])));
  return faulty.size > 0 && test.values.every((value) => faulty.has(value));
}

/** The audience is excluded because it can be customized. */
function isCertain({ kind }: ClaimFault): boolean {
  return kind !== 'misspeltAudience';
}

/** Every value in the condition is possible for a claim of the provider, as far as known. */
export function fitsClaim(test: ConditionTest, claim: string, issuer: OidcIssuer): boolean {
  return test.values.every((value) => !isJudged(test, value) || !faultOf(test, claim, issuer, value));
}

/** A wildcard that the operator does not support is a different fault. */
function isJudged({ operator }: ConditionTest, value: ConditionValue): boolean {
  if (!isFixed(value) || value.text === '') return false;
  return operator!.wildcards || !holdsWildcard(value);
}

type Fault = Pick<ClaimFault, 'kind' | 'proper'>;

function faultOf(
  test: ConditionTest,
  claim: string,
  issuer: OidcIssuer,
  { text: written }: ConditionValue,
): Fault | undefined {
  const text = test.operator!.ignoreCase ? written.toLowerCase() : written;
  if (claim === 'sub') return subjectFault(test, issuer, text);
  return claim === 'aud' ? audienceFault(test, issuer, text) : undefined;
}

function subjectFault(test: ConditionTest, issuer: OidcIssuer, text: string): Fault | undefined {
  if (mayBeSubject(test, issuer, text)) return undefined;
  if (text === issuer.usualAudience) return { kind: 'audienceAsSubject' };
  return {
    kind: 'subjectForm',
    proper: subjectsMeant(text).find((each) => mayBeSubject(test, issuer, each)),
  };
}

function mayBeSubject(test: ConditionTest, issuer: OidcIssuer, text: string): boolean {
  return !isSubjectElsewhere(issuer, text) && hasForm(test, subjectForms(issuer, text), text);
}

function audienceFault(test: ConditionTest, issuer: OidcIssuer, text: string): Fault | undefined {
  if (issuer.mark?.test(text) && hasForm(test, subjectForms(issuer, text), text))
    return { kind: 'subjectAsAudience' };
  if (!hasForm(test, issuer.audiences, text)) return { kind: 'audienceForm' };
  if (issuer.usualAudience === undefined || /[*?]/.test(text)) return undefined;
  const usual = [issuer.usualAudience, ...(text.startsWith('sts.') ? regionalAudiences : [])];
  const proper = usual.includes(text) ? undefined : nearestName(text, usual);
  return proper === undefined ? undefined : { kind: 'misspeltAudience', proper };
}

/** The audience of AWS STS in other partitions. */
const regionalAudiences = ['sts.amazonaws.com.cn', 'sts.amazonaws.eu'];

function hasForm({ operator }: ConditionTest, forms: readonly string[] | undefined, text: string): boolean {
  return !forms || forms.some((form) => mayHaveForm(text, form, operator!.wildcards));
}

/** What common mistakes meant. The result may still have another form. */
function subjectsMeant(text: string): readonly string[] {
  return [
    ...githubSubjectsMeant(text),
    // Bitbucket
    text.replace(/^[\da-f-]{36}/, '{$&}'),
    // Kubernetes
    text.replace(serviceAccount, 'system:serviceaccount:$1:$2'),
    text.replace(/^system:serviceaccount:.*/i, (subject) => subject.toLowerCase()),
    text.replace(/^[^:]*/, (field) => field.toLowerCase()),
  ];
}

const serviceAccount =
  /^(?:system:)?(?:service-?accounts?:)?(?!system|service-?accounts?:)([^:/]+)[:/]([^:/]+)$/i;
const repository =
  /^(?:(?:https:\/\/)?github\.com\/|rep(?:o|os|ository):)?([^/:]+\/[^/:]+?)(?:\.git)?(?:[:/](.*))?$/i;

function githubSubjectsMeant(text: string): readonly string[] {
  const [, name, rest = ''] = repository.exec(text) ?? [];
  if (name === undefined) return [];
  if (rest === '') return [`repo:${name}:ref:refs/heads/<Branch>`];
  const pullRequest = nearestName(rest, ['pull_request']);
  const branch = rest.replace(/^(?:(?:ref|branch):)?(?:refs\/)?(?:heads\/)?/, '');
  return [
    `repo:${name}:${pullRequest ?? rest}`,
    ...(rest.includes('tags/') || branch.includes(':') ? [] : [`repo:${name}:ref:refs/heads/${branch}`]),
    `repo:${name}:${rest.replace(/^(?:ref:)?(?:refs\/)?tags\//, 'ref:refs/tags/')}`,
  ];
}
