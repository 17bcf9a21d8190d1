import {
  principalElementFaults,
  type PrincipalElementFault,
} from '../../analysis/principals/principal-faults.js';
import { removeEntry } from '../../edits/remove-entry.js';
import { defineRule } from '../rule.js';

export const validPrincipal = defineRule({
  name: 'valid-principal',
  description: 'Disallow principals that do not exist or that the policy type does not support',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ keptBy }) => keptBy !== 'organizations',
  elements: ['Principal', 'NotPrincipal'],
  messages: {
    unsupported: {
      text: '`{{element}}` is not supported in {{policies}}, so AWS rejects the policy.',
      checks: ['role-trust-policy-syntax-error-notprincipal', 'unsupported-principal'],
    },
    notAMap: {
      text: '`{{element}}` must be `"*"` or an object such as `{"AWS": …}`, not `{{text}}`: AWS rejects the policy.',
      checks: ['invalid-principal-format'],
    },
    unknownType: {
      text: '`{{type}}` is not a principal type, so AWS rejects the policy; the types are {{types}}.',
      checks: ['invalid-principal-key'],
    },
    federated: {
      text: '`Federated` principals are supported only in the trust policies of roles, so AWS rejects the policy.',
      checks: ['federated-principal-not-supported'],
    },
    wildcard: {
      text: '`{{text}}` is not a principal: `{{type}}` does not support wildcards{{exception}}, so AWS rejects the policy.',
      checks: ['unsupported-wildcard-in-principal'],
    },
    deleted: {
      text: '`{{text}}` is the unique ID of a deleted {{what}}, which matches nobody: AWS rejects the policy.',
      checks: ['invalid-role-reference', 'invalid-user-reference'],
    },
    accountDigits: '`{{account}}` is not an account ID, which has 12 digits, so AWS rejects the policy.',
    noAccount: '`{{text}}` does not name an account, so AWS rejects the policy.',
    arnPartition: '`{{partition}}` is not a partition of AWS, so AWS rejects the policy.',
    noSession:
      '`{{text}}` does not name a session, so AWS rejects the policy: sessions are `assumed-role/ROLE/SESSION`.',
    group: '`{{text}}` is a group, and groups are not principals, so AWS rejects the policy.',
    arnRegion:
      '`{{text}}` has the Region `{{region}}`, but ARNs of principals have none: AWS rejects the policy.',
    noPrincipal: '`{{text}}` is not an account, user, role or session, so AWS rejects the policy.',
    otherType: '`{{text}}` is a `{{fitting}}` principal, not `{{type}}`: AWS rejects the policy.',
    serviceCase: '`{{text}}` is not a service principal: these are in lower case.',
    serviceForm: '`{{text}}` is not a service principal, which has the form `NAME.amazonaws.com`.',
    serviceTypo: '`{{text}}` is not a known service principal. Did you mean `{{proper}}`?',
    suggestMap: 'Move it under `{{type}}`',
    suggestType: 'Rename `{{type}}` to `{{nearest}}`',
    suggestValue: 'Replace with `{{proper}}`',
    suggestRemove: 'Remove `Principal`',
  },
  hides: [
    // A name with a wildcard is not the name of a provider either.
    { rule: 'valid-trust-policy', within: 'value', when: ['wildcard'], messages: ['provider'] },
  ],

  *check({ type, statements }) {
    for (const statement of statements) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const entry = statement.entry(name);
        if (!entry) continue;
        if (type.refuses.includes(name)) {
          yield {
            messageId: 'unsupported',
            data: { element: name, policies: type.plural },
            at: entry.key.span,
            subject: { statement, element: 'Principal', value: entry.key },
            checks: [
              type.analyzedAs === 'role-trust-policy'
                ? 'role-trust-policy-syntax-error-notprincipal'
                : 'unsupported-principal',
            ],
            // Without `NotPrincipal`, a Deny would also apply to the principals that it exempts.
            suggest: () => {
              const edits = name === 'Principal' && removeEntry(statement.value, entry);
              return edits && { messageId: 'suggestRemove', edits };
            },
          };
        }
        if (!type.namesPrincipals) continue;
        for (const fault of principalElementFaults(statement, entry)) {
          const { kind, data, at, value } = fault;
          yield {
            messageId: kind,
            data,
            at,
            subject: { statement, element: 'Principal', value },
            ...(kind === 'deleted' && { checks: [`invalid-${data['what']!}-reference`] }),
            suggest: () => suggestionFor(fault),
          };
        }
      }
    }
  },
});

function suggestionFor({ value, fix }: PrincipalElementFault) {
  switch (fix?.kind) {
    case 'map': {
      const { type, text } = fix;
      const edits = [{ kind: 'replace', target: value, with: { [type]: text } }] as const;
      return { messageId: 'suggestMap', data: { type }, edits } as const;
    }
    case 'type': {
      const { entry, nearest } = fix;
      const data = { type: entry.key.text, nearest };
      const edits = [{ kind: 'rename-key', entry, key: nearest }] as const;
      return { messageId: 'suggestType', data, edits } as const;
    }
    case 'principal': {
      const { proper } = fix;
      const edits = [{ kind: 'replace', target: value, with: proper }] as const;
      return { messageId: 'suggestValue', data: { proper }, edits } as const;
    }
    default:
      return undefined;
  }
}
