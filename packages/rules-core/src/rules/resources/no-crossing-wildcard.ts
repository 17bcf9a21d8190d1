import { crossingWildcard } from '../../analysis/resources/crossing-wildcard.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { defineRule } from '../rule.js';

export const noCrossingWildcard = defineRule({
  name: 'no-crossing-wildcard',
  description: 'Disallow wildcards within a name that also take in what lies below other names',
  category: 'resources',
  type: 'problem',
  levels: { strict: 'warn' },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: {
    crossing:
      'The wildcard also stands for `{{separator}}`, so `{{text}}` takes in {{reached}} of {{names}}, such as `{{example}}`, for {{reach}}.',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { resources } = statement;
      if (!statement.isGrant || !resources || resources.negated) continue;
      for (const item of resources.items) {
        const crossing = crossingWildcard(item, statement);
        if (!crossing) continue;
        const { boundary, isLeading, example, actions, at } = crossing;
        const { separator, reached, name } = boundary;
        const allowed = statement.isConditional ? ' that its `Condition` lets through' : '';
        const names = (isLeading ? `every ${name}` : `other ${name}s`) + allowed;
        const reach = describeReach(actions);
        yield {
          messageId: 'crossing',
          data: { text: item.text, separator, reached, names, example, reach },
          at,
          subject: { statement, element: 'Resource', value: item.value },
        };
      }
    }
  },
});
