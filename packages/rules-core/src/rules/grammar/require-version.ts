import { setVersion } from '../../edits/set-version.js';
import { isWhole } from '../../policy/grammar.js';
import { defineRule } from '../rule.js';

export const requireVersion = defineRule({
  name: 'require-version',
  description: 'Require the version of the policy language',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['irregular'],
  options: {},
  messages: {
    missing:
      'This policy has no `Version`, so AWS reads it as `2008-10-17`, where policy variables are plain text.',
    suggestInsert: 'Insert `Version` with `2012-10-17`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'missing-version': ['missing'] },

  *check(policy) {
    const { value: document, statements } = policy;
    // `version` is misspelled, not missing.
    if (document.entries.some(({ key }) => key.text.toLowerCase() === 'version')) return;
    if (!isWhole(document)) return;
    // There a variable would begin to mean something else than what the list leaves out today.
    const isExcluding = statements.some(
      ({ resources }) => resources?.negated && resources.items.some(({ text }) => text.includes('${')),
    );
    yield {
      messageId: 'missing',
      at: document.head,
      suggestions: isExcluding
        ? []
        : [
            {
              messageId: 'suggestInsert',
              edits: [setVersion(policy)],
            },
          ],
    };
  },
});
