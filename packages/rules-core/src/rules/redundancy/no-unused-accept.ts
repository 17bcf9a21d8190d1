import { defineRule } from '../rule.js';

export const noUnusedAccept = defineRule({
  name: 'no-unused-accept',
  description: 'Disallow entries of the settings `accept` and `baseline` that accept nothing in a file',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn' },
  messages: {
    unused: '`{{entry}}` accepts nothing in this file: no finding of `{{rule}}` matches it.',
    gone: '`settings.iam.baseline` lists {{count}} of `{{rule}}` that this policy no longer has.',
  },

  // It is about the settings, not about the policy.
  check: () => [],

  *checkAccepted(unused, gone) {
    for (const { index, rule, at } of unused)
      yield { messageId: 'unused', data: { entry: `settings.iam.accept[${index}]`, rule }, at };
    for (const { rule, count, at } of gone)
      yield {
        messageId: 'gone',
        data: { rule, count: `${count} ${count === 1 ? 'finding' : 'findings'}` },
        at,
      };
  },
});
