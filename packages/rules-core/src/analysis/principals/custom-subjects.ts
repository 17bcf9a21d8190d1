/**
 * Subjects that end where the provider's default subjects continue. Only tokens with a custom subject template have
 * them.
 * https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/secrets/id_token_authentication
 */
import { claimOf } from './oidc-claims.js';
import type { OidcTrust } from './oidc-trust.js';
import { issuerNamed } from '../../catalog/oidc-issuers.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface CustomSubject {
  readonly test: ConditionTest;
  readonly value: ConditionValue;
  /** An example of the complete default subject. */
  readonly example: string;
  /** Subjects that were probably meant. */
  readonly proper: readonly string[];
}

/** The values with such a subject, unless another value of the condition continues it. */
export function customSubjects({ tests, issuer }: OidcTrust): readonly CustomSubject[] {
  const rest = issuerNamed(issuer)?.continuation;
  if (!rest) return [];
  return tests.flatMap((test) => {
    const { operator, values } = test;
    if (claimOf(test)?.claim !== 'sub' || operator?.family !== 'String' || operator.negated) return [];
    return values.flatMap((value): readonly CustomSubject[] => {
      const { text, bounds } = value;
      if (!bounds.known || bounds.variable || !rest.after.test(text)) return [];
      if (values.some((other) => other.text.startsWith(`${text}:`))) return [];
      const example = `${text}:${rest.example}`;
      return [{ test, value, example, proper: [...(operator.wildcards ? [`${text}:*`] : []), example] }];
    });
  });
}
