import { variableFaults } from '../../analysis/grammar/variable-faults.js';
import { replaceVariable } from '../../edits/replace-variable.js';
import { setVersion } from '../../edits/set-version.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const validPolicyVariable = defineRule({
  name: 'valid-policy-variable',
  description: 'Disallow policy variables that are malformed or have no value where they are used',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['variable'],
  messages: {
    missingBrace: {
      text: 'The policy variable `{{variable}}` has no closing `}`.',
      checks: ['missing-brace-in-variable'],
    },
    emptyVariable: {
      text: '`{{variable}}` has no name, so it has no value.',
      checks: ['empty-variable'],
    },
    spaceInVariable: {
      text: '`{{variable}}` has a space in its name, which no condition key has.',
      checks: ['unsupported-space-in-variable'],
    },
    missingQuote: {
      text: "`{{variable}}` needs single quotes around its default value, as in `${aws:PrincipalTag/team, 'none'}`.",
      checks: ['missing-quote-in-variable'],
    },
    unsupportedElement: {
      text: '`{{variable}}` is plain text here: policy variables work only in `Resource`, `NotResource` and `Condition` values.',
      checks: ['variable-unsupported-in-element'],
    },
    unsupportedVersion: {
      text: '`{{variable}}` is plain text in this policy: policy variables need `"Version": "2012-10-17"`.',
      checks: ['variable-unsupported-in-version'],
    },
    unsupportedOperator: {
      text: '`{{element}}` does not support policy variables such as `{{variable}}`.',
      checks: ['invalid-variable-for-operator'],
    },
    multivaluedVariable: '`{{variable}}` never has a value, because its key can have several at once.',
    unknownVariable:
      '`{{variable}}` never has a value, because it does not exist. Did you mean `{{proper}}`?',
    beforeFifthColon:
      '`{{variable}}` is before the fifth colon of the ARN, where policy variables do not work.',
    suggestVariable: 'Replace with `{{proper}}`',
    suggestVersion: 'Set `Version` to `2012-10-17`',
  },
  // The variable is the reason why the string is not a valid effect, action or principal.
  hides: [
    { rule: 'valid-effect', within: 'value' },
    { rule: 'valid-action', within: 'value' },
    { rule: 'no-ineffective-not-action', within: 'value', messages: ['malformedAction'] },
    {
      rule: 'valid-principal',
      within: 'value',
      when: ['unsupportedElement', 'spaceInVariable', 'missingQuote'],
    },
    {
      rule: 'valid-trust-policy',
      within: 'value',
      when: ['unsupportedElement', 'spaceInVariable', 'missingQuote'],
      messages: ['provider'],
    },
  ],

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { kind, place, variable, proper } of variableFaults(statement)) {
        const { value, element, test } = place;
        yield {
          messageId: kind,
          data: {
            variable: value.text.slice(variable.from, variable.to),
            element: test?.operatorEntry.key.text ?? element,
            proper: proper ?? '',
          },
          at: sliceSpan(value, variable.from, variable.to),
          subject: { statement, element, test, value },
          suggest: () => {
            if (kind === 'unsupportedVersion')
              return { messageId: 'suggestVersion', edits: [setVersion(statement.policy)] };
            const edit = proper !== undefined && replaceVariable(value, variable, proper);
            return edit && { messageId: 'suggestVariable', data: { proper }, edits: [edit] };
          },
        };
      }
    }
  },
});
