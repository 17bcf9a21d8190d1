import { literalWildcards } from '../../analysis/conditions/like-operator.js';
import { formNames } from '../../analysis/conditions/value-forms.js';
import { moveTest } from '../../edits/move-test.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

export const noLiteralWildcard = defineRule({
  name: 'no-literal-wildcard',
  description: 'Disallow wildcards in condition values under operators that match them literally',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    literalWildcard: {
      text: '`{{operator}}` does not support wildcards: `{{wildcard}}` is matched literally.',
      checks: ['wildcard-without-like-operator'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },
  // A value with a literal wildcard never has the form that its key requires.
  hides: [
    {
      rule: 'valid-condition-value',
      within: 'value',
      messages: [...formNames, 'principalFormat', 'arnAccount', 'valueMisspelt', 'valueUnlisted'],
    },
  ],

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const key = test.keyEntry.key.text;
        for (const { value, wildcard, like } of literalWildcards(test)) {
          yield {
            messageId: 'literalWildcard',
            data: { operator: test.operatorEntry.key.text, wildcard },
            at: wildcardSpan(value),
            subject: { statement, element: 'Condition', test, value },
            // The new operator applies to all values of the key, so each finding offers the same edit.
            suggest: () => {
              const edits = like !== undefined && moveTest(statement, test, like);
              return edits && { messageId: 'suggestOperator', data: { key, operator: like }, edits };
            },
          };
        }
      }
    }
  },
});
