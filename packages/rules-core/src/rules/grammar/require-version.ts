import { setVersion } from '../../edits/set-version.js';
import { isWhole } from '../../policy/grammar.js';
import type { Policy } from '../../policy/policy.js';
import { entryOf } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const requireVersion = defineRule({
  name: 'require-version',
  description: 'Require the version of the policy language',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['irregular'],
  messages: {
    missing: {
      text: 'This policy has no `Version`, so AWS reads it as `2008-10-17`, where policy variables are plain text.',
      checks: ['missing-version'],
    },
    missingInControlPolicy: {
      text: 'This policy has no `Version`: AWS Organizations requires `2012-10-17` in every {{type}}.',
      checks: ['missing-version'],
    },
    suggestInsert: 'Insert `Version` with `2012-10-17`',
  },

  *check(policy) {
    const { value: document, type } = policy;
    if (entryOf(document, 'Version') || !isWhole(document)) return;
    yield {
      ...(type.keptBy === 'organizations'
        ? { messageId: 'missingInControlPolicy', data: { type: type.title } }
        : { messageId: 'missing' }),
      at: document.head,
      subject: { element: 'Version' },
      suggest: () =>
        !excludesByVariable(policy) && { messageId: 'suggestInsert', edits: [setVersion(policy)] },
    };
  },
});

/** With a `Version`, `NotResource` would exclude what the variable stands for instead of its literal text. */
function excludesByVariable({ statements }: Policy): boolean {
  return statements.some(
    ({ resources }) => resources?.negated && resources.items.some(({ text }) => text.includes('${')),
  );
}
