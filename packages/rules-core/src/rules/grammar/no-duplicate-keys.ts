import { duplicateKeys } from '../../analysis/grammar/duplicate-keys.js';
import { parseOperator } from '../../policy/operator.js';
import { defineRule } from '../rule.js';

export const noDuplicateKeys = defineRule({
  name: 'no-duplicate-keys',
  description: 'Disallow keys that occur twice in one object of a policy',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    duplicate: '`{{key}}` occurs twice in this {{place}}; which one counts depends on the parser.',
    duplicateMember: '`{{key}}` occurs twice in {{place}}; which one counts depends on the parser.',
    sameKeyInOtherCase: {
      text: '`{{key}}` and `{{first}}` are the same condition key in different case, so AWS rejects the policy.',
      checks: ['duplicate-keys-with-different-case'],
    },
    sameOperatorInOtherCase:
      '`{{key}}` and `{{first}}` are the same operator in different case, so `Condition` has it twice.',
  },

  *check(policy) {
    for (const { first, entry, place, exact, statement, element } of duplicateKeys(policy)) {
      const key = entry.key.text;
      const where = {
        at: entry.key.span,
        subject: { statement, element, test: element === 'Condition' ? entry : undefined, value: entry.key },
      };
      if (exact) {
        const messageId = place.startsWith('`') ? 'duplicateMember' : 'duplicate';
        yield { messageId, data: { key, place }, ...where };
      } else {
        const isOperator = place === '`Condition`' && parseOperator(key) !== undefined;
        const messageId = isOperator ? 'sameOperatorInOtherCase' : 'sameKeyInOtherCase';
        yield { messageId, data: { key, first: first.key.text }, ...where };
      }
    }
  },
});
