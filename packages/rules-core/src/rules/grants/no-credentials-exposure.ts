import { exposureMessages, exposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noCredentialsExposure = defineRule({
  name: 'no-credentials-exposure',
  description: 'Disallow access to the credentials of every user or resource',
  category: 'grants',
  type: 'problem',
  levels: { strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: exposureMessages('get {{what}}'),
  hides: [{ rule: 'no-wildcard-resource', within: 'actions' }],

  check: (policy) => exposures(policy, 'credentials'),
});
