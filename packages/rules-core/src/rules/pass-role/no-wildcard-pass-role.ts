import { isDenied } from '../../analysis/denied.js';
import { enumerate } from '../../analysis/describe-reach.js';
import { nameRole } from '../../analysis/pass-role-edits.js';
import {
  describeServices,
  passableServices,
  type PassableServices,
} from '../../analysis/passed-to-service.js';
import { serviceTestFaults } from '../../analysis/passed-to-service-faults.js';
import { reachesAction, reachingItem } from '../../analysis/reach.js';
import { passRole, roleBreadth, roleBreadthOf } from '../../analysis/role-breadth.js';
import { launchingAction } from '../../analysis/role-passing-calls.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value.js';
import { defineRule } from '../rule.js';

export const noWildcardPassRole = defineRule({
  name: 'no-wildcard-pass-role',
  description: 'Disallow iam:PassRole on every role',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  kinds: ['identity'],
  options: {},
  messages: {
    everyRole: '`{{resource}}` lets every role of the account be passed to {{services}}{{consequence}}.',
    everyRoleButListed:
      '`NotResource` lets every role but {{listed}} be passed to {{services}}{{consequence}}.',
    suggestRole: 'Name the role: `{{arn}}`',
  },
  hasSuggestions: true,

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.isGrant || !statement.hasReadableConditions) continue;
      if (reachesAction(statement, passRole) !== 'yes' || roleBreadth(statement) !== 'all') continue;
      const passable = passableServices(statement);
      if (passable.limit === 'nothing' && !isMeantToHold(statement)) continue;
      const services = describeServices(passable);
      const consequence = describeLaunch(policy, passable);
      const { entry, negated, items } = statement.resources!;
      if (negated) {
        const listed = enumerate(items.map(({ text }) => `\`${text}\``)) || 'none';
        yield {
          messageId: 'everyRoleButListed',
          data: { listed, services, consequence },
          at: entry.key.span,
          statement,
        };
        continue;
      }
      for (const item of items) {
        if (roleBreadthOf(item) !== 'all' || isDenied(policy, passRole, item)) continue;
        const arn = roleArn(item);
        const edits = nameRole(statement, reachingItem(statement, passRole), item, arn);
        yield {
          messageId: 'everyRole',
          data: { resource: item.text, services, consequence },
          at: lastWildcardSpan(item),
          statement,
          suggestions: edits ? [{ messageId: 'suggestRole', data: { arn }, edits }] : [],
        };
      }
    }
  },
});

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
  const owner = /^\d{12}$/.test(account) ? account : '<ACCOUNT_ID>';
  return `arn:${/^aws[a-z-]*$/.test(partition) ? partition : 'aws'}:iam::${owner}:role/<ROLE_NAME>`;
}

/** The wildcard that takes in every role, which is the last; an ARN that is cut short has none. */
function lastWildcardSpan({ value, text }: ResourceItem): Span {
  let start = text.length;
  while (start > 0 && hasWildcard(text[start - 1]!)) start--;
  return start === text.length ? value.span : sliceSpan(value, start, text.length);
}
