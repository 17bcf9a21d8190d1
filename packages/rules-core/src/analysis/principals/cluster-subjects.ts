/**
 * Trust in a Kubernetes cluster that does not say which of its service accounts are meant.
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

/** Its conditions are about other claims than the subject. */
export function lacksSubject({ tests }: OidcTrust): boolean {
  return tests.length > 0 && tests.every((test) => claimOf(test)?.claim !== 'sub');
}

/** The values that stand for every subject of a cluster, where no condition on the subject has others alone. */
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
