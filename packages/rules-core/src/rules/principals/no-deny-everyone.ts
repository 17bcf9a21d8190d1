import { deniedEveryone } from '../../analysis/grants/denied-everyone.js';
import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { defineRule } from '../rule.js';

export const noDenyEveryone = defineRule({
  name: 'no-deny-everyone',
  description: 'Disallow a `Deny` that locks out everyone, including administrators',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'resource',
  elements: ['Principal'],
  traits: ['deny'],
  messages: {
    lockout: 'Denies {{actions}} to everyone, including administrators: {{wayBack}}.',
    keyless:
      'Requests for {{actions}} never include `{{key}}`, so `{{operator}}` denies them to everyone: {{wayBack}}.',
    always: 'The condition on `{{key}}` matches every request and denies everyone {{actions}}: {{wayBack}}.',
  },
  hides: [
    { rule: 'no-partial-condition', within: 'test', when: ['keyless'] },
    { rule: 'no-redundant-condition', within: 'test', when: ['always'], messages: ['alwaysTrue'] },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      const found = deniedEveryone(statement);
      if (!found) continue;
      const { principal, changes, fence } = found;
      const { wayBack = 'nobody can change the policy again' } = changes;
      const data = { actions: enumerate(quoteEach(changes.actions)), wayBack };
      if (fence) {
        const { kind, test } = fence;
        const { key } = test.keyEntry;
        yield {
          messageId: kind,
          data: {
            ...data,
            key: key.text,
            ...(kind === 'keyless' && { operator: test.operatorEntry.key.text }),
          },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
        continue;
      }
      yield {
        messageId: 'lockout',
        data,
        at: principal.value.span,
        subject: { statement, element: 'Principal', value: principal.value },
      };
    }
  },
});
