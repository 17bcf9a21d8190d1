import type { PrincipalItem } from '../../policy/principal.js';
import { defineRule } from '../rule.js';

export const noRedundantPrincipal = defineRule({
  name: 'no-redundant-principal',
  description: 'Disallow principals that another principal of the list takes in',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ resourceBased }) => resourceBased,
  elements: ['Principal', 'NotPrincipal'],
  messages: {
    duplicate: '`{{text}}` stands in this list twice.',
    session: {
      text: '`{{text}}` is a session of the role `{{role}}`, which this list trusts with all of its sessions.',
      checks: ['redundant-principal-in-role-trust-policy'],
    },
    suggestRemove: 'Remove this principal',
  },
  fixable: true,

  *check(policy) {
    for (const statement of policy.statements) {
      const seen = new Set<string>();
      const { principals } = statement;
      if (!principals || principals.negated || principals.items.length > mostPrincipals) continue;
      const roles = new Map(principals.items.flatMap((item) => keyOfRole(item) ?? []));
      for (const { type, text, value, list, bounds } of principals.items) {
        if (!type || !list || !bounds.known) continue;
        const removal = [{ kind: 'remove-item', list, item: value }] as const;
        const subject = { statement, element: 'Principal', value } as const;
        const key = `${type.text} ${text}`;
        if (seen.has(key)) {
          yield { messageId: 'duplicate', data: { text }, at: value.span, subject, fix: removal };
          continue;
        }
        seen.add(key);
        const role =
          policy.type.name === 'trust' && type.text === 'AWS' ? roles.get(roleOfSession(text)) : undefined;
        if (role === undefined) continue;
        yield {
          messageId: 'session',
          data: { text, role },
          at: value.span,
          subject,
          suggest: () => ({ messageId: 'suggestRemove', edits: removal }),
        };
      }
    }
  },
});

/** A policy of a size that AWS accepts does not hold more. */
const mostPrincipals = 2_000;

/** Account and name of a role, which its sessions repeat without the path, with its ARN. */
function keyOfRole({ type, text, bounds }: PrincipalItem): [[string, string]] | undefined {
  const [, account, name] = /^arn:[^:]+:iam::([^:]*):role\/(?:[^:]*\/)?([^/:]+)$/.exec(text) ?? [];
  return type?.text === 'AWS' && name !== undefined && bounds.known
    ? [[`${account} ${name}`, text]]
    : undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function roleOfSession(text: string): string {
  const [, account = '', name = ''] =
    /^arn:[^:]+:(?:sts|iam)::([^:]*):assumed-role\/([^/:]+)\/./.exec(text) ?? [];
  return `${account} ${name}`;
}
