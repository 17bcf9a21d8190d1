import { isDenied } from '../../analysis/grants/denied.js';
import { enumerate } from '../../analysis/actions/describe-reach.js';
import { nameRole } from '../../analysis/pass-role/pass-role-edits.js';
import {
  describeServices,
  passableServices,
  type PassableServices,
} from '../../analysis/pass-role/passed-to-service.js';
import { serviceTestFaults } from '../../analysis/pass-role/passed-to-service-faults.js';
import { mentionOf, reachesAction, reachingItem } from '../../analysis/actions/reach.js';
import { passRole, roleBreadth, roleBreadthOf } from '../../analysis/pass-role/role-breadth.js';
import { launchingAction } from '../../analysis/pass-role/role-passing-calls.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noWildcardPassRole = defineRule({
  name: 'no-wildcard-pass-role',
  description: 'Disallow iam:PassRole on every role',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  traits: ['iam-action'],
  options: {},
  messages: {
    everyRole: '`{{resource}}` lets every role of the account be passed to {{services}}{{consequence}}.',
    everyRoleButListed:
      '`NotResource` lets every role but {{listed}} be passed to {{services}}{{consequence}}.',
    // The same where no condition limits the services, which Access Analyzer tells apart by how the action is reached.
    unlimitedByName:
      '`{{resource}}` lets every role of the account be passed to {{services}}{{consequence}}.',
    unlimitedByWildcard:
      '`{{action}}` takes in iam:PassRole, and `{{resource}}` lets every role of the account be passed to {{services}}{{consequence}}.',
    unlimitedByNotAction:
      '`NotAction` leaves iam:PassRole in, and `{{resource}}` lets every role of the account be passed to {{services}}{{consequence}}.',
    unlimitedButListedByName:
      '`NotResource` lets every role but {{listed}} be passed to {{services}}{{consequence}}.',
    unlimitedButListedByWildcard:
      '`{{action}}` takes in iam:PassRole, and `NotResource` lets every role but {{listed}} be passed to {{services}}{{consequence}}.',
    unlimitedButListedByNotAction:
      '`NotAction` leaves iam:PassRole in, and `NotResource` lets every role but {{listed}} be passed to {{services}}{{consequence}}.',
    suggestRole: 'Name the role: `{{arn}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'pass-role-with-not-action-and-not-resource': ['unlimitedButListedByNotAction'],
    'pass-role-with-not-resource': ['unlimitedButListedByName'],
    'pass-role-with-star-in-action-and-not-resource': ['unlimitedButListedByWildcard'],
    'pass-role-with-star-in-action-and-resource': ['unlimitedByWildcard'],
    'pass-role-with-star-in-resource': ['unlimitedByName'],
    'pass-role-with-star-in-resource-and-not-action': ['unlimitedByNotAction'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.isGrant || !statement.hasReadableConditions) continue;
      if (reachesAction(statement, passRole) !== 'yes' || roleBreadth(statement) !== 'all') continue;
      const passable = passableServices(statement);
      if (passable.limit === 'nothing' && !isMeantToHold(statement)) continue;
      const services = describeServices(passable);
      const consequence = describeLaunch(policy, passable);
      const { entry, negated, items } = statement.resources!;
      const isLimited = passable.limit === 'services' || passable.limit === 'nothing';
      const mention = mentionOf(statement, passRole);
      // Only the messages about a wildcard quote it.
      const reached =
        isLimited || mention !== 'wildcard' ? {} : { action: reachingItem(statement, passRole)!.text };
      if (negated) {
        const listed = enumerate(items.map(({ text }) => `\`${text}\``)) || 'none';
        yield {
          messageId: isLimited ? 'everyRoleButListed' : `unlimitedButListed${by[mention]}`,
          data: { ...reached, listed, services, consequence },
          at: entry.key.span,
          statement,
        };
        continue;
      }
      for (const item of items) {
        if (roleBreadthOf(item) !== 'all' || isDenied(policy, passRole, item)) continue;
        const arn = roleArn(item);
        const edits = nameRole(statement, item, arn);
        yield {
          messageId: isLimited ? 'everyRole' : `unlimited${by[mention]}`,
          data: { ...reached, resource: item.text, services, consequence },
          at: lastWildcardSpan(item),
          statement,
          suggestions: edits ? [{ messageId: 'suggestRole', data: { arn }, edits }] : [],
        };
      }
    }
  },
});

const by = { name: 'ByName', wildcard: 'ByWildcard', notAction: 'ByNotAction' } as const;

/** Its condition never holds by mistake: once it does, the grant is as wide as its Resource. */
function isMeantToHold(statement: Statement): boolean {
  return serviceTestFaults(statement).some(
    (fault) => fault.kind !== 'foreign-key' || fault.proper !== undefined,
  );
}

/** What the policy can do with a role once it is passed. */
function describeLaunch(policy: Policy, { limit, names }: PassableServices): string {
  const launched = launchingAction(policy, limit === 'any' ? undefined : names);
  if (!launched) return '';
  const { action, service } = launched;
  return `; with \`${action.id}\`, which this policy allows too, that gives the rights of any role that trusts \`${service}\``;
}

/** The ARN of a role in the same account, with what is to be filled in left open. */
function roleArn({ pattern }: ResourceItem): string {
  const { partition = '*', account = '*' } = pattern ?? {};
  const owner = /^\d{12}$/.test(account) ? account : '<Account>';
  return `arn:${/^aws[a-z-]*$/.test(partition) ? partition : 'aws'}:iam::${owner}:role/<RoleName>`;
}

/** The wildcard that takes in every role, which is the last; an ARN that is cut short has none. */
function lastWildcardSpan({ value, text }: ResourceItem): Span {
  let start = text.length;
  while (start > 0 && hasWildcard(text[start - 1]!)) start--;
  return start === text.length ? value.span : sliceSpan(value, start, text.length);
}
