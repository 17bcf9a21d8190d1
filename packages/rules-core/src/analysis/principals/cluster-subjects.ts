/**
 * Trust in a Kubernetes cluster without a limit to certain service accounts.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
import { claimOf } from './oidc-claims.js';
import type { OidcTrust } from './oidc-trust.js';
import { covers } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { TextValue } from '../../value/value.js';

const everyServiceAccount = 'system:serviceaccount:*:*';

/** Whether the provider is a cluster on Amazon EKS. */
export function isCluster({ issuer }: OidcTrust): boolean {
  return /^oidc(?:\.|-)eks\./.test(issuer);
}

/** The conditions are about claims other than the subject. */
export function lacksSubject({ tests }: OidcTrust): boolean {
  return tests.length > 0 && tests.every((test) => claimOf(test)?.claim !== 'sub');
}

/** The values that match every subject of a cluster. Empty if another condition on the subject is more specific. */
export function* openServiceAccounts({
  tests,
}: OidcTrust): Generator<{ readonly test: ConditionTest; readonly value: TextValue }> {
  const judged = tests.flatMap((test) => {
    const { operator, values } = test;
    if (claimOf(test)?.claim !== 'sub' || !operator?.wildcards || operator.negated) return [];
    return values.flatMap(({ value, text, bounds }) =>
      value.kind === 'text' && bounds.known && covers(text, everyServiceAccount) ? [{ test, value }] : [],
    );
  });
  const isNarrowed = tests.some(
    (test) => claimOf(test)?.claim === 'sub' && judged.every((each) => each.test !== test),
  );
  if (!isNarrowed) yield* judged;
}
