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
import { servicesMeant } from '../../analysis/pass-role/role-passing-calls.js';
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
  description: 'Disallow grants that let their holder get more permissions',
  category: 'grants',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { patterns: true }] },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  options: {
    patterns: {
      type: 'boolean',
      description:
        'Whether to also report grants in which a wildcard or a condition limits the roles that can be passed or assumed, or the resources whose role can be taken over.',
      default: false,
    },
  },
  messages: {
    administrator: 'Allows {{actions}} on {{targets}}, which is enough to become an administrator.',
    administratorByWildcard: {
      text: 'Allows {{actions}} on {{targets}}, which is enough to become an administrator.',
      checks: openChecks,
    },
    administratorIf:
      'Allows {{actions}} on {{targets}}, which makes any caller that it applies to an administrator.',
    ownPolicies: 'Allows {{actions}} on {{targets}}, so all users can grant themselves any permission.',
    newAdministrator:
      'Allows {{partners}}, and {{actions}} on {{targets}}: together enough to create an administrator.',
    credentials: 'Allows {{actions}} on {{targets}}, which is enough to act as any other user.',
    credentialsIf: 'Allows {{actions}} on {{targets}}, which is enough to act as those users.',
    trust: 'Allows {{actions}} on {{targets}}, which is enough to make any role trust the caller.',
    trustIf: 'Allows {{actions}} on {{targets}}, which is enough to make those roles trust the caller.',
    limits: 'Allows {{actions}} on {{targets}}, which can lift a permissions boundary or Deny on the caller.',
    passedRole: {
      text: '`iam:PassRole` with {{partners}} gives the permissions of any role that trusts {{services}}{{more}}.',
      checks: passingChecks,
    },
    passedRoleIf: {
      text: '`iam:PassRole` with {{partners}} gives the permissions of each matching role that trusts {{services}}{{more}}.',
      checks: passingChecks,
    },
    existingRole: 'Allows {{actions}} on {{targets}}, which gives the caller the permissions of their roles.',
    existingRoleWith:
      'Allows {{partners}}, and {{actions}} on {{targets}}: together they give the caller the permissions of their roles.',
    assumedRole:
      'Allows {{actions}} on {{targets}}, which gives the permissions of every matching role that trusts the caller.',
    ...shapeSuggestions,
    suggestRole: 'Replace with `{{arn}}` and fill in the placeholders',
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

/** Suggests naming the roles to pass, or the resources of the statement. */
function suggestionsFor({ family, statement, escalations }: EscalationCause) {
  const [{ fit }] = escalations;
  if (family === 'pass-role') {
    const meant = servicesMeant(statement);
    // Limiting the services to the intended ones does not help if the escalation uses one of them.
    const isMeant = escalations.some(({ services }) => services.some((each) => meant.includes(each)));
    const limits = isMeant ? undefined : suggestionForMissing(statement);
    return [...suggestionsForRole(statement), ...(limits ? [limits] : [])];
  }
  if (fit !== 'all') return undefined;
  const [item] = statement.resources?.negated ? [] : (statement.resources?.items ?? []);
  return item && shapeSuggestion(statement, item);
}

/** Whether the wildcard entry, or the statement with its NotAction, also matches iam:PassRole. */
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

/** The checks that the findings hidden by this one answer. */
function checksFor(messageId: MessageId, { family, statement }: EscalationCause) {
  if (messageId === 'administratorByWildcard') return { checks: checksEarned(statement) };
  if (family !== 'pass-role') return {};
  const { limit } = passableServices(statement);
  const isOpen = roleBreadth(statement) === 'all' && limit !== 'services' && limit !== 'nothing';
  return { checks: isOpen ? [passingCheck(statement)] : [] };
}
