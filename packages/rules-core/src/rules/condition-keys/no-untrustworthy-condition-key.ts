import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noUntrustworthyConditionKey = defineRule({
  name: 'no-untrustworthy-condition-key',
  description: 'Disallow conditions on headers that the caller can set freely',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  elements: ['Condition'],
  messages: {
    callerWrites: {
      text: '`{{key}}` is a header that callers can set to anything: {{consequence}}.',
      checks: ['untrustworthy-condition-key'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      if (!statement.effect || isForServices(statement)) continue;
      for (const test of statement.conditions) {
        if (test.key !== 'aws:useragent' && test.key !== 'aws:referer') continue;
        const { key } = test.keyEntry;
        const consequence =
          statement.effect === 'Allow'
            ? 'the condition does not limit who is allowed'
            : 'anyone can avoid this Deny';
        yield {
          messageId: 'callerWrites',
          data: { key: key.text, consequence },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
      }
    }
  },
});

/** Whether only AWS services are allowed: they set the header themselves, instead of those they act for. */
function isForServices({ effect, policy, principals }: Statement): boolean {
  if (effect !== 'Allow' || policy.type.keptBy !== 'service' || !principals || principals.negated)
    return false;
  return principals.items.length > 0 && principals.items.every(({ type }) => type?.text === 'Service');
}
