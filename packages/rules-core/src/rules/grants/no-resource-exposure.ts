import { exposureMessages, exposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noResourceExposure = defineRule({
  name: 'no-resource-exposure',
  description: 'Disallow grants that can open every resource of a type to other accounts',
  category: 'grants',
  type: 'problem',
  levels: { strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: exposureMessages('{{what}}'),
  hides: [{ rule: 'no-wildcard-resource', within: 'actions' }],

  check: (policy) => exposures(policy, 'resources'),
});
