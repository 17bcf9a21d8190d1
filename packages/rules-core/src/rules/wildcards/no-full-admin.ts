import { describeReach, nameNotable } from '../../analysis/actions/describe-reach.js';
import { grantedActions } from '../../analysis/grants/granted-actions.js';
import { escalationOf } from '../../analysis/grants/escalation.js';
import { fullAdmins, fullAdminTogether, isFullAdmin } from '../../analysis/grants/full-admin.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { checksByWay, checksEarned, openChecks } from '../open-checks.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

/** The messages about statements that allow everything. */
const everythingAllowed = [
  'fullAdmin',
  'fullAdminUnderCondition',
  'fullAdminButDenied',
  'everythingButDenied',
  'fullAdminTogether',
] as const;

export const noFullAdmin = defineRule({
  name: 'no-full-admin',
  description:
    'Disallow policies that allow every action on every resource, or let their holders grant themselves that',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: {
    fullAdmin: {
      text: 'This statement allows every action on every resource: whoever holds this policy is an administrator.',
      checks: openChecks,
    },
    fullAdminUnderCondition: {
      text: 'This statement allows every action on every resource: whoever meets its condition is an administrator.',
      checks: openChecks,
    },
    fullAdminButDenied: {
      text: 'This statement allows every action on every resource: whoever holds this policy is an administrator, except for what its Deny statements take back.',
      checks: openChecks,
    },
    everythingButDenied:
      'This statement allows every action on every resource except what this policy denies: currently {{reach}}.',
    fullAdminTogether:
      'Together with the other statements of this policy, `{{element}}` excludes nothing: they allow every action on every resource.',
    administration: {
      text: '`{{entry}}` on `{{resource}}` amounts to administrator access: whoever holds this policy can grant itself any permission with {{actions}}.',
      checks: openChecks,
    },
    escalation:
      'Whoever holds this policy can become an administrator: it allows {{actions}} on `{{resource}}`.',
  },
  hides: [
    { rule: 'no-wildcard-action', within: 'statement', when: everythingAllowed },
    { rule: 'no-wildcard-action', within: 'value', when: ['administration'] },
    { rule: 'no-service-wildcard', within: 'statement', when: everythingAllowed },
    { rule: 'no-service-wildcard', within: 'value', when: ['administration'] },
    { rule: 'no-broad-action-wildcard', within: 'statement', when: everythingAllowed },
    { rule: 'no-broad-action-wildcard', within: 'value', when: ['administration'] },
    { rule: 'no-wildcard-resource', within: 'statement' },
    {
      rule: 'require-passed-to-service',
      within: 'statement',
      when: [...everythingAllowed, 'administration'],
    },
    { rule: 'no-wildcard-pass-role', within: 'statement', when: [...everythingAllowed, 'administration'] },
    {
      rule: 'no-wildcard-service-linked-role',
      within: 'statement',
      when: [...everythingAllowed, 'administration'],
    },
    { rule: 'no-allow-not-action', within: 'statement', when: everythingAllowed },
    { rule: 'no-allow-not-resource', within: 'statement', when: everythingAllowed },
    {
      rule: 'no-ineffective-not-action',
      within: 'statement',
      when: ['fullAdminTogether'],
      messages: ['regranted', 'cancelled'],
    },
    { rule: 'no-redundant-statement', within: 'document', messages: ['coveredByAdmin'] },
    ...hidesExposures('document', [
      'fullAdmin',
      'fullAdminButDenied',
      'everythingButDenied',
      'fullAdminTogether',
      'administration',
      'escalation',
    ]),
    ...hidesExposures('statement', ['fullAdminUnderCondition']),
  ],

  *check(policy) {
    for (const { statement, kind, value } of fullAdmins(policy)) {
      const found = { at: wildcardSpan(value), subject: { statement, element: 'Action', value } } as const;
      yield kind === 'everythingButDenied'
        ? { messageId: kind, data: { reach: describeReach(grantedActions(statement)) }, ...found }
        : { messageId: kind, ...found, checks: checksByWay(statement) };
    }
    const together = fullAdminTogether(policy);
    for (const { statement, element, key } of together) {
      yield {
        messageId: 'fullAdminTogether',
        data: { element: key.text },
        at: key.span,
        subject: { statement, element, value: key },
      };
    }
    for (const statement of together.length > 0 ? [] : policy.statements) {
      const found = isFullAdmin(statement) ? undefined : escalationOf(statement);
      if (!found) continue;
      const { item, resource } = found;
      const { value, text } = item;
      const data = { resource: resource.text, actions: nameNotable(found.actions) };
      const subject = { statement, element: 'Action', value } as const;
      yield item.pattern!.literal
        ? { messageId: 'escalation', data, at: value.span, subject }
        : {
            messageId: 'administration',
            data: { ...data, entry: text },
            at: wildcardSpan(value),
            subject,
            checks: checksEarned(statement),
          };
    }
  },
});
