import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const requireSetOperator = defineRule({
  name: 'require-set-operator',
  description: 'Require ForAllValues or ForAnyValue for condition keys that hold several values',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    missingSetOperator:
      '`{{key}}` holds several values, and `{{operator}}` does not say whether all of them or any of them must pass.',
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'missing-qualifier': ['missingSetOperator'] },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, operatorEntry, keyEntry } = test;
        if (!operator || operator.set !== undefined || operator.family === 'Null') continue;
        if (!conditionKeyOf(test)?.multivalued) continue;
        // What an author of a negated operator means is that no value of the request is a listed one.
        const sets = operator.negated ? ['ForAllValues', 'ForAnyValue'] : ['ForAnyValue', 'ForAllValues'];
        const suggestions = sets.flatMap((set) => {
          const full = `${set}:${operator.name}${operator.ifExists ? 'IfExists' : ''}`;
          const edits = moveTest(statement, test, full);
          const data = { key: keyEntry.key.text, operator: full };
          return edits ? [{ messageId: 'suggestOperator' as const, data, edits }] : [];
        });
        yield {
          messageId: 'missingSetOperator',
          data: { key: keyEntry.key.text, operator: operatorEntry.key.text },
          at: keyEntry.key.span,
          statement,
          suggestions,
        };
      }
    }
  },
});
