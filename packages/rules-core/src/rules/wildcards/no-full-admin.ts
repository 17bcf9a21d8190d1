import { describeReach } from '../../analysis/actions/describe-reach.js';
import { grantedActions } from '../../analysis/grants/granted-actions.js';
import { fullAdmins, fullAdminTogether } from '../../analysis/grants/full-admin.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

/** The checks that ask for one action on every resource each, by how the two are reached. */
const waysIn = [
  'star-in-action-and-resource',
  'star-in-action-and-not-resource',
  'star-in-resource-and-not-action',
  'not-action-and-not-resource',
] as const;
const checksOf = (way: (typeof waysIn)[number]) => [`create-slr-with-${way}`, `pass-role-with-${way}`];
const everything = waysIn.flatMap(checksOf);

export const noFullAdmin = defineRule({
  name: 'no-full-admin',
  description: 'Disallow policies that allow every action on every resource',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: {
    fullAdmin: {
      text: 'This statement allows every action on every resource: whoever holds this policy is an administrator.',
      checks: everything,
    },
    fullAdminUnderCondition: {
      text: 'This statement allows every action on every resource: whoever meets its condition is an administrator.',
      checks: everything,
    },
    fullAdminButDenied: {
      text: 'This statement allows every action on every resource: whoever holds this policy is an administrator, save for what its Deny statements take back.',
      checks: everything,
    },
    everythingButDenied:
      'This statement allows every action on every resource except what this policy denies: currently {{reach}}.',
    fullAdminTogether:
      'Together with the other statements of this policy, `{{element}}` leaves nothing out: they allow every action on every resource.',
  },
  hides: [
    { rule: 'no-wildcard-action', within: 'statement' },
    { rule: 'no-service-wildcard', within: 'statement' },
    { rule: 'no-broad-action-wildcard', within: 'statement' },
    { rule: 'no-wildcard-resource', within: 'statement' },
    { rule: 'require-passed-to-service', within: 'statement' },
    { rule: 'no-wildcard-pass-role', within: 'statement' },
    { rule: 'no-wildcard-service-linked-role', within: 'statement' },
    { rule: 'no-allow-not-action', within: 'statement' },
    { rule: 'no-allow-not-resource', within: 'statement' },
    {
      rule: 'no-ineffective-not-action',
      within: 'statement',
      when: ['fullAdminTogether'],
      messages: ['regranted', 'cancelled'],
    },
    { rule: 'no-redundant-statement', within: 'document', messages: ['coveredByAdmin'] },
  ],

  *check(policy) {
    for (const { statement, kind, value } of fullAdmins(policy)) {
      const found = { at: wildcardSpan(value), subject: { statement, element: 'Action', value } } as const;
      yield kind === 'everythingButDenied'
        ? { messageId: kind, data: { reach: describeReach(grantedActions(statement)) }, ...found }
        : { messageId: kind, ...found, checks: checksOf(wayIn(statement)) };
    }
    for (const { statement, element, key } of fullAdminTogether(policy)) {
      yield {
        messageId: 'fullAdminTogether',
        data: { element: key.text },
        at: key.span,
        subject: { statement, element, value: key },
      };
    }
  },
});

/** A NotAction or NotResource here leaves nothing out. */
function wayIn({ actions, resources }: Statement): (typeof waysIn)[number] {
  if (actions!.negated)
    return resources!.negated ? 'not-action-and-not-resource' : 'star-in-resource-and-not-action';
  return resources!.negated ? 'star-in-action-and-not-resource' : 'star-in-action-and-resource';
}
