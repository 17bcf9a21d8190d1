import { defineRule } from '../rule.js';

export const noIrrelevantConditionKey = defineRule({
  name: 'no-irrelevant-condition-key',
  description: 'Disallow condition keys that have the same value in every request to the resource',
  category: 'condition-keys',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ keptBy }) => keptBy === 'service',
  elements: ['Condition'],
  messages: {
    irrelevantKey: {
      text: '`{{key}}` is the account of the resource itself, so it is the same for every request.',
      checks: ['irrelevant-condition-key-in-policy'],
    },
  },

  *check({ attachment, statements }) {
    const constantKeys = attachment?.constantKeys;
    if (!constantKeys) return;
    for (const statement of statements) {
      for (const test of statement.conditions) {
        if (!constantKeys.includes(test.key)) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: 'irrelevantKey',
          data: { key: key.text },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
      }
    }
  },
});
