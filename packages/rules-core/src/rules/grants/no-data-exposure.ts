import { exposureMessages, exposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noDataExposure = defineRule({
  name: 'no-data-exposure',
  description: 'Disallow reading the data of every resource of a service',
  category: 'grants',
  type: 'problem',
  levels: { strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: exposureMessages('read {{what}}'),
  hides: [{ rule: 'no-wildcard-resource', within: 'actions' }],

  check: (policy) => exposures(policy, 'data'),
});
