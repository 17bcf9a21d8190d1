import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noUntrustworthyConditionKey = defineRule({
  name: 'no-untrustworthy-condition-key',
  description: 'Disallow conditions on headers that the caller writes',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    callerWrites: '`{{key}}` is a header that the caller writes, with any text: {{consequence}}.',
  },
  accessAnalyzer: { 'untrustworthy-condition-key': ['callerWrites'] },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.effect || isForServices(statement)) continue;
      for (const { key, keyEntry } of statement.conditions) {
        if (key !== 'aws:useragent' && key !== 'aws:referer') continue;
        const consequence =
          statement.effect === 'Allow'
            ? 'the test does not tell who is allowed'
            : 'the test does not keep anyone from avoiding this Deny';
        yield {
          messageId: 'callerWrites',
          data: { key: keyEntry.key.text, consequence },
          at: keyEntry.key.span,
          statement,
        };
      }
    }
  },
});

/** A service sets the header itself where it is the caller; whether that tells enough, no-confused-deputy says. */
function isForServices({ effect, policy, principals }: Statement): boolean {
  if (effect !== 'Allow' || policy.type.keptBy !== 'service' || !principals || principals.negated)
    return false;
  return principals.items.length > 0 && principals.items.every(({ type }) => type?.text === 'Service');
}
