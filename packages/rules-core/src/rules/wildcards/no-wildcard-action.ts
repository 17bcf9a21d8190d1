import { describeReach } from '../../analysis/actions/describe-reach.js';
import { soleServiceOf } from '../../analysis/resources/sole-service.js';
import { allActions } from '../../catalog/catalog.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

export const noWildcardAction = defineRule({
  name: 'no-wildcard-action',
  description: 'Disallow `*` as an action',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  policies: ({ grants }) => grants,
  traits: ['action-wildcard'],
  messages: {
    everyAction:
      '`{{pattern}}` allows every action of every service, those to come included: {{reach}} today.',
    everyActionOnService:
      '`{{pattern}}` allows every action, those to come included; on the `{{service}}` resources that this statement names, that is {{reach}} today.',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions?.everything || actions.negated) continue;
      const sole = soleServiceOf(statement);
      for (const item of actions.others.filter(({ pattern }) => pattern?.everything)) {
        const data = { pattern: item.text, reach: describeReach(sole?.actions ?? allActions()) };
        const found = {
          at: wildcardSpan(item.value),
          subject: { statement, element: 'Action', value: item.value },
        } as const;
        yield sole
          ? { messageId: 'everyActionOnService', data: { ...data, service: sole.prefix }, ...found }
          : { messageId: 'everyAction', data, ...found };
      }
    }
  },
});
