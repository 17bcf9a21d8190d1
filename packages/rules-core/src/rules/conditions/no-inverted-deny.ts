import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noInvertedDeny = defineRule({
  name: 'no-inverted-deny',
  description: 'Disallow a Deny of requests for being encrypted or made with multi-factor authentication',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  traits: ['deny'],
  options: {},
  messages: {
    transport:
      'This denies the requests that are sent over TLS, and none of those that are not: `{{key}}` is `{{value}}` over TLS.',
    mfa: 'This denies the requests that are made with multi-factor authentication, and none of those that are made without.',
    mfaIfExists:
      'This denies the requests that are made with multi-factor authentication, and of those that are made without only the ones that lack the key, as with long-term access keys.',
    suggestFalse: 'Write `false`',
    suggestFalseIfExists: 'Write `BoolIfExists` and `false`',
  },
  hasSuggestions: true,

  *check(policy) {
    for (const statement of policy.statements) {
      const found = invertedTest(statement);
      if (!found) continue;
      const { test, value, messageId } = found;
      yield {
        messageId,
        data: { key: test.keyEntry.key.text, value: value.text },
        at: value.value.span,
        subject: { statement, element: 'Condition', test, value: value.value },
        suggest: () => [testForFalse(test, value.value)],
      };
    }
  },
});

/** Beside another test it says which requests the other one is about, such as those with an old version of TLS. */
function invertedTest({ effect, conditions, hasReadableConditions }: Statement) {
  const [test] = conditions;
  if (effect !== 'Deny' || !hasReadableConditions || !test || conditions.length > 1 || !test.known)
    return undefined;
  if (test.operator?.family !== 'Bool' || test.operator.set) return undefined;
  const messageId = messageFor(test);
  const [value, ...others] = test.values;
  const isTrue = others.length === 0 && value?.text.toLowerCase() === 'true';
  return messageId && isTrue ? { test, value, messageId } : undefined;
}

/** undefined for a key that may be a reason to deny a request. */
function messageFor({ key, operator }: ConditionTest) {
  if (key === 'aws:securetransport') return 'transport';
  if (key !== 'aws:multifactorauthpresent') return undefined;
  return operator!.ifExists ? 'mfaIfExists' : 'mfa';
}

function testForFalse({ key, operator, operatorEntry }: ConditionTest, value: ConditionValue['value']) {
  const isFalse = { kind: 'replace', target: value, with: value.kind === 'text' ? 'false' : false } as const;
  if (key !== 'aws:multifactorauthpresent' || operator!.ifExists)
    return { messageId: 'suggestFalse', edits: [isFalse] } as const;
  // Requests made with long-term access keys do not carry the key.
  const ifExists = { kind: 'rename-key', entry: operatorEntry, key: 'BoolIfExists' } as const;
  return { messageId: 'suggestFalseIfExists', edits: [isFalse, ifExists] } as const;
}
