import { quoteEach } from '../../analysis/actions/describe-reach.js';
import { unboundActions } from '../../analysis/conditions/unbound-actions.js';
import { defineRule } from '../rule.js';

export const noNegatedPrefixCondition = defineRule({
  name: 'no-negated-prefix-condition',
  description:
    'Disallow conditions that exclude a value of `s3:prefix`, because another prefix lists the same keys',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  elements: ['Condition'],
  messages: {
    denyOfPrefix: {
      text: 'This Deny blocks only requests for {{prefixes}}: a shorter prefix, or none, lists the same keys and is not denied.',
      checks: ['s3-prefix-in-negative-context'],
    },
    allowOfOthers: {
      text: 'This Allow leaves out only requests for {{prefixes}}: a shorter prefix, or none, lists the same keys and is allowed.',
      checks: ['s3-prefix-in-negative-context'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const { key, keyEntry, operator, values } = test;
        if (key !== 's3:prefix' || operator?.family !== 'String' || values.length === 0) continue;
        if (statement.effect !== (operator.negated ? 'Allow' : 'Deny')) continue;
        // If no action lists keys, other rules report that requests never include the prefix.
        if (unboundActions(statement, test).some(({ all }) => all)) continue;
        const others = values.length - 1;
        const [first] = quoteEach(values.map(({ text }) => text));
        const prefixes = `${first!}${others === 0 ? '' : ` and ${others} more`}`;
        yield {
          messageId: operator.negated ? 'allowOfOthers' : 'denyOfPrefix',
          data: { prefixes },
          at: keyEntry.key.span,
          subject: { statement, element: 'Condition', test, value: keyEntry.key },
        };
      }
    }
  },
});
