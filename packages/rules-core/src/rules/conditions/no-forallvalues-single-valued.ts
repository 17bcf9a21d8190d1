import { isSingleValued } from '../../analysis/conditions/condition-key-of.js';
import { moveTest } from '../../edits/move-test.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { defineRule } from '../rule.js';

export const noForallvaluesSingleValued = defineRule({
  name: 'no-forallvalues-single-valued',
  description: 'Disallow ForAllValues for condition keys that hold one value',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    allowsWithoutKey:
      '`ForAllValues` also holds when a request does not carry `{{key}}`, which never has more than one value: this Allow then applies as well.',
    deniesWithoutKey:
      '`ForAllValues` also holds when a request does not carry `{{key}}`, which never has more than one value: this Deny then applies as well.',
    suggestOperator: 'Test `{{key}}` with `{{operator}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'forallvalues-with-single-valued-key': ['allowsWithoutKey', 'deniesWithoutKey'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.effect) continue;
      for (const test of statement.conditions) {
        const { operator, keyEntry } = test;
        if (operator?.set !== 'ForAllValues' || operator.family === 'Null') continue;
        if (!isSingleValued(test) || isServiceTest(statement, test)) continue;
        const full = operator.name + (operator.ifExists ? 'IfExists' : '');
        const data = { key: keyEntry.key.text, operator: full };
        const edits = moveTest(statement, test, full);
        yield {
          messageId: statement.effect === 'Allow' ? 'allowsWithoutKey' : 'deniesWithoutKey',
          data: { key: keyEntry.key.text },
          at: keyEntry.key.span,
          statement,
          suggestions: edits ? [{ messageId: 'suggestOperator', data, edits }] : [],
        };
      }
    }
  },
});
