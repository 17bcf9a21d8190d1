import { allowOfSomething } from '../../analysis/control-policies/allow-of-something.js';
import { isLessThanEverything } from '../../analysis/control-policies/everything.js';
import { foreignActions } from '../../analysis/control-policies/foreign-actions.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { defineRule } from '../rule.js';

export const validResourceControlPolicy = defineRule({
  name: 'valid-resource-control-policy',
  description: 'Disallow what a resource control policy does not support',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'rcp',
  messages: {
    principal: {
      text: 'The principal of a resource control policy must be `"*"`: AWS rejects the policy.',
      checks: ['rcp-syntax-error-principal'],
    },
    allow: {
      text: 'A resource control policy can only allow everything: AWS rejects this Allow with {{narrowed}}.',
      checks: ['rcp-syntax-error-allow'],
    },
    otherAllow:
      'A resource control policy of your own can only deny: the only Allow is the one in `RCPFullAWSAccess`, which AWS attaches.',
    unsupported: {
      text: 'Resource control policies cannot have `{{element}}`: AWS rejects the policy.',
      checks: ['rcp-syntax-error-notaction', 'rcp-syntax-error-principal'],
    },
    noService: {
      text: 'Actions of a resource control policy must name a service, and `{{text}}` does not: AWS rejects the policy.',
      checks: ['rcp-syntax-error-action'],
    },
    unsupportedService: {
      text: 'Resource control policies do not support `{{service}}` (service list of {{date}}): AWS rejects the policy.',
      checks: ['rcp-syntax-error-action'],
    },
    unsupportedActions: {
      text: 'Resource control policies do not support `{{service}}` (service list of {{date}}), which {{count}} entries here name: AWS rejects the policy.',
      checks: ['rcp-syntax-error-action'],
    },
    ...removingAllTitle,
    suggestEveryone: 'Replace with `"*"`',
  },
  gathers: [
    {
      message: 'unsupportedService',
      as: 'unsupportedActions',
      alike: ['service', 'date'],
      suggest: suggestRemovingAll,
    },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      const principal = statement.entry('Principal')?.value;
      if (principal && isLessThanEverything(principal)) {
        yield {
          messageId: 'principal',
          at: principal.span,
          subject: { statement, element: 'Principal', value: principal },
          suggest: () => ({
            messageId: 'suggestEveryone',
            edits: [{ kind: 'replace', target: principal, with: '*' }],
          }),
        };
      }
      for (const element of ['Principal', 'Action'] as const) {
        const key = statement.entry(`Not${element}`)?.key;
        if (!key) continue;
        yield {
          messageId: 'unsupported',
          data: { element: key.text },
          at: key.span,
          subject: { statement, element, value: key },
          checks: [element === 'Action' ? 'rcp-syntax-error-notaction' : 'rcp-syntax-error-principal'],
        };
      }
      const allow = allowOfSomething(statement);
      if (allow) {
        const { kind, value, data } = allow;
        const subject = { statement, element: 'Effect', value } as const;
        yield { messageId: kind, data, at: value.span, subject };
      }
      for (const { kind, value, at, data } of foreignActions(statement))
        yield { messageId: kind, data, at, subject: { statement, element: 'Action', value } };
    }
  },
});
