/**
 * Whose GitHub workflows the conditions on the subject of their tokens accept.
 * https://docs.github.com/actions/reference/security/oidc
 */
import { githubIssuer, type OidcTrust } from './oidc-trust.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { TextValue } from '../../value/value.js';

/**
 * What a subject accepts besides one branch of one repository, from the fewest to the most. The value is the id of the
 * message.
 */
const breadths = ['noBranch', 'anyRef', 'anyRepository', 'openSubject', 'everySubject'] as const;

export type SubjectBreadth = (typeof breadths)[number];

export interface BroadSubject {
  readonly kind: SubjectBreadth;
  readonly test: ConditionTest;
  readonly value: TextValue;
}

/**
 * The values of conditions on the subject that do not name a repository, if no other condition does.
 *
 * @param isBranchNeeded also finds values without a branch
 */
export function* broadSubjects(trust: OidcTrust, isBranchNeeded: boolean): Generator<BroadSubject> {
  if (trust.issuer !== githubIssuer) return;
  // All conditions must be true, so one exact condition is enough.
  const anyRepository = !hasExactTest(trust, 'repository') && !hasExactTest(trust, 'repository_id');
  const anyBranch = isBranchNeeded && !hasExactTest(trust, 'ref');
  const judged = testsOn(trust, 'sub')
    .map((test) => ({ test, values: judgedValues(test) }))
    .filter(({ values }) => values !== undefined);
  const ranks = judged.map(({ values }) => Math.max(...values!.map(({ text }) => rankOf(text))));
  const most = Math.min(...ranks);
  for (const { test, values } of judged) {
    for (const value of values!) {
      const kind = breadthOf(value.text);
      if (!kind || rankOf(value.text) > most) continue;
      if (kind === 'noBranch' || kind === 'anyRef' ? anyBranch : anyRepository) yield { kind, test, value };
    }
  }
}

function testsOn({ tests }: OidcTrust, claim: string): readonly ConditionTest[] {
  return tests.filter(({ key }) => key === `${githubIssuer}:${claim}`);
}

/** A condition lists values for the claim without wildcards. */
function hasExactTest(trust: OidcTrust, claim: string): boolean {
  return testsOn(trust, claim).some(
    (test) =>
      strengthOf(test) === 'strong' &&
      !(test.operator!.wildcards && test.values.some(({ text }) => hasWildcard(text))),
  );
}

/** The known values that the condition accepts. undefined if the condition excludes values instead. */
function judgedValues({ operator, values }: ConditionTest): readonly TextValue[] | undefined {
  if (operator?.family !== 'String' || operator.negated) return undefined;
  return values.flatMap(({ value, text, bounds }) => {
    if (value.kind !== 'text' || !bounds.known || bounds.variable) return [];
    // No subject contains a literal wildcard, so such a value matches nothing.
    return !operator.wildcards && hasWildcard(text) ? [] : [value];
  });
}

function rankOf(subject: string): number {
  const breadth = breadthOf(subject);
  return breadth === undefined ? -1 : breadths.indexOf(breadth);
}

/** undefined if the value names one repository and one of its branches. */
function breadthOf(written: string): SubjectBreadth | undefined {
  // Names cannot contain `@`. IDs with wildcards are fine because the owner and repository are named.
  const subject = written.replace(/(^|:)repo:[^:]*/, (repository) =>
    repository.replace(/(?<=[^*?/:])@\*(?=\/|$)/g, ''),
  );
  if (/^\*+$/.test(subject)) return 'everySubject';
  if (/^[*?]/.test(subject)) return 'anyRepository';
  const [found, repository] = /(?:^|:)repo:([^:]*)/.exec(subject) ?? [];
  if (found === undefined) return isOpen(subject) ? 'openSubject' : 'noBranch';
  if (!/^[^*?/]+\/[^*?/]+$/.test(repository!)) return 'anyRepository';
  if (hasWildcard(subject)) return 'anyRef';
  return subject.includes(':ref:refs/heads/') || subject.startsWith('ref:refs/heads/')
    ? undefined
    : 'noBranch';
}

/** Used as a subject, the text matches workflows of more than one repository. */
export function isUnspecific(issuer: string, text: string): boolean {
  return issuer === githubIssuer && rankOf(text) >= breadths.indexOf('anyRepository');
}

/**
 * Claims that workflows of any repository can have with any value. Each repository can define a template that builds
 * the subject from claims.
 */
const openClaims: ReadonlySet<string> = new Set([
  'base_ref',
  'environment',
  'event_name',
  'head_ref',
  'ref',
  'ref_protected',
  'ref_type',
  'repository_visibility',
  'run_attempt',
  'run_number',
  'runner_environment',
  'workflow',
]);

/** Nothing in the subject identifies its owner. */
function isOpen(subject: string): boolean {
  const fields = subject.replace(/(^|:)pull_request(?=:|$)/, '$1event_name:pull_request').split(':');
  // A wildcard does not identify the owner either.
  return fields.length > 1 && fields.every((field, index) => index % 2 === 1 || isOpenClaim(field));
}

function isOpenClaim(field: string): boolean {
  return openClaims.has(field) || field === '*';
}
