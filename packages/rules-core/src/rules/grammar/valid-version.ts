import { defineRule } from '../rule.js';

const current = '2012-10-17';
const former = '2008-10-17';

export const validVersion = defineRule({
  name: 'valid-version',
  description: 'Disallow versions that the policy language does not have',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  options: {},
  messages: {
    invalid:
      '`{{version}}` is no version of the policy language, so AWS refuses the policy. `2012-10-17` is the current one.',
    formerInControlPolicy:
      'Control policies of AWS Organizations have the version `2012-10-17`, not `2008-10-17`.',
    suggestCurrent: 'Write `2012-10-17`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'invalid-version': ['invalid', 'formerInControlPolicy'] },

  *check({ value: document, bounds, type }) {
    for (const { key, value } of document.entries) {
      if (key.text !== 'Version' || value.kind !== 'text' || value.text === current) continue;
      if (!bounds.of(value.text).known) continue;
      const suggestions = [
        { messageId: 'suggestCurrent', edits: [{ kind: 'replace', target: value, with: current }] },
      ] as const;
      if (value.text !== former)
        yield { messageId: 'invalid', data: { version: value.text }, at: value.span, suggestions };
      else if (type.keptBy === 'organizations')
        yield { messageId: 'formerInControlPolicy', at: value.span, suggestions };
    }
  },
});
