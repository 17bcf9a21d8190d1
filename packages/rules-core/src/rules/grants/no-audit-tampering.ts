import { exposureMessages, exposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noAuditTampering = defineRule({
  name: 'no-audit-tampering',
  description: 'Disallow turning off or redirecting audit logs and security monitoring',
  category: 'grants',
  type: 'problem',
  levels: { strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: exposureMessages('turn off or redirect {{what}}'),
  hides: [{ rule: 'no-wildcard-resource', within: 'actions' }],

  check: (policy) => exposures(policy, 'audit'),
});
