import { innerTexts, unquotedAccount } from '../../analysis/grammar/misplaced-texts.js';
import { typeMismatches, type TypeMismatch } from '../../analysis/grammar/type-mismatches.js';
import { defineRule } from '../rule.js';

export const validType = defineRule({
  name: 'valid-type',
  description: 'Disallow values whose JSON type the policy grammar does not allow',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    wrongType: {
      text: '{{subject}} must be {{expected}}, but this is {{found}}, so AWS rejects the policy.',
      checks: ['data-type-mismatch'],
    },
    suggestFlatten: 'Move the entries of the inner list into the outer one',
    suggestQuote: 'Write `{{text}}` as a string',
  },
  // A value of the wrong JSON type is not `*` either.
  hides: [{ rule: 'valid-resource-control-policy', within: 'value', messages: ['principal'] }],

  *check(policy) {
    for (const mismatch of typeMismatches(policy)) {
      const { what, expected, found, value, statement, element, test } = mismatch;
      yield {
        messageId: 'wrongType',
        data: { subject: what, expected, found },
        at: value.span,
        subject: { statement, element, test, value },
        suggest: () => flatten(mismatch) ?? quote(mismatch),
      };
    }
  },
});

function flatten(mismatch: TypeMismatch) {
  const { list, value } = mismatch;
  const texts = innerTexts(mismatch);
  if (!list || !texts) return undefined;
  const edits = [{ kind: 'replace-item', list, item: value, with: texts }] as const;
  return { messageId: 'suggestFlatten', edits } as const;
}

function quote(mismatch: TypeMismatch) {
  const text = unquotedAccount(mismatch);
  if (text === undefined) return undefined;
  const edits = [{ kind: 'replace', target: mismatch.value, with: text }] as const;
  return { messageId: 'suggestQuote', data: { text }, edits } as const;
}
