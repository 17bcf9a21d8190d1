import { describeReach } from '../../analysis/actions/describe-reach.js';
import { grantedActions } from '../../analysis/grants/granted-actions.js';
import { fullAdmins, fullAdminTogether } from '../../analysis/grants/full-admin.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { checksByWay, openChecks } from '../open-checks.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noFullAdmin = defineRule({
  name: 'no-full-admin',
  description: 'Disallow policies that allow every action on every resource',
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
      text: 'This statement allows everything that is not denied: whoever holds this policy is still an administrator.',
      checks: openChecks,
    },
    everythingButDenied:
      'This statement allows every action on every resource except what this policy denies: currently {{reach}}.',
    fullAdminTogether:
      '`{{element}}` excludes nothing: together with other statements, this allows every action on every resource.',
  },
  hides: [
    // An administrator has nothing to escalate to.
    {
      rule: 'no-privilege-escalation',
      within: 'document',
      when: ['fullAdmin', 'fullAdminUnderCondition', 'fullAdminButDenied', 'fullAdminTogether'],
    },
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
    ...hidesExposures('document', [
      'fullAdmin',
      'fullAdminButDenied',
      'everythingButDenied',
      'fullAdminTogether',
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
  },
});
