import { codePointsOf, inPlainCharacters, refusedTexts } from '../../analysis/grammar/refused-characters.js';
import { defineRule } from '../rule.js';

export const validCharacters = defineRule({
  name: 'valid-characters',
  description: 'Disallow characters that IAM rejects in a policy',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  // Other services store resource-based policies, and have their own rules.
  policies: ({ keptBy }) => keptBy === 'iam',
  traits: ['irregular'],
  messages: {
    refused:
      'IAM rejects `{{characters}}` ({{codes}}): policies can have only tabs, line breaks and characters U+0020 to U+00FF.',
    suggestPlain: 'Replace with `{{text}}`',
  },

  *check({ value: document }) {
    for (const { value, entry, characters, at } of refusedTexts(document)) {
      yield {
        messageId: 'refused',
        data: { characters, codes: codePointsOf(characters) },
        at,
        subject: { value },
        suggest: () => {
          const text = inPlainCharacters(value.text);
          if (text === undefined) return undefined;
          return {
            messageId: 'suggestPlain',
            data: { text },
            edits: [
              entry
                ? { kind: 'rename-key', entry, key: text }
                : { kind: 'replace', target: value, with: text },
            ],
          };
        },
      };
    }
  },
});
