import { defineRule } from '../rule.js';

export const noConflictingElements = defineRule({
  name: 'no-conflicting-elements',
  description: 'Disallow an element and its `Not` form in the same statement',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    conflicting: {
      text: 'A statement cannot have both `{{element}}` and `Not{{element}}`: AWS rejects the policy.',
      checks: ['unsupported-element-combination'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const element of ['Principal', 'Action', 'Resource'] as const) {
        const entry = statement.entry(element);
        const notEntry = statement.entry(`Not${element}`);
        if (!entry || !notEntry) continue;
        const { key } = entry.span.start > notEntry.span.start ? entry : notEntry;
        yield {
          messageId: 'conflicting',
          data: { element },
          at: key.span,
          subject: { statement, element, value: key },
        };
      }
    }
  },
});
