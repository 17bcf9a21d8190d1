import { operatorFault, properOperator } from '../../analysis/conditions/operator-fault.js';
import { renameEntry } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const validConditionOperator = defineRule({
  name: 'valid-condition-operator',
  description: 'Require condition operators that exist',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    unknownOperator: {
      text: '`{{operator}}` is not a condition operator: AWS rejects the policy.',
      checks: ['invalid-condition-operator'],
    },
    keyAsOperator: {
      text: '`{{operator}}` is a condition key in place of an operator: AWS rejects the policy.',
      checks: ['invalid-condition-operator'],
    },
    nullIfExists: {
      text: '`{{operator}}` is not a condition operator: `Null` does not support `IfExists`.',
      checks: ['null-with-if-exists'],
    },
    nullWithQualifier: {
      text: '`{{operator}}` is {{holds}} true: `Null` checks for the key, not for its values.',
      checks: ['null-with-qualifier'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },
  // The value of a key in place of an operator is not a map of condition keys.
  hides: [
    { rule: 'valid-condition-key', within: 'test', when: ['keyAsOperator'] },
    { rule: 'valid-type', within: 'test', when: ['keyAsOperator'] },
  ],

  *checkStatements(statements) {
    for (const statement of statements) {
      const condition = statement.entry('Condition')?.value;
      if (condition?.kind !== 'dict') continue;
      for (const entry of condition.entries) {
        const { key } = entry;
        const fault = statement.bounds.of(key).known ? operatorFault(entry) : undefined;
        if (!fault) continue;
        const { kind, at, holds } = fault;
        yield {
          messageId: kind,
          data: { operator: key.text, ...(holds && { holds }) },
          at,
          subject: { statement, element: 'Condition', test: entry, value: key },
          suggest: () => {
            const operator = properOperator(fault, key.text);
            const edit = operator !== undefined && renameEntry(condition, entry, operator);
            return edit && { messageId: 'suggestOperator', data: { operator }, edits: [edit] };
          },
        };
      }
    }
  },
});
