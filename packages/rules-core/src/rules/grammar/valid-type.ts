import type { Edit } from '../../edits/edit.js';
import { typeMismatches, type TypeMismatch } from '../../analysis/grammar/type-mismatches.js';
import type { ScalarValue, Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const validType = defineRule({
  name: 'valid-type',
  description: 'Disallow values of a JSON type that the policy grammar has no room for',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    wrongType: {
      text: '{{subject}} must be {{expected}}, but this is {{found}}, so AWS refuses the policy.',
      checks: ['data-type-mismatch'],
    },
    suggestFlatten: 'Put the entries of the inner list into the outer one',
    suggestQuote: 'Write `{{text}}` as a string',
  },
  // What is of no type that the element takes is not one of its values either.
  hides: [{ rule: 'valid-resource-control-policy', within: 'element', messages: ['principal'] }],

  *check(policy) {
    for (const mismatch of typeMismatches(policy)) {
      const { what, expected, value, statement, element, test } = mismatch;
      yield {
        messageId: 'wrongType',
        data: { subject: what, expected, found: nameOf(value) },
        at: value.span,
        subject: { statement, element, test, value },
        suggest: () => suggestionsFor(mismatch),
      };
    }
  },
});

function nameOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return 'a string';
    case 'list':
      return 'a list';
    case 'scalar':
      return value.value === null ? 'null' : `a ${typeof value.value}`;
    default:
      return 'an object';
  }
}

function suggestionsFor({ value, list, expected }: TypeMismatch) {
  if (value.kind === 'list' && list) {
    const texts = value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    if (texts.length === 0 || texts.length < value.items.length) return [];
    const edits: Edit[] = [{ kind: 'replace-item', list, item: value, with: texts }];
    return [{ messageId: 'suggestFlatten', edits } as const];
  }
  // An account ID is a number of twelve digits to JSON; other numbers make no sense as strings either.
  if (isAccountId(value) && (list || expected === 'a string or a list of strings')) {
    const text = String(value.value);
    const edits: Edit[] = [{ kind: 'replace', target: value, with: text }];
    return [{ messageId: 'suggestQuote', data: { text }, edits } as const];
  }
  return [];
}

function isAccountId(value: Value): value is ScalarValue {
  return value.kind === 'scalar' && typeof value.value === 'number' && /^\d{12}$/.test(String(value.value));
}
