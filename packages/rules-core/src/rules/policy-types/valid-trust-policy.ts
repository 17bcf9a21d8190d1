import { trustFaults, type TrustFault } from '../../analysis/principals/trust-faults.js';
import type { Content } from '../../edits/edit.js';
import { removeEntry } from '../../edits/remove-entry.js';
import { defineRule } from '../rule.js';

export const validTrustPolicy = defineRule({
  name: 'valid-trust-policy',
  description: 'Disallow trust policies that AWS rejects, and trust that nobody can use',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'trust',
  messages: {
    resource: {
      text: 'Trust policies cannot have `{{element}}`: AWS rejects the policy.',
      checks: ['role-trust-policy-syntax-error-resource'],
    },
    wildcard: {
      text: 'Trust policies do not support the principal `"*"`; `{ "AWS": "*" }` means the same.',
      checks: ['role-trust-policy-unsupported-wildcard-in-principal'],
    },
    mismatchedAction: {
      text: '`{{principal}}` cannot call `{{action}}`: it assumes roles with `{{needed}}`.',
      checks: ['mismatched-action-for-principal'],
    },
    mismatchedPrincipal: {
      text: '`{{principal}}` cannot assume the role, because this statement does not allow `{{needed}}`.',
      checks: ['mismatched-action-for-principal'],
    },
    rolesAnywhere: {
      text: 'IAM Roles Anywhere cannot assume the role, because the statements that trust it do not allow {{actions}}.',
      checks: ['missing-action-for-roles-anywhere-trust-policy'],
    },
    provider: {
      text: '`{{text}}` is not an identity provider (an ARN or a domain name), so AWS rejects the policy.',
      checks: ['invalid-federated-principal-syntax-in-role-trust-policy'],
    },
    scheme: {
      text: '`{{text}}` is not a provider ARN, because it includes `{{scheme}}`: nobody can assume the role.',
      checks: ['invalid-federated-principal-syntax-in-role-trust-policy'],
    },
    suggestRemove: 'Remove `{{element}}`',
    suggestMap: 'Replace with `{ "AWS": "*" }`',
    suggestAction: 'Replace with `{{needed}}`',
    suggestAdd: 'Add {{actions}}',
    suggestProvider: 'Replace with `{{provider}}`',
  },
  // A value that is not a provider belongs under another type.
  hides: [{ rule: 'valid-principal', within: 'value', when: ['provider'], messages: ['otherType'] }],

  *check(policy) {
    for (const fault of trustFaults(policy)) {
      const { kind, data, at, statement, element, value } = fault;
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element, value },
        suggest: () => suggestionFor(fault),
      };
    }
  },
});

function suggestionFor({ statement, value, data, fix }: TrustFault) {
  const replaceBy = (content: Content) => [{ kind: 'replace', target: value, with: content }] as const;
  switch (fix?.kind) {
    case 'remove': {
      const edits = removeEntry(statement.value, fix.entry);
      return edits && ({ messageId: 'suggestRemove', data, edits } as const);
    }
    case 'map':
      return { messageId: 'suggestMap', edits: replaceBy({ AWS: '*' }) } as const;
    case 'provider': {
      const { proper } = fix;
      return { messageId: 'suggestProvider', data: { provider: proper }, edits: replaceBy(proper) } as const;
    }
    case 'action': {
      const { proper } = fix;
      return { messageId: 'suggestAction', data: { needed: proper }, edits: replaceBy(proper) } as const;
    }
    case 'add':
      return { messageId: 'suggestAdd', data, edits: fix.edits } as const;
    default:
      return undefined;
  }
}
