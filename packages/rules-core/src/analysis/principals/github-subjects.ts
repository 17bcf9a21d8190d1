/**
 * Whose workflows on GitHub the tests on the subject of their tokens let in.
 * https://docs.github.com/actions/concepts/security/openid-connect
 */
import { githubIssuer, type OidcTrust } from './oidc-trust.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { TextValue } from '../../value/value.js';

export interface BroadSubject {
  /** Whom the value lets in, by the name of the message that says so. */
  readonly kind: 'everySubject' | 'anyRepository' | 'anyRef' | 'noBranch';
  readonly test: ConditionTest;
  readonly value: TextValue;
}

/**
 * The values of tests on the subject that name no repository, where no other test does.
 *
 * @param isBranchNeeded those that name no branch are found as well
 */
export function* broadSubjects(trust: OidcTrust, isBranchNeeded: boolean): Generator<BroadSubject> {
  if (trust.issuer !== githubIssuer) return;
  // Several tests must all hold: one that is exact is enough.
  const anyRepository = !hasExactTest(trust, 'repository') && !hasExactTest(trust, 'repository_id');
  const anyBranch = isBranchNeeded && !hasExactTest(trust, 'ref');
  const isBroad = {
    everySubject: anyRepository,
    anyRepository,
    anyRef: anyBranch,
    noBranch: anyBranch,
  };
  for (const test of testsOn(trust, 'sub')) {
    for (const value of judgedValues(test)) {
      const kind = kindOf(value.text);
      if (kind && isBroad[kind]) yield { kind, test, value };
    }
  }
}

function testsOn({ tests }: OidcTrust, claim: string): readonly ConditionTest[] {
  return tests.filter(({ key }) => key === `${githubIssuer}:${claim}`);
}

/** A test says which branches or repositories: values, and no wildcard among them. */
function hasExactTest(trust: OidcTrust, claim: string): boolean {
  return testsOn(trust, claim).some(
    (test) =>
      strengthOf(test) === 'strong' &&
      !(test.operator!.wildcards && test.values.some(({ text }) => hasWildcard(text))),
  );
}

/** The values by which the test lets somebody in, as far as they are known. */
function judgedValues({ operator, values }: ConditionTest): readonly TextValue[] {
  if (operator?.family !== 'String' || operator.negated) return [];
  return values.flatMap(({ value, text, bounds }) => {
    if (value.kind !== 'text' || !bounds.known || bounds.variable) return [];
    // A wildcard that is a plain character stands in no subject: nobody gets in by this value.
    return !operator.wildcards && hasWildcard(text) ? [] : [value];
  });
}

/** undefined for a value that names one repository and a branch of it. */
function kindOf(subject: string): BroadSubject['kind'] | undefined {
  if (/^\*+$/.test(subject)) return 'everySubject';
  if (/^[*?]/.test(subject)) return 'anyRepository';
  const [, repository, rest = ''] = /^repo:([^:]*)(?::(.*))?$/s.exec(subject) ?? [];
  // An organization may have its own template of subjects.
  if (repository === undefined) return 'noBranch';
  if (!/^[^*?/]+\/[^*?/]+$/.test(repository)) return 'anyRepository';
  if (hasWildcard(rest)) return 'anyRef';
  return rest.includes('ref:refs/heads/') ? undefined : 'noBranch';
}
