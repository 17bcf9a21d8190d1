import { mentionOf, reachesAction, reachingItem } from '../../analysis/actions/reach.js';
import { isDenied } from '../../analysis/grants/denied.js';
import {
  describeLaunch,
  describeRoles,
  describeServices,
} from '../../analysis/pass-role/describe-passing.js';
import { suggestionForRole } from '../../analysis/pass-role/grant-suggestions.js';
import { passableServices, type PassableServices } from '../../analysis/pass-role/passable-services.js';
import {
  aboutPassRole,
  passRole,
  roleBreadth,
  roleBreadthOf,
} from '../../analysis/pass-role/role-breadth.js';
import { serviceTestFaults } from '../../analysis/pass-role/service-test-faults.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noWildcardPassRole = defineRule({
  name: 'no-wildcard-pass-role',
  description: 'Disallow iam:PassRole on every role',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  traits: ['iam-action'],
  messages: {
    everyRole: {
      text: 'Every role can be passed to {{services}}{{consequence}}.',
      checks: ['pass-role-with-star-in-resource'],
    },
    everyRoleButListed: {
      text: '`NotResource` allows passing {{roles}} to {{services}}{{consequence}}.',
      checks: ['pass-role-with-not-resource'],
    },
    // If no condition limits the services, the message says how the statement matches the action.
    unlimitedByWildcard: {
      text: '`{{action}}` includes `iam:PassRole`: every role can be passed to {{services}}{{consequence}}.',
      checks: ['pass-role-with-star-in-action-and-resource'],
    },
    unlimitedByNotAction: {
      text: '`NotAction` does not list `iam:PassRole`: every role can be passed to {{services}}{{consequence}}.',
      checks: ['pass-role-with-star-in-resource-and-not-action'],
    },
    unlimitedButListedByWildcard: {
      text: '`{{action}}` includes `iam:PassRole`, and `NotResource` allows passing {{roles}} to {{services}}{{consequence}}.',
      checks: ['pass-role-with-star-in-action-and-not-resource'],
    },
    unlimitedButListedByNotAction: {
      text: '`NotAction` does not list `iam:PassRole`, and `NotResource` allows passing {{roles}} to {{services}}{{consequence}}.',
      checks: ['pass-role-with-not-action-and-not-resource'],
    },
    suggestRole: 'Replace with `{{arn}}` and fill in the placeholders',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.isGrant || !statement.hasReadableConditions) continue;
      if (reachesAction(statement, passRole) !== 'yes' || roleBreadth(statement) !== 'all') continue;
      const passable = passableServices(statement);
      if (passable.limit === 'nothing' && !isMeantToHold(statement)) continue;
      const { entry, negated, items } = statement.resources!;
      const { ids, checks, action } = wayIn(statement, passable);
      const data = {
        ...(action && { action }),
        services: describeServices(passable),
        consequence: describeLaunch(policy, passable),
      };
      if (negated) {
        yield {
          messageId: ids.butListed,
          data: { ...data, roles: describeRoles(statement, 'all') },
          at: entry.key.span,
          subject: { statement, element: 'Resource', value: entry.key },
          ...aboutPassRole(),
          ...(checks && { checks }),
        };
        continue;
      }
      for (const item of items) {
        if (roleBreadthOf(item) !== 'all' || isDenied(policy, passRole, item)) continue;
        yield {
          messageId: ids.every,
          data,
          at: lastWildcardSpan(item),
          subject: { statement, element: 'Resource', value: item.value },
          ...aboutPassRole(),
          ...(checks && { checks }),
          suggest: () => suggestionForRole(statement, item),
        };
      }
    }
  },
});

const byName = { every: 'everyRole', butListed: 'everyRoleButListed' } as const;
const idsBy = {
  name: byName,
  wildcard: { every: 'unlimitedByWildcard', butListed: 'unlimitedButListedByWildcard' },
  notAction: { every: 'unlimitedByNotAction', butListed: 'unlimitedButListedByNotAction' },
} as const;

/** How a statement allows passing roles. Access Analyzer reports nothing if a condition limits the services. */
function wayIn(statement: Statement, { limit }: PassableServices) {
  if (limit === 'services' || limit === 'nothing') return { ids: byName, checks: [] };
  const mention = mentionOf(statement, passRole);
  const action = mention === 'wildcard' ? reachingItem(statement, passRole)!.text : undefined;
  return { ids: idsBy[mention], action };
}

/** Whether the condition is never true only by mistake: once it is fixed, the grant is as wide as its Resource. */
function isMeantToHold(statement: Statement): boolean {
  return serviceTestFaults(statement).some(({ kind }) => kind !== 'foreignKey');
}

/** The last wildcard, which is the one that matches every role. An ARN with too few fields has none. */
function lastWildcardSpan({ value, text }: ResourceItem): Span {
  let start = text.length;
  while (start > 0 && hasWildcard(text[start - 1]!)) start--;
  return start === text.length ? value.span : sliceSpan(value, start, text.length);
}
