/** Condition keys that requests by AWS services never include. */
import { withoutKey } from '../conditions/condition-strength.js';
import { rolesAnywhere } from '../../catalog/trust-actions.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { PrincipalItem } from '../../policy/principal.js';

/** Keys about the calling IAM principal. A service is not one. */
const principalKeys = /^aws:(?:principalorgid$|principalorgpaths$|principaltag\/|username$)/;

/** The condition blocks all of these services because its key describes users and roles. */
export function shutsOutServices(test: ConditionTest, services: readonly PrincipalItem[]): boolean {
  if (!principalKeys.test(test.key) || withoutKey(test) !== 'shut') return false;
  // Roles Anywhere creates tags from the certificate, also for the call that assumes the role.
  // https://docs.aws.amazon.com/rolesanywhere/latest/userguide/attribute-mapping-and-trust-policy.html
  const isOfCertificate = test.key.startsWith('aws:principaltag/x509');
  return !(isOfCertificate && services.some(({ text }) => text === rolesAnywhere));
}
