import { defineRule } from '../rule.js';

export const noConflictingElements = defineRule({
  name: 'no-conflicting-elements',
  description: 'Disallow an element beside its Not form in one statement',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  options: {},
  messages: {
    conflicting:
      'This statement has `{{element}}` and `Not{{element}}`; AWS takes only one of the two and refuses the policy.',
  },
  accessAnalyzer: { 'unsupported-element-combination': ['conflicting'] },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const element of ['Principal', 'Action', 'Resource']) {
        const entry = statement.entry(element);
        const notEntry = statement.entry(`Not${element}`);
        if (!entry || !notEntry) continue;
        const later = entry.span.start > notEntry.span.start ? entry : notEntry;
        yield { messageId: 'conflicting', data: { element }, at: later.key.span, statement };
      }
    }
  },
});
