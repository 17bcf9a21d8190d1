/** Conditions on the audience of OpenID Connect tokens. */
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/** The keys of these providers start with a domain. `saml:aud` is something else. */
export function audienceTests({ conditions }: Statement): readonly ConditionTest[] {
  return conditions.filter(({ key }) => key.endsWith(':aud') && key.includes('.'));
}
