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
        'Also report wildcards in actions anywhere but at the end, as IAM Access Analyzer does. AWS accepts them since September 2025.',
      default: false,
    },
  },
  messages: {
    principal:
      '`Principal` is not supported in service control policies, which are about every principal of the accounts that they are attached to, so AWS refuses the policy.',
    wildcard: '`{{text}}` has a wildcard that does not stand at the end.',
    suggestRemove: 'Remove `Principal`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'scp-syntax-error-action-wildcard': ['wildcard'],
    'scp-syntax-error-principal': ['principal'],
  },

  *check(policy, { actionWildcards }) {
    for (const statement of policy.statements) {
      // That NotPrincipal is not supported is said by no-not-principal.
      const entry = statement.entry('Principal');
      if (entry) {
        yield {
          messageId: 'principal',
          at: entry.key.span,
          statement,
          suggestions: [
            { messageId: 'suggestRemove', edits: [{ kind: 'remove-entry', dict: statement.value, entry }] },
          ],
        };
      }
      if (!actionWildcards) continue;
      for (const { text, value, bounds } of statement.actions?.items ?? [])
        if (bounds.known && /[*?]./.test(text))
          yield { messageId: 'wildcard', data: { text }, at: value.span, statement };
    }
  },
});
