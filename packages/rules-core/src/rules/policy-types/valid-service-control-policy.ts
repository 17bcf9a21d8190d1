import { removeEntry } from '../../edits/remove-entry.js';
import { defineRule } from '../rule.js';

export const validServiceControlPolicy = defineRule({
  name: 'valid-service-control-policy',
  description: 'Disallow what a service control policy does not support',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'scp',
  options: {
    actionWildcards: {
      type: 'boolean',
      description:
        'Also report wildcards before the end of an action, as IAM Access Analyzer does. AWS has accepted them since September 2025.',
      default: false,
    },
  },
  messages: {
    principal: {
      text: 'Service control policies cannot have `{{element}}`: AWS rejects the policy.',
      checks: ['scp-syntax-error-principal'],
    },
    wildcard: {
      text: '`{{text}}` has a wildcard before the end.',
      checks: ['scp-syntax-error-action-wildcard'],
    },
    suggestRemove: 'Remove `Principal`',
  },

  *check(policy, { actionWildcards }) {
    for (const statement of policy.statements) {
      for (const element of ['Principal', 'NotPrincipal']) {
        const entry = statement.entry(element);
        if (!entry) continue;
        yield {
          messageId: 'principal',
          data: { element },
          at: entry.key.span,
          subject: { statement, element: 'Principal', value: entry.key },
          // Without `NotPrincipal`, a Deny would also apply to the principals that it exempts.
          suggest: () => {
            const edits = element === 'Principal' && removeEntry(statement.value, entry);
            return edits && { messageId: 'suggestRemove', edits };
          },
        };
      }
      if (!actionWildcards) continue;
      for (const { text, value, bounds } of statement.actions?.items ?? []) {
        if (!bounds.known || !/[*?]./.test(text)) continue;
        yield {
          messageId: 'wildcard',
          data: { text },
          at: value.span,
          subject: { statement, element: 'Action', value },
        };
      }
    }
  },
});
