import { fullAdminTogether, isFullAdmin } from '../../analysis/grants/full-admin.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import type { Span } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noFullAdmin = defineRule({
  name: 'no-full-admin',
  description: 'Disallow policies that allow every action on every resource',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  options: {},
  messages: {
    fullAdmin:
      'This statement allows every action on every resource: whoever holds this policy is an administrator.',
    fullAdminUnderCondition:
      'This statement allows every action on every resource: whoever meets its condition is an administrator.',
    fullAdminButDenied:
      'This statement allows every action on every resource: whoever holds this policy is an administrator, save for what its Deny statements take back.',
    fullAdminTogether:
      'Together with the other statements of this policy, `{{element}}` leaves nothing out: they allow every action on every resource.',
  },
  accessAnalyzer: {
    'create-slr-with-star-in-action-and-resource': [
      'fullAdmin',
      'fullAdminUnderCondition',
      'fullAdminButDenied',
    ],
    'pass-role-with-star-in-action-and-resource': [
      'fullAdmin',
      'fullAdminUnderCondition',
      'fullAdminButDenied',
    ],
  },
  supersedes: [
    'no-wildcard-action',
    'no-service-wildcard',
    'no-broad-action-wildcard',
    'no-wildcard-resource',
    'require-passed-to-service',
    'no-wildcard-pass-role',
    'no-wildcard-service-linked-role',
    'no-allow-not-action',
    'no-allow-not-resource',
  ],

  *check(policy) {
    const denies = policy.statements.some(({ effect }) => effect === 'Deny');
    for (const statement of policy.statements.filter(isFullAdmin)) {
      const messageId = statement.isConditional
        ? 'fullAdminUnderCondition'
        : denies
          ? 'fullAdminButDenied'
          : 'fullAdmin';
      yield { messageId, at: everythingSpan(statement), statement };
    }
    for (const statement of fullAdminTogether(policy)) {
      const { key } = [statement.actions!, statement.resources!].find(({ negated }) => negated)!.entry;
      yield { messageId: 'fullAdminTogether', data: { element: key.text }, at: key.span, statement };
    }
  },
});

/** Where the statement says "every action": the `*`, or the key `NotAction`. */
function everythingSpan({ actions }: Statement): Span {
  const item = actions!.negated ? undefined : actions!.items.find(({ pattern }) => pattern?.everything);
  return item ? wildcardSpan(item.value) : actions!.entry.key.span;
}
