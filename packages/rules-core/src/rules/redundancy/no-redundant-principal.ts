import { redundantPrincipals } from '../../analysis/redundancy/redundant-principals.js';
import { defineRule } from '../rule.js';

export const noRedundantPrincipal = defineRule({
  name: 'no-redundant-principal',
  description: 'Disallow principals that another principal of the list covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ resourceBased }) => resourceBased,
  elements: ['Principal'],
  messages: {
    duplicate: '`{{text}}` is listed more than once.',
    session: {
      text: '`{{text}}` is redundant: it is a session of the role `{{role}}`, which is also listed.',
      checks: ['redundant-principal-in-role-trust-policy'],
    },
    suggestRemove: 'Remove this principal',
  },
  fixable: true,

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, list, role } of redundantPrincipals(statement)) {
        const { text, value } = item;
        const edits = [{ kind: 'remove-item', list, item: value }] as const;
        const where = { at: value.span, subject: { statement, element: 'Principal', value } } as const;
        if (role === undefined) yield { messageId: 'duplicate', data: { text }, ...where, fix: edits };
        else {
          const suggest = () => ({ messageId: 'suggestRemove', edits }) as const;
          yield { messageId: 'session', data: { text, role }, ...where, suggest };
        }
      }
    }
  },
});
