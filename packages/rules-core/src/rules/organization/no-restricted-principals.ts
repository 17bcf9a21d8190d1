import { mayNamePrincipal, namesPrincipal } from '../../analysis/organization/configured-principal.js';
import { principalsFault } from '../../analysis/organization/selection.js';
import { neverApplies } from '../../analysis/conditions/passing-values.js';
import { grantsNothing } from '../../analysis/grants/granted-actions.js';
import { isForSomeOnly } from '../../analysis/grants/public-grants.js';
import { policyTypes } from '../../policy/policy-types.js';
import type { PrincipalItem } from '../../policy/principal.js';
import { isEveryone } from '../../policy/principal.js';
import { defineRule, type Suggestion } from '../rule.js';
import { messageProperty, reasonOf, selectionProperties } from '../selection-options.js';

export const noRestrictedPrincipals = defineRule({
  name: 'no-restricted-principals',
  description: 'Disallow grants to principals that your organization restricts',
  category: 'organization',
  type: 'problem',
  levels: {},
  optIn: true,
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && namesPrincipals,
  elements: ['Principal'],
  options: {
    restricted: {
      type: 'array',
      description: 'Principals to which nothing may be allowed.',
      default: [],
      items: {
        type: 'object',
        properties: {
          principals: {
            ...selectionProperties.principals,
            description:
              'Principals: `*` for everyone, an account ID for the account with its users and roles, or an ARN or the name of a service or identity provider, with or without wildcards.',
          },
          policyTypes: {
            type: 'array',
            items: { enum: policyTypes },
            minItems: 1,
            uniqueItems: true,
            description: 'Policy types to check. Default: all types that name principals.',
          },
          message: messageProperty,
        },
        required: ['principals'],
        additionalProperties: false,
      },
    },
    allowed: {
      type: 'array',
      description:
        'The only principals to which anything may be allowed, written in the same way. If the list is empty, all are allowed. A grant to everyone is allowed under a condition that limits who calls.',
      default: [],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    restricted: '`{{principal}}` is a restricted principal.{{reason}}',
    notAllowed: '`{{principal}}` is not one of the allowed principals.',
    suggestRemove: 'Remove `{{principal}}`',
  },

  optionsFault({ restricted, allowed }) {
    const faults = restricted.map(({ principals }, index) =>
      principalsFault(`restricted[${index}].principals`, principals),
    );
    return [...faults, principalsFault('allowed', allowed)].find((fault) => fault !== undefined);
  },

  *check(policy, { restricted, allowed }) {
    const own = restricted.filter((each) => each.policyTypes?.includes(policy.type.name) ?? true);
    for (const statement of policy.statements) {
      const { principals } = statement;
      if (!statement.isGrant || !principals || principals.negated) continue;
      if (neverApplies(statement) || grantsNothing(statement)) continue;
      for (const item of principals.items) {
        const { value, text } = item;
        const place = { at: value.span, subject: { statement, element: 'Principal', value } } as const;
        const suggest = () => remove(item);
        const found = own.find((each) => namesPrincipal(each.principals, item));
        if (found) {
          const data = { principal: text, reason: reasonOf(found) };
          yield { messageId: 'restricted', data, ...place, suggest };
        } else if (
          allowed.length > 0 &&
          !mayNamePrincipal(allowed, item) &&
          !(isEveryone(item) && isForSomeOnly(statement))
        )
          yield { messageId: 'notAllowed', data: { principal: text }, ...place, suggest };
      }
    }
  },
});

/** Removes the principal, if it is not the only one in its list. */
function remove({ list, value, text }: PrincipalItem): Suggestion<'suggestRemove'> | undefined {
  if (!list || list.items.length < 2) return undefined;
  return {
    messageId: 'suggestRemove',
    data: { principal: text },
    edits: [{ kind: 'remove-item', list, item: value }],
  };
}
