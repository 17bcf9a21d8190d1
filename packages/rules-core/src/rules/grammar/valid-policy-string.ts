import { defineRule } from '../rule.js';

export const validPolicyString = defineRule({
  name: 'valid-policy-string',
  description: 'Require valid JSON in strings that contain a policy',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    notJson: 'This string must be a policy but is not valid JSON, so it was not checked.',
  },

  *check({ unread, value }) {
    if (unread) yield { messageId: 'notJson', at: value.span };
  },
});
