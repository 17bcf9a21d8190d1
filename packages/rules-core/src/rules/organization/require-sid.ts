import { sidFor } from '../../analysis/grammar/sid-for.js';
import { isWhole } from '../../policy/grammar.js';
import { readSids, textsOf } from '../../policy/sids.js';
import { defineRule } from '../rule.js';

export const requireSid = defineRule({
  name: 'require-sid',
  description: 'Require a `Sid` in every statement',
  category: 'organization',
  type: 'suggestion',
  levels: {},
  optIn: true,
  hides: [{ rule: 'no-empty-sid', within: 'value' }],
  messages: {
    missing: 'Statement {{number}} has no `Sid`.',
    empty: 'The `Sid` of statement {{number}} is empty.',
    suggestSid: 'Use the Sid `{{sid}}`',
  },

  *check(policy) {
    const sids = readSids(policy);
    for (const statement of policy.statements) {
      const { value, index } = statement;
      const entry = statement.entry('Sid');
      const number = index + 1;
      if (entry?.value.kind === 'text' && entry.value.text === '') {
        yield {
          messageId: 'empty',
          data: { number },
          at: entry.value.span,
          subject: { statement, element: 'Sid', value: entry.value },
          suggest: () => {
            const sid = sidFor(statement, textsOf(sids));
            const edits = [{ kind: 'replace', target: entry.value, with: sid }] as const;
            return { messageId: 'suggestSid', data: { sid }, edits };
          },
        };
      }
      const [first] = value.entries;
      if (entry || !first || !isWhole(value)) continue;
      yield {
        messageId: 'missing',
        data: { number },
        at: (statement.entry('Effect') ?? first).key.span,
        subject: { statement, element: 'Sid' },
        suggest: () => {
          const sid = sidFor(statement, textsOf(sids));
          const edits = [
            { kind: 'insert-entry', dict: value, key: 'Sid', value: sid, before: first },
          ] as const;
          return { messageId: 'suggestSid', data: { sid }, edits };
        },
      };
    }
  },
});
