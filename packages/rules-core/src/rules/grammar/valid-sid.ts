import { freeSid, readSids, textsOf } from '../../policy/sids.js';
import { sliceSpan, type TextValue } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const validSid = defineRule({
  name: 'valid-sid',
  description: 'Require Sids of letters and digits that are unique in their policy',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  // Other services have their own rules for the Sids of their policies.
  policies: ({ keptBy }) => keptBy !== 'service',
  messages: {
    unsupported: {
      text: 'The Sid `{{sid}}` has `{{characters}}` in it; a Sid here has only letters A to Z and digits, so AWS refuses the policy.',
      checks: ['unsupported-sid'],
    },
    notUnique: {
      text: 'Statement {{first}} has the Sid `{{sid}}` already, so AWS refuses the policy.',
      checks: ['unique-sids-required'],
    },
    suggestSid: 'Write `{{sid}}`',
  },

  *check(policy) {
    const sids = readSids(policy);
    const taken = textsOf(sids);
    for (const found of sids) {
      const { value, statement, first } = found;
      const subject = { statement, element: 'Sid', value } as const;
      const others = [...value.text.matchAll(/[^A-Za-z0-9]+/g)];
      const [from] = others;
      const last = others.at(-1);
      if (from && last) {
        yield {
          messageId: 'unsupported',
          data: {
            sid: value.text,
            characters: [...new Set(others.flatMap(([run]) => Array.from(run)))].join(''),
          },
          at: sliceSpan(value, from.index, last.index + last[0].length),
          subject,
          suggest: () => {
            const sid = spelled(value.text);
            return sid === '' || taken.has(sid) ? [] : [use(value, sid)];
          },
        };
      } else if (first) {
        yield {
          messageId: 'notUnique',
          data: { sid: value.text, first: first.index + 1 },
          at: value.span,
          subject,
          suggest: () => use(value, freeSid(found, taken)),
        };
      }
    }
  },
});

function use(value: TextValue, sid: string) {
  const edits = [{ kind: 'replace', target: value, with: sid }] as const;
  return { messageId: 'suggestSid', data: { sid }, edits } as const;
}

/** The words of a Sid as one: `Allow read-only` gives `AllowReadOnly`. */
function spelled(sid: string): string {
  return sid
    .split(/[^A-Za-z0-9]+/)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}
