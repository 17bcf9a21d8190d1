import type { Edit } from '../../edits/edit.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

/** By key in lower case: no request is denied for that alone, only for the lack of it. */
const messageOf: ReadonlyMap<string, 'transport' | 'mfa'> = new Map([
  ['aws:securetransport', 'transport'],
  ['aws:multifactorauthpresent', 'mfa'],
]);

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
      const { test, messageId } = found;
      const [{ value, text }] = test.values as [ConditionTest['values'][number]];
      const edits: Edit[] = [
        { kind: 'replace', target: value, with: value.kind === 'text' ? 'false' : false },
      ];
      // Long-term access keys send no key that says so.
      const lacksIfExists = messageId === 'mfa' && !test.operator!.ifExists;
      if (lacksIfExists) edits.push({ kind: 'rename-key', entry: test.operatorEntry, key: 'BoolIfExists' });
      yield {
        messageId: messageId === 'mfa' && !lacksIfExists ? 'mfaIfExists' : messageId,
        ...(messageId === 'transport' && { data: { key: test.keyEntry.key.text, value: text } }),
        at: value.span,
        statement,
        suggestions: [{ messageId: lacksIfExists ? 'suggestFalseIfExists' : 'suggestFalse', edits }],
      };
    }
  },
});

/** Beside another test it says which requests the other one is about, such as those with an old version of TLS. */
function invertedTest({ effect, conditions, hasReadableConditions }: Statement) {
  const [test] = conditions;
  if (effect !== 'Deny' || !hasReadableConditions || !test || conditions.length > 1 || !test.known)
    return undefined;
  const messageId = messageOf.get(test.key);
  if (!messageId || test.operator?.family !== 'Bool' || test.operator.set) return undefined;
  const isTrue = test.values.length === 1 && test.values[0]!.text.toLowerCase() === 'true';
  return isTrue ? { test, messageId } : undefined;
}
