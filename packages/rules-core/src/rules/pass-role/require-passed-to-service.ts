import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { reachesAction, reachingItem } from '../../analysis/actions/reach.js';
import {
  describeGrant,
  describeLaunch,
  describeRoles,
  grantSpan,
} from '../../analysis/pass-role/describe-passing.js';
import { suggestionForLeak, suggestionForMissing } from '../../analysis/pass-role/grant-suggestions.js';
import { hasLimitedSibling, passableServices } from '../../analysis/pass-role/passable-services.js';
import {
  aboutPassRole,
  passRole,
  roleBreadth,
  type RoleBreadth,
} from '../../analysis/pass-role/role-breadth.js';
import { allowsKeylessCall } from '../../analysis/pass-role/role-passing-calls.js';
import { leakOf, type Leak } from '../../analysis/pass-role/service-leak.js';
import { missingKeySpan } from '../../policy/operator-span.js';
import { wideValues, type WideValue } from '../../analysis/pass-role/wide-values.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { passingCheck, passingChecks } from '../open-checks.js';
import { defineRule } from '../rule.js';

/** The messages about conditions that let roles be passed to every service. */
const leaks = ['anyService', 'blocklist', 'forAllValues', 'ifExists', 'keylessOnly', 'presenceOnly'] as const;

export const requirePassedToService = defineRule({
  name: 'require-passed-to-service',
  description: 'Require `iam:PassRole` to be limited with `iam:PassedToService`',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { exactRoles: true }] },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  traits: ['iam-action'],
  options: {
    exactRoles: {
      type: 'boolean',
      description: 'Also report grants on named roles, and on the names that AWS gives roles by default.',
      default: false,
    },
  },
  messages: {
    missing: {
      text: '{{subject}} allows passing {{roles}} to any service{{consequence}}. Limit it with `iam:PassedToService`.',
      checks: passingChecks,
    },
    irrelevantCondition: {
      text: '{{subject}} allows passing {{roles}} to any service: the condition on {{keys}} does not limit that{{consequence}}.',
      checks: passingChecks,
    },
    blocklist:
      '`{{operator}}` excludes only the listed services: {{roles}} can be passed to every other one.',
    anyService: '`{{value}}` matches every service: {{roles}} can be passed to any of them.',
    wideValue:
      '`{{value}}` matches {{count}} services, including {{names}}: {{roles}} can be passed to any of them.',
    presenceOnly:
      '`Null` only checks that `iam:PassedToService` is present: {{roles}} can be passed to any service that sends it.',
    ifExists:
      '`{{operator}}` is also true when a call does not send `iam:PassedToService`: in such calls {{roles}} can be passed to any service.',
    forAllValues: {
      text: '`ForAllValues` is also true when a call does not send `iam:PassedToService`: in such calls {{roles}} can be passed to any service.',
      checks: ['forallvalues-with-single-valued-key'],
    },
    keylessOnly:
      '`{{operator}}` is true only for calls that do not send `iam:PassedToService`: in these {{roles}} can be passed to any service.',
    suggestServices: 'Allow passing roles to {{services}} only',
    suggestCondition: 'Add a condition on `iam:PassedToService` and fill in the service',
    suggestOperator: 'Replace with `{{operator}}`',
  },
  hides: [
    // The finding already says that the roles can be passed to every service.
    { rule: 'no-wildcard-pass-role', within: 'statement', when: ['missing', 'irrelevantCondition'] },
    { rule: 'no-unsupported-condition-key', within: 'test', when: leaks },
    { rule: 'no-partial-condition', within: 'test', when: leaks },
    { rule: 'no-forallvalues-single-valued', within: 'test', when: leaks },
    { rule: 'prefer-null-operator', within: 'test', when: leaks },
    { rule: 'no-redundant-condition', within: 'test', when: leaks, messages: ['alwaysTrue'] },
  ],

  *check(policy, { exactRoles }) {
    for (const statement of policy.statements) {
      if (!statement.isGrant || !statement.hasReadableConditions) continue;
      if (reachesAction(statement, passRole) !== 'yes') continue;
      const breadth = roleBreadth(statement);
      const { limit } = passableServices(statement);
      if (breadth === 'none' || limit === 'nothing' || limit === 'unknown') continue;
      const isWide = breadth === 'all' || breadth === 'pattern' || (exactRoles && breadth !== 'unknown');
      const roles = describeRoles(statement, breadth);
      const leak = leakOf(statement);
      if (leak && isReported(statement, leak, breadth, isWide)) yield leaking(statement, leak, roles);
      if (!leak && limit === 'any' && isWide) yield missing(statement, breadth);
      if (limit !== 'services' || !isWide) continue;
      for (const wide of wideValues(statement)) yield tooWide(statement, wide, roles);
    }
  },
});

/** On named roles, a condition that is also true without the key is accepted if the policy allows calls that do not send it. */
function isReported(statement: Statement, { kind }: Leak, breadth: RoleBreadth, isWide: boolean): boolean {
  if (kind === 'ifExists' || kind === 'forAllValues')
    return isWide && !(breadth === 'exact' && allowsKeylessCall(statement.policy));
  return kind !== 'keylessOnly' || isWide || !hasLimitedSibling(statement);
}

function leaking(statement: Statement, leak: Leak, roles: string) {
  const { kind, test } = leak;
  const { key } = test.operatorEntry;
  const value = leak.value?.value;
  const matching = value?.kind === 'text' ? wildcardSpan(value) : value?.span;
  const passesKeyless = kind === 'ifExists' || kind === 'forAllValues';
  return {
    messageId: kind,
    data: { roles, ...(leak.value ? { value: leak.value.text } : { operator: key.text }) },
    at: matching ?? (passesKeyless ? missingKeySpan(test) : key.span),
    subject: { statement, element: 'Condition', test, value: value ?? key },
    ...aboutPassRole(),
    suggest: () => suggestionForLeak(statement, leak),
  } as const;
}

function missing(statement: Statement, breadth: RoleBreadth) {
  const isOfEveryRole = breadth === 'all';
  const keys = new Set(statement.conditions.map(({ keyEntry }) => `\`${keyEntry.key.text}\``));
  const data = {
    subject: describeGrant(statement),
    roles: describeRoles(statement, breadth),
    consequence: isOfEveryRole ? describeLaunch(statement.policy, passableServices(statement)) : '',
  };
  const value = reachingItem(statement, passRole)?.value ?? statement.actions!.entry.key;
  const found = {
    at: grantSpan(statement),
    subject: { statement, element: 'Action', value },
    ...aboutPassRole(),
    checks: isOfEveryRole ? [passingCheck(statement)] : [],
    suggest: () => suggestionForMissing(statement),
  } as const;
  return statement.isConditional
    ? ({ messageId: 'irrelevantCondition', data: { ...data, keys: enumerate([...keys]) }, ...found } as const)
    : ({ messageId: 'missing', data, ...found } as const);
}

function tooWide(statement: Statement, { test, value, services }: WideValue, roles: string) {
  const names = enumerate(quoteEach(services.slice(0, 2)));
  return {
    messageId: 'wideValue',
    data: { value: value.text, count: services.length, names, roles },
    at: wildcardSpan(value),
    subject: { statement, element: 'Condition', test, value },
    ...aboutPassRole(),
  } as const;
}
