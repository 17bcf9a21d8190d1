/**
 * Whose workflows on GitHub the conditions on the subject of their tokens let in.
 * https://docs.github.com/actions/reference/security/oidc
 */
import { githubIssuer, type OidcTrust } from './oidc-trust.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { TextValue } from '../../value/value.js';

/**
 * Whom a subject lets in beyond one branch of one repository, by the name of the message that says so; from the fewest to
 * the most.
 */
const breadths = ['noBranch', 'anyRef', 'anyRepository', 'openSubject', 'everySubject'] as const;

export type SubjectBreadth = (typeof breadths)[number];

export interface BroadSubject {
  readonly kind: SubjectBreadth;
  readonly test: ConditionTest;
  readonly value: TextValue;
}

/**
 * The values of conditions on the subject that name no repository, where no other condition does.
 *
 * @param isBranchNeeded those that name no branch are found as well
 */
export function* broadSubjects(trust: OidcTrust, isBranchNeeded: boolean): Generator<BroadSubject> {
  if (trust.issuer !== githubIssuer) return;
  // All conditions must hold: one that is exact is enough.
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

/** A condition says which branches or repositories: values, and no wildcard among them. */
function hasExactTest(trust: OidcTrust, claim: string): boolean {
  return testsOn(trust, claim).some(
    (test) =>
      strengthOf(test) === 'strong' &&
      !(test.operator!.wildcards && test.values.some(({ text }) => hasWildcard(text))),
  );
}

/** The values by which the condition lets somebody in, as far as they are known; undefined where it excludes instead. */
function judgedValues({ operator, values }: ConditionTest): readonly TextValue[] | undefined {
  if (operator?.family !== 'String' || operator.negated) return undefined;
  return values.flatMap(({ value, text, bounds }) => {
    if (value.kind !== 'text' || !bounds.known || bounds.variable) return [];
    // A wildcard that is a plain character is in no subject: nobody gets in by this value.
    return !operator.wildcards && hasWildcard(text) ? [] : [value];
  });
}

function rankOf(subject: string): number {
  const breadth = breadthOf(subject);
  return breadth === undefined ? -1 : breadths.indexOf(breadth);
}

/** undefined for a value that names one repository and a branch of it. */
function breadthOf(written: string): SubjectBreadth | undefined {
  // No name holds an `@`: whatever the IDs are, these are of the owner and the repository that are named.
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

/** As a subject, the text lets in workflows of more than one repository. */
export function isUnspecific(issuer: string, text: string): boolean {
  return issuer === githubIssuer && rankOf(text) >= breadths.indexOf('anyRepository');
}

/**
 * Claims that the workflows of any repository can have with any value. The subject is put together from claims by a
 * template, which is up to each repository.
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

/** Nothing in the subject says whose it is. */
function isOpen(subject: string): boolean {
  const fields = subject.replace(/(^|:)pull_request(?=:|$)/, '$1event_name:pull_request').split(':');
  // What a wildcard stands for, workflows can have as they can have the rest.
  return fields.length > 1 && fields.every((field, index) => index % 2 === 1 || isOpenClaim(field));
}

function isOpenClaim(field: string): boolean {
  return openClaims.has(field) || field === '*';
}
