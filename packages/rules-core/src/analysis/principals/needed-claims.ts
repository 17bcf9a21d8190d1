/** The claims that a trust policy must check to identify whose tokens it trusts. */
import { issuerNamed } from '../../catalog/oidc-issuers.js';
import { requiredKeysOf } from '../../catalog/shared-issuers.js';

/**
 * Conditions on these claims identify whose tokens are meant, as far as known.
 *
 * @param issuer in lower case
 */
export function saysWhose(issuer: string, claims: readonly string[]): boolean {
  const required = requiredKeysOf(issuer)?.map((key) => key.slice(key.lastIndexOf(':') + 1));
  if (required) return required.some((claim) => claims.includes(claim));
  return issuerNamed(issuer)?.isPrivate !== true || claims.includes('sub');
}
