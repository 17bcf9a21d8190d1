import { lockoutsOf } from '../../analysis/not-elements/lockout.js';
import { defineRule } from '../rule.js';

export const noDenyNotResourceLockout = defineRule({
  name: 'no-deny-not-resource-lockout',
  description: 'Disallow `Deny` with `NotResource` or `NotAction` if its list cannot exempt what it should',
  category: 'not-elements',
  type: 'problem',
  levels: {
    recommended: 'warn',
    strict: ['warn', { serviceWildcards: true }],
  },
  policies: ({ namesResources }) => namesResources,
  elements: ['NotAction', 'NotResource'],
  options: {
    serviceWildcards: {
      type: 'boolean',
      description:
        'Whether to also report a service wildcard for its actions that work only on `*` if `NotResource` names specific resources.',
      default: false,
    },
  },
  messages: {
    resourceless: '`NotResource` cannot exempt actions that work only on `*`, so this denies {{actions}}.',
    everyCall:
      'Denies every call of `{{action}}`, which also needs resources of type {{types}} that `NotResource` does not list.',
    cancelled:
      'This `{{element}}` and {{other}} exempt nothing in common: together the two statements deny everything.',
    missingVariable: 'Role sessions have no `{{variable}}`, so this entry exempts nothing for them.',
  },
  hides: [
    {
      rule: 'no-ineffective-not-resource',
      within: 'statement',
      when: ['resourceless'],
      messages: ['unscopable'],
    },
  ],

  *check(policy, { serviceWildcards }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      for (const { kind, element, value, at, data } of lockoutsOf(statement, serviceWildcards))
        yield { messageId: kind, data, at, subject: { statement, element, value } };
    }
  },
});
