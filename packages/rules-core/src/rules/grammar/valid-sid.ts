import { sidFaults } from '../../analysis/grammar/sid-faults.js';
import { defineRule } from '../rule.js';

export const validSid = defineRule({
  name: 'valid-sid',
  description: 'Require Sids to be unique within their policy and to have only letters and digits',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  // Other services have their own rules for the Sids of their policies.
  policies: ({ keptBy }) => keptBy !== 'service',
  messages: {
    unsupported: {
      text: 'The Sid `{{sid}}` contains `{{characters}}`; here a Sid can have only letters A to Z and digits, so AWS rejects the policy.',
      checks: ['unsupported-sid'],
    },
    notUnique: {
      text: 'Statement {{first}} already has the Sid `{{sid}}`, so AWS rejects the policy.',
      checks: ['unique-sids-required'],
    },
    suggestSid: 'Replace with `{{sid}}`',
  },

  *check(policy) {
    for (const { kind, data, at, statement, value, proper } of sidFaults(policy)) {
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element: 'Sid', value },
        suggest: () => {
          const sid = proper();
          if (sid === undefined) return undefined;
          return {
            messageId: 'suggestSid',
            data: { sid },
            edits: [{ kind: 'replace', target: value, with: sid }],
          };
        },
      };
    }
  },
});
