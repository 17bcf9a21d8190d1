import { freeSid, readSids, textsOf } from '../../policy/sids.js';
import { defineRule } from '../rule.js';

export const preferUniqueSid = defineRule({
  name: 'prefer-unique-sid',
  description: 'Prefer Sids that are unique within a resource-based policy',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  // IAM and AWS Organizations always reject duplicates, which is an error that another rule reports.
  policies: ({ keptBy }) => keptBy === 'service',
  messages: {
    notUnique: {
      text: 'Statement {{first}} already has the Sid `{{sid}}`, and some services reject duplicates.',
      checks: ['unique-sids-recommended'],
    },
    suggestSid: 'Replace with `{{sid}}`',
  },

  *check(policy) {
    const sids = readSids(policy);
    const taken = textsOf(sids);
    for (const found of sids) {
      const { value, statement, first } = found;
      if (!first) continue;
      yield {
        messageId: 'notUnique',
        data: { sid: value.text, first: first.index + 1 },
        at: value.span,
        subject: { statement, element: 'Sid', value },
        suggest: () => {
          const sid = freeSid(found, taken);
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
