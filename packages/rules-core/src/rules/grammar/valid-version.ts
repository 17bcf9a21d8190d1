import { isKnown } from '../../value/value.js';
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
  messages: {
    invalid: {
      text: '`{{version}}` is not a version of the policy language, so AWS rejects the policy; the current one is `2012-10-17`.',
      checks: ['invalid-version'],
    },
    formerInControlPolicy: {
      text: 'Control policies of AWS Organizations must have the version `2012-10-17`, not `2008-10-17`.',
      checks: ['invalid-version'],
    },
    suggestCurrent: 'Replace with `2012-10-17`',
  },

  *check({ value: document, type }) {
    for (const { key, value } of document.entries) {
      if (key.text !== 'Version' || value.kind !== 'text' || value.text === current || !isKnown(value))
        continue;
      if (value.text === former && type.keptBy !== 'organizations') continue;
      yield {
        ...(value.text === former
          ? { messageId: 'formerInControlPolicy' }
          : { messageId: 'invalid', data: { version: value.text } }),
        at: value.span,
        subject: { element: 'Version', value },
        suggest: () => ({
          messageId: 'suggestCurrent',
          edits: [{ kind: 'replace', target: value, with: current }],
        }),
      };
    }
  },
});
