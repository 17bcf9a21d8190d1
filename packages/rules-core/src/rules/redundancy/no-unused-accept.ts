import { defineRule } from '../rule.js';

export const noUnusedAccept = defineRule({
  name: 'no-unused-accept',
  description: 'Disallow entries of the setting `accept` that name a file and accept nothing in it',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn' },
  messages: {
    unused: '`{{entry}}` accepts nothing in this file: no finding of `{{rule}}` matches it.',
  },

  // It is about the settings, and not about what a policy says.
  check: () => [],

  *checkAccepted(unused) {
    for (const { index, rule, at } of unused)
      yield { messageId: 'unused', data: { entry: `settings.iam.accept[${index}]`, rule }, at };
  },
});
