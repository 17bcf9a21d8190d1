import { isSingleValued } from '../../analysis/conditions/condition-key-of.js';
import { hasIdleForAllValues } from '../../analysis/conditions/idle-set.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const noForallvaluesSingleValued = defineRule({
  name: 'no-forallvalues-single-valued',
  description: 'Disallow `ForAllValues` for condition keys with a single value',
  category: 'condition-operators',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    allowsWithoutKey: {
      text: '`ForAllValues` is also true when `{{key}}` is missing, so this Allow applies then too.',
      checks: ['forallvalues-with-single-valued-key'],
    },
    deniesWithoutKey: {
      text: '`ForAllValues` is also true when `{{key}}` is missing, so this Deny applies then too.',
      checks: ['forallvalues-with-single-valued-key'],
    },
    changesNothing: {
      text: '`ForAllValues` has no effect here, because `{{key}}` has a single value.',
      checks: ['forallvalues-with-single-valued-key'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      if (!statement.effect) continue;
      for (const test of statement.conditions) {
        const { operator, keyEntry } = test;
        if (operator?.set !== 'ForAllValues' || operator.family === 'Null') continue;
        if (!isSingleValued(test)) continue;
        const key = keyEntry.key.text;
        const plain = withBaseName({ ...operator, set: undefined }, operator.name);
        const withoutKey = statement.effect === 'Allow' ? 'allowsWithoutKey' : 'deniesWithoutKey';
        const holdsWithoutKey = hasIdleForAllValues(test);
        yield {
          messageId: holdsWithoutKey ? 'changesNothing' : withoutKey,
          data: { key, ...(holdsWithoutKey && { operator: plain }) },
          at: keyEntry.key.span,
          subject: { statement, element: 'Condition', test, value: keyEntry.key },
          suggest: () => {
            const edits = moveTest(statement, test, plain);
            return edits && { messageId: 'suggestOperator', data: { key, operator: plain }, edits };
          },
        };
      }
    }
  },
});
