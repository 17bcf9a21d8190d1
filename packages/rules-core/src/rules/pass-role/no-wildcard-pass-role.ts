import { enumerate } from '../../analysis/describe-reach.js';
import { nameRole } from '../../analysis/pass-role-edits.js';
import { describeServices, passableServices } from '../../analysis/passed-to-service.js';
import { reachesAction, reachingItem } from '../../analysis/reach.js';
import { passRole, roleBreadth, roleBreadthOf } from '../../analysis/role-breadth.js';
import { launchingAction } from '../../analysis/role-passing-calls.js';
import type { ResourceItem } from '../../policy/element.js';
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
    everyRole: '`{{resource}}` lets every role of the account be passed to {{services}}.',
    everyRoleLaunched:
      '`{{resource}}` lets every role of the account be passed to {{services}}; with {{action}}, which this policy allows too, that gives the rights of any role that trusts {{service}}.',
    everyRoleButListed: '`NotResource` lets every role but {{listed}} be passed to {{services}}.',
    suggestRole: 'Name the role: `{{arn}}`',
  },
  hasSuggestions: true,

  *check(policy) {
    for (const statement of policy.statements) {
      if (
        !statement.isGrant ||
        reachesAction(statement, passRole) !== 'yes' ||
        roleBreadth(statement) !== 'all'
      )
        continue;
      const passable = passableServices(statement);
      if (passable.limit === 'nothing' || !statement.hasReadableConditions) continue;
      const services = describeServices(passable);
      const { entry, negated, items } = statement.resources!;
      if (negated) {
        const listed = enumerate(items.map(({ text }) => `\`${text}\``)) || 'none';
        yield { messageId: 'everyRoleButListed', data: { listed, services }, at: entry.key.span, statement };
        continue;
      }
      const launched = launchingAction(policy, passable.limit === 'any' ? undefined : passable.names);
      for (const item of items.filter((each) => roleBreadthOf(each) === 'all')) {
        const arn = roleArn(item);
        const edits = nameRole(statement, reachingItem(statement, passRole), item, arn);
        yield {
          messageId: launched ? 'everyRoleLaunched' : 'everyRole',
          data: {
            resource: item.text,
            services,
            ...(launched && { action: `\`${launched.action.id}\``, service: `\`${launched.service}\`` }),
          },
          at: lastWildcardSpan(item),
          statement,
          suggestions: edits ? [{ messageId: 'suggestRole', data: { arn }, edits }] : [],
        };
      }
    }
  },
});

/** The ARN of a role in the same account, with what is to be filled in left open. */
function roleArn({ pattern }: ResourceItem): string {
  const { partition = '*', account = '*' } = pattern ?? {};
  const owner = /^\d{12}$/.test(account) ? account : '<ACCOUNT_ID>';
  return `arn:${/^aws[a-z-]*$/.test(partition) ? partition : 'aws'}:iam::${owner}:role/<ROLE_NAME>`;
}

/** The wildcard that takes in every role, which is the last; an ARN that is cut short has none. */
function lastWildcardSpan({ value, text }: ResourceItem): Span {
  const start = text.search(/[*?]+$/);
  return start < 0 ? value.span : sliceSpan(value, start, text.length);
}
