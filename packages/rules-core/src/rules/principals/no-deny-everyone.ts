import { deniedEveryone } from '../../analysis/grants/denied-everyone.js';
import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { defineRule } from '../rule.js';

export const noDenyEveryone = defineRule({
  name: 'no-deny-everyone',
  description: 'Disallow a Deny of everyone that includes changing the policy again',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'resource',
  elements: ['Principal'],
  traits: ['deny'],
  messages: {
    lockout: 'Denies everyone {{actions}}, including administrators: {{wayBack}}.',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const found = deniedEveryone(statement);
      if (!found) continue;
      const { principal, changes } = found;
      const { wayBack = 'nobody can change the policy again' } = changes;
      yield {
        messageId: 'lockout',
        data: { actions: enumerate(quoteEach(changes.actions)), wayBack },
        at: principal.value.span,
        subject: { statement, element: 'Principal', value: principal.value },
      };
    }
  },
});
