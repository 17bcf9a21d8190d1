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
      text: '`{{element}}` is not supported in {{policies}}, so AWS refuses the policy.',
      checks: ['role-trust-policy-syntax-error-notprincipal', 'unsupported-principal'],
    },
    notAMap: {
      text: '`{{text}}` is no map of principals: the only string that `{{element}}` takes is `"*"`, so AWS refuses the policy.',
      checks: ['invalid-principal-format'],
    },
    unknownType: {
      text: '`{{type}}` is no type of principal, so AWS refuses the policy; the types are {{types}}.',
      checks: ['invalid-principal-key'],
    },
    federated: {
      text: '`Federated` principals are supported in the trust policies of roles only, so AWS refuses the policy.',
      checks: ['federated-principal-not-supported'],
    },
    wildcard: {
      text: '`{{text}}` is no principal: wildcards have no meaning under `{{type}}`{{exception}}, so AWS refuses the policy.',
      checks: ['unsupported-wildcard-in-principal'],
    },
    deleted: {
      text: '`{{text}}` is the unique ID of a {{what}} that was deleted: nobody is meant by it, and AWS refuses to save the policy.',
      checks: ['invalid-role-reference', 'invalid-user-reference'],
    },
    accountDigits: '`{{account}}` is not an account ID, which has 12 digits, so AWS rejects the policy.',
    noAccount: '`{{text}}` names no account, so AWS rejects the policy.',
    arnPartition: '`{{partition}}` is not a partition of AWS, so AWS rejects the policy.',
    noSession:
      '`{{text}}` names no session, so AWS rejects the policy: sessions are `assumed-role/ROLE/SESSION`.',
    group: '`{{text}}` is a group, and groups are no principals, so AWS refuses the policy.',
    arnRegion:
      '`{{text}}` names the Region `{{region}}`, and ARNs of principals have none, so AWS refuses the policy.',
    noPrincipal: '`{{text}}` is no account, user, role or session, so AWS refuses the policy.',
    otherType:
      '`{{text}}` stands under `{{type}}` and is a principal of the type `{{fitting}}`, so AWS refuses the policy.',
    serviceCase: '`{{text}}` is no service principal: these are in lower case.',
    serviceForm: '`{{text}}` is no service principal, whose form is `NAME.amazonaws.com`.',
    serviceTypo: '`{{text}}` is no known service principal; `{{proper}}` is.',
    suggestMap: 'Write it under `{{type}}`',
    suggestType: 'Rename `{{type}}` to `{{nearest}}`',
    suggestValue: 'Write `{{proper}}`',
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
            // Without NotPrincipal, a Deny would also be about those that it exempts.
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
