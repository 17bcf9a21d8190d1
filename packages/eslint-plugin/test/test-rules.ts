/** Rules made for the tests of the plugin. */
import { defineRule, sliceSpan, type Span, type TextValue, type Value } from 'iam-rules-core';

function* textsIn(value: Value): Iterable<TextValue> {
  if (value.kind === 'text') yield value;
  if (value.kind === 'list') for (const item of value.items) yield* textsIn(item);
  if (value.kind === 'dict') for (const entry of value.entries) yield* textsIn(entry.value);
}

function wordSpan(text: TextValue, word: string): Span {
  const at = text.text.indexOf(word);
  return sliceSpan(text, at, at + word.length);
}

/** Reports a word in any string of a statement, and offers another one. */
export const noWord = defineRule({
  name: 'no-word',
  description: 'Disallow a word',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'error' },
  policies: ({ name }) => name !== 'rcp',
  options: {
    word: { type: 'string', description: 'The word.', default: 'foo' },
    others: { type: 'array', items: { type: 'string' }, description: 'What is offered.', default: ['bar'] },
  },
  messages: { found: 'The word `{{word}}` stands in `{{text}}`.', suggestOther: 'Write `{{other}}`' },
  *check(policy, { word, others }) {
    for (const statement of policy.statements) {
      for (const text of textsIn(statement.value)) {
        if (!text.text.includes(word)) continue;
        yield {
          messageId: 'found',
          data: { word, text: text.text },
          at: wordSpan(text, word),
          subject: { statement, value: text },
          suggest: () =>
            others.map((other) => ({
              messageId: 'suggestOther',
              data: { other },
              edits: [{ kind: 'replace', target: text, with: text.text.replaceAll(word, other) }],
            })),
        };
      }
    }
  },
});

/** Its findings hide those of `no-word`. */
export const noEffect = defineRule({
  name: 'no-effect',
  description: 'Disallow an effect',
  category: 'wildcards',
  type: 'suggestion',
  levels: { strict: 'warn' },
  policies: ({ name }) => name === 'identity',
  options: {},
  messages: { effect: 'There is an effect.' },
  hides: [{ rule: 'no-word', within: 'statement' }],
  *check(policy) {
    for (const statement of policy.statements) {
      const entry = statement.entry('Effect');
      if (entry) yield { messageId: 'effect', at: entry.span, subject: { statement, element: 'Effect' } };
    }
  },
});

/** Removes empty condition blocks: a fix. */
export const noEmptyCondition = defineRule({
  name: 'no-empty-condition',
  description: 'Disallow empty conditions',
  category: 'wildcards',
  type: 'suggestion',
  levels: {},
  policies: ({ grants }) => grants,
  options: {},
  messages: { empty: 'The condition is empty.' },
  fixable: true,
  *check(policy) {
    for (const statement of policy.statements) {
      const entry = statement.entry('Condition');
      if (entry?.value.kind !== 'dict' || entry.value.entries.length > 0) continue;
      yield {
        messageId: 'empty',
        at: entry.key.span,
        subject: { statement, element: 'Condition' },
        fix: [{ kind: 'remove-entry', dict: statement.value, entry }],
      };
    }
  },
});
