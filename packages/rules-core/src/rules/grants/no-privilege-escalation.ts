import {
  decisiveIds,
  describeDecisive,
  describeOtherServices,
  describePartners,
  describePassedTo,
  describeTargets,
} from '../../analysis/grants/describe-escalation.js';
import { escalationCauses, type EscalationCause } from '../../analysis/grants/escalation-causes.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { suggestionForMissing, suggestionsForRole } from '../../analysis/pass-role/grant-suggestions.js';
import { passableServices } from '../../analysis/pass-role/passable-services.js';
import { passRole, roleBreadth } from '../../analysis/pass-role/role-breadth.js';
import { findAction } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { hidesExposures } from '../exposure.js';
import { checksEarned, openChecks, passingCheck, passingChecks } from '../open-checks.js';
import { shapeSuggestion, shapeSuggestions } from '../resource-shapes.js';
import { defineRule } from '../rule.js';

/** The messages about users, groups, roles and policies. */
const ofIdentities = [
  'administrator',
  'administratorByWildcard',
  'administratorIf',
  'ownPolicies',
  'newAdministrator',
  'credentials',
  'credentialsIf',
  'trust',
  'trustIf',
  'limits',
] as const;

export const noPrivilegeEscalation = defineRule({
  name: 'no-privilege-escalation',
  description: 'Disallow grants by which whoever holds them can get more permissions',
  category: 'grants',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { patterns: true }] },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  options: {
    patterns: {
      type: 'boolean',
      description:
        'Whether to report also where a wildcard or a condition limits which roles can be passed or assumed, and which resources with a role can be taken over.',
      default: false,
    },
  },
  messages: {
    administrator: '{{actions}} on {{targets}}: whoever holds this can make themselves an administrator.',
    administratorByWildcard: {
      text: '{{actions}} on {{targets}}: whoever holds this can make themselves an administrator.',
      checks: openChecks,
    },
    administratorIf:
      '{{actions}} on {{targets}} gives any permission to those that it applies to: whoever holds this and is one of them becomes an administrator.',
    ownPolicies: '{{actions}} on {{targets}} lets each user grant themselves anything.',
    newAdministrator:
      '{{actions}} on {{targets}}, with {{partners}}, lets whoever holds this make an administrator of their own.',
    credentials: '{{actions}} on {{targets}}: whoever holds this can act as any other user.',
    credentialsIf:
      '{{actions}} on {{targets}}: whoever holds this can act as those users, an escalation if one has more permissions.',
    trust: '{{actions}} on {{targets}}: whoever holds this can have any role trust them.',
    trustIf:
      '{{actions}} on {{targets}}: whoever holds this can have those roles trust them, an escalation if one has more permissions.',
    limits:
      '{{actions}} on {{targets}} can lift a permissions boundary or Deny that limits whoever holds this.',
    passedRole: {
      text: 'With {{partners}}, this gives the permissions of any role that trusts {{services}}{{more}}.',
      checks: passingChecks,
    },
    passedRoleIf: {
      text: 'With {{partners}}, this gives the permissions of those roles that trust {{services}}{{more}}.',
      checks: passingChecks,
    },
    existingRole:
      '{{actions}} on {{targets}} gives the permissions of their roles, an escalation if one has more.',
    existingRoleWith:
      '{{actions}} on {{targets}}, with {{partners}}, gives the permissions of their roles, an escalation if one has more.',
    assumedRole:
      '{{actions}} on {{targets}} gives the permissions of those that trust the holder, an escalation if one has more.',
    ...shapeSuggestions,
    suggestRole: 'Name the role: `{{arn}}`',
    suggestServices: 'Allow passing roles to {{services}} only',
    suggestCondition: 'Add a condition on `iam:PassedToService` and fill in the service',
  },
  hides: [
    { rule: 'no-wildcard-resource', within: 'actions' },
    { rule: 'no-credentials-exposure', within: 'actions', when: ['credentials', 'credentialsIf'] },
    ...hidesExposures('document', ['administrator', 'administratorByWildcard']),
    { rule: 'no-wildcard-action', within: 'value', when: ofIdentities },
    { rule: 'no-service-wildcard', within: 'value', when: ofIdentities },
    { rule: 'no-broad-action-wildcard', within: 'value', when: ofIdentities },
    {
      rule: 'no-wildcard-pass-role',
      within: 'statement',
      when: ['administratorByWildcard', 'passedRole', 'passedRoleIf'],
    },
    {
      rule: 'require-passed-to-service',
      within: 'statement',
      when: ['administratorByWildcard', 'passedRole', 'passedRoleIf'],
      messages: ['missing', 'irrelevantCondition'],
    },
    { rule: 'no-wildcard-service-linked-role', within: 'statement', when: ['administratorByWildcard'] },
  ],

  *check(policy, { patterns }) {
    for (const cause of escalationCauses(policy, patterns)) {
      const { statement, item } = cause;
      const messageId = messageFor(cause);
      yield {
        messageId,
        data: dataFor(messageId, cause),
        at: item ? wildcardSpan(item.value) : statement.actions!.entry.key.span,
        subject: { statement, element: 'Action', value: item?.value ?? statement.actions!.entry.key },
        actions: actionsNamed(cause),
        ...checksFor(messageId, cause),
        suggest: () => suggestionsFor(cause),
      };
    }
  },
});

type MessageId = ReturnType<typeof messageFor>;

function messageFor(cause: EscalationCause) {
  const [{ certain, fit, partners }] = cause.escalations;
  switch (cause.family) {
    case 'grant':
      if (fit === 'own') return 'ownPolicies';
      if (!certain) return 'administratorIf';
      if (partners.length > 0) return 'newAdministrator';
      return reachesPassRole(cause) ? 'administratorByWildcard' : 'administrator';
    case 'credentials':
      return certain ? 'credentials' : 'credentialsIf';
    case 'trust':
      return certain ? 'trust' : 'trustIf';
    case 'limits':
      return 'limits';
    case 'pass-role':
      return certain ? 'passedRole' : 'passedRoleIf';
    case 'existing-role':
      return partners.length > 0 ? 'existingRoleWith' : 'existingRole';
    case 'assume-role':
      return 'assumedRole';
  }
}

/** To name what the cause reaches: the roles that are passed, else the resources of the statement. */
function suggestionsFor({ family, statement, escalations: [{ fit }] }: EscalationCause) {
  if (family === 'pass-role') {
    const limits = suggestionForMissing(statement);
    return [...suggestionsForRole(statement), ...(limits ? [limits] : [])];
  }
  if (fit !== 'all') return undefined;
  const [item] = statement.resources?.negated ? [] : (statement.resources?.items ?? []);
  return item && shapeSuggestion(statement, item);
}

/** What the entry takes in, or NotAction leaves in, holds iam:PassRole as well. */
function reachesPassRole({ item, statement }: EscalationCause): boolean {
  if (!item) return reachesAction(statement, passRole) === 'yes';
  return item.pattern?.literal === false && actionMatches(item.pattern, passRole);
}

function dataFor(messageId: MessageId, cause: EscalationCause) {
  const partners = describePartners(cause);
  switch (messageId) {
    case 'passedRole':
    case 'passedRoleIf':
      return { partners, services: describePassedTo(cause), more: describeOtherServices(cause) };
    case 'newAdministrator':
    case 'existingRoleWith':
      return { partners, actions: describeDecisive(cause), targets: describeTargets(cause) };
    default:
      return { actions: describeDecisive(cause), targets: describeTargets(cause) };
  }
}

function actionsNamed(cause: EscalationCause) {
  const [{ partners }] = cause.escalations;
  const beside = partners.filter(({ by }) => by.statement === cause.statement).map(({ step }) => step.id);
  return [...decisiveIds(cause), ...beside].flatMap((id) => {
    const [service = '', name = ''] = id.split(':');
    return findAction(service, name) ?? [];
  });
}

/** Those of what it hides. */
function checksFor(messageId: MessageId, { family, statement }: EscalationCause) {
  if (messageId === 'administratorByWildcard') return { checks: checksEarned(statement) };
  if (family !== 'pass-role') return {};
  const { limit } = passableServices(statement);
  const isOpen = roleBreadth(statement) === 'all' && limit !== 'services' && limit !== 'nothing';
  return { checks: isOpen ? [passingCheck(statement)] : [] };
}
