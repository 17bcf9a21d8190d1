/** Condition keys that the requests of AWS services never carry. */
import { withoutKey } from '../conditions/condition-strength.js';
import { rolesAnywhere } from '../../catalog/trust-actions.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { PrincipalItem } from '../../policy/principal.js';

/** Keys about the IAM principal that calls, which a service is none of. */
const principalKeys = /^aws:(?:principalorgid$|principalorgpaths$|principaltag\/|username$)/;

/** The test shuts out all of these services, as its key describes users and roles. */
export function shutsOutServices(test: ConditionTest, services: readonly PrincipalItem[]): boolean {
  if (!principalKeys.test(test.key) || withoutKey(test) !== 'shut') return false;
  // Roles Anywhere makes tags of what the certificate says, also those of the call that assumes the role.
  // https://docs.aws.amazon.com/rolesanywhere/latest/userguide/attribute-mapping-and-trust-policy.html
  const isOfCertificate = test.key.startsWith('aws:principaltag/x509');
  return !(isOfCertificate && services.some(({ text }) => text === rolesAnywhere));
}
