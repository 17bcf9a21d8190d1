import { freeSid, readSids, textsOf } from '../../policy/sids.js';
import { defineRule } from '../rule.js';

export const preferUniqueSid = defineRule({
  name: 'prefer-unique-sid',
  description: 'Prefer Sids that are unique in the policy of a resource',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  // Elsewhere AWS refuses duplicates; see valid-sid.
  policies: ({ keptBy }) => keptBy === 'service',
  options: {},
  messages: {
    notUnique:
      'Statement {{first}} has the Sid `{{sid}}` as well: it does not tell the two apart, and some services refuse the policy.',
    suggestSid: 'Write `{{sid}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'unique-sids-recommended': ['notUnique'] },

  *check(policy) {
    const sids = readSids(policy);
    const taken = textsOf(sids);
    for (const found of sids) {
      const { value, statement, first } = found;
      if (!first) continue;
      const sid = freeSid(found, taken);
      yield {
        messageId: 'notUnique',
        data: { sid: value.text, first: first.index + 1 },
        at: value.span,
        statement,
        suggestions: [
          {
            messageId: 'suggestSid',
            data: { sid },
            edits: [{ kind: 'replace', target: value, with: sid }],
          },
        ],
      };
    }
  },
});
