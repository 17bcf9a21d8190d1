import { defineRule } from '../rule.js';

export const noIrrelevantConditionKey = defineRule({
  name: 'no-irrelevant-condition-key',
  description: 'Disallow condition keys that say nothing in the policy of such a resource',
  category: 'policy-types',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ keptBy }) => keptBy === 'service',
  elements: ['Condition'],
  options: {},
  messages: {
    irrelevantKey:
      '`{{key}}` is the account that owns the resource, which is the same in every request that this policy decides.',
  },
  accessAnalyzer: { 'irrelevant-condition-key-in-policy': ['irrelevantKey'] },

  *check({ attachment, statements }) {
    const constantKeys = attachment?.constantKeys;
    if (!constantKeys) return;
    for (const statement of statements) {
      for (const { key, keyEntry } of statement.conditions) {
        if (!constantKeys.includes(key)) continue;
        yield {
          messageId: 'irrelevantKey',
          data: { key: keyEntry.key.text },
          at: keyEntry.key.span,
          statement,
        };
      }
    }
  },
});
