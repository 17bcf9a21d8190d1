/** Tests on the audience of the tokens of an OpenID Connect provider. */
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/** Keys of such providers have a domain as prefix; `saml:aud` is another thing. */
export function audienceTests({ conditions }: Statement): readonly ConditionTest[] {
  return conditions.filter(({ key }) => key.endsWith(':aud') && key.includes('.'));
}
