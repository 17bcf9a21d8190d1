import { nameNotable } from '../../analysis/actions/describe-reach.js';
import {
  isConditionedElsewhere,
  isTextMessagesOnly,
  isTypeCarveOut,
} from '../../analysis/not-elements/not-resource-idioms.js';
import { isForSomeOnly } from '../../analysis/principals/public-access.js';
import {
  actionsLeft,
  describeActions,
  describeResourcesLeft,
  selfGrantingActions,
} from '../../analysis/not-elements/remainder.js';
import type { Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
import { defineRule } from '../rule.js';

export const noAllowNotResource = defineRule({
  name: 'no-allow-not-resource',
  description:
    'Disallow Allow with `NotResource`, which grants its actions on every resource that is not listed',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { typeCarveOuts: true }] },
  policies: ({ grants, namesResources }) => grants && namesResources,
  elements: ['NotResource'],
  options: {
    typeCarveOuts: {
      type: 'boolean',
      description:
        'Whether to report also where whole types of resources of one service are excluded and other statements say what is allowed on them.',
      default: false,
    },
  },
  messages: {
    remains:
      'Outside the list of `NotResource` this allows {{actions}}. What remains: {{resources}}, those created later included.',
    remainsRoles:
      'Outside the list of `NotResource` this allows {{actions}} on every role: also on those created later, and on a listed name under another path or in another case.',
    remainsAdministrator:
      'Outside the list of `NotResource` this allows {{actions}}. The exclusion does not hold: whoever holds this policy can lift it with {{granting}}.',
    remainsOutsideBoth:
      '`NotResource` beside `NotAction` does not mean the listed actions on the listed resources: outside both lists this allows {{actions}}. What remains: {{resources}}, those created later included.',
    remainsForEveryone:
      'Outside the list of `NotResource` this allows everyone {{actions}}. What remains: {{resources}}, those created later included.',
  },

  *check(policy, { typeCarveOuts }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      if (!statement.isGrant) continue;
      const left = actionsLeft(statement);
      if (!left || left.length === 0 || left.every(({ resourceTypes }) => resourceTypes.length === 0))
        continue;
      if (isTextMessagesOnly(statement) || isConditionedElsewhere(statement)) continue;
      if (!typeCarveOuts && isTypeCarveOut(statement)) continue;
      const granting = selfGrantingActions(left);
      const messageId = messageIdOf(statement, left, granting);
      const data = {
        actions: describeActions(left),
        resources: describeResourcesLeft(statement, left),
        granting: nameNotable(granting),
      };
      const at = statement.resources!.entry.key.span;
      yield { messageId, data, at, subject: { statement, element: 'Resource' } };
    }
  },
});

function messageIdOf(statement: Statement, left: readonly Action[], granting: readonly Action[]) {
  const { actions, principals } = statement;
  if (principals && !principals.negated && principals.items.some(isEveryone) && !isForSomeOnly(statement))
    return 'remainsForEveryone';
  if (actions!.negated) return 'remainsOutsideBoth';
  if (granting.length > 0) return 'remainsAdministrator';
  return left.every(({ id }) => rolesOnly.has(id)) ? 'remainsRoles' : 'remains';
}

/** The actions that hand out what a role may do. */
const rolesOnly: ReadonlySet<string> = new Set([
  'iam:PassRole',
  'iam:CreateServiceLinkedRole',
  'sts:AssumeRole',
]);
