import { invertedTest, type InvertedTest } from '../../analysis/conditions/inverted-test.js';
import { defineRule } from '../rule.js';

export const noInvertedDeny = defineRule({
  name: 'no-inverted-deny',
  description: 'Disallow a Deny of requests for being encrypted or made with multi-factor authentication',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  traits: ['deny'],
  messages: {
    transport:
      'This denies the requests that are sent over TLS, and none of those that are not: `{{key}}` is `{{value}}` over TLS.',
    mfa: 'This denies the requests that are made with multi-factor authentication, and none of those that are made without.',
    mfaIfExists:
      'This denies the requests that are made with multi-factor authentication, and of those that are made without only the ones that lack the key, as with long-term access keys.',
    suggestFalse: 'Write `false`',
    suggestFalseIfExists: 'Write `BoolIfExists` and `false`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const found = invertedTest(statement);
      if (!found) continue;
      const { kind, test, value } = found;
      yield {
        messageId: kind,
        data: { key: test.keyEntry.key.text, value: value.text },
        at: value.value.span,
        subject: { statement, element: 'Condition', test, value: value.value },
        suggest: () => testForFalse(found),
      };
    }
  },
});

function testForFalse({ kind, test, value: { value } }: InvertedTest) {
  const isFalse = { kind: 'replace', target: value, with: value.kind === 'text' ? 'false' : false } as const;
  if (kind !== 'mfa') return { messageId: 'suggestFalse', edits: [isFalse] } as const;
  // Requests made with long-term access keys do not carry the key.
  const ifExists = { kind: 'rename-key', entry: test.operatorEntry, key: 'BoolIfExists' } as const;
  return { messageId: 'suggestFalseIfExists', edits: [isFalse, ifExists] } as const;
}
