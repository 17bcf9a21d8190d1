import { invertedTest, type InvertedTest } from '../../analysis/conditions/inverted-test.js';
import { renameOperator } from '../../edits/rename-entry.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noInvertedCondition = defineRule({
  name: 'no-inverted-condition',
  description: 'Disallow denying requests for being encrypted or made with MFA, and allowing only the others',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    transport: 'This denies requests sent over TLS and allows unencrypted ones.',
    mfa: 'This denies requests made with MFA, but not those made without.',
    mfaIfExists:
      'This denies requests made with MFA, and of those made without it only the ones signed with long-term access keys.',
    plainOnly: 'This allows only unencrypted requests, and none sent over TLS.',
    withoutMfa: 'This allows only requests made without MFA.',
    suggestValue: 'Replace with `{{operator}}` and `{{value}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const found = invertedTest(statement);
      if (!found) continue;
      const { kind, test, value } = found;
      yield {
        messageId: kind,
        at: value.value.span,
        subject: { statement, element: 'Condition', test, value: value.value },
        suggest: () => theOtherWayRound(statement, found),
      };
    }
  },
});

function theOtherWayRound(statement: Statement, { kind, test, value }: InvertedTest) {
  if (test.operator?.family !== 'Bool') return undefined;
  const isDeny = statement.effect === 'Deny';
  const right = isDeny ? 'false' : 'true';
  const written = test.operatorEntry.key.text;
  const isMfa = kind !== 'transport' && kind !== 'plainOnly';
  // Requests signed with long-term access keys do not include the key.
  const operator = isMfa ? (isDeny ? 'BoolIfExists' : 'Bool') : written;
  const rename = operator === written ? [] : renameOperator(statement, test, operator);
  const replace = {
    kind: 'replace',
    target: value.value,
    with: value.value.kind === 'text' ? right : !isDeny,
  } as const;
  const edits = rename && [replace, ...[rename].flat()];
  return edits && ({ messageId: 'suggestValue', data: { operator, value: right }, edits } as const);
}
