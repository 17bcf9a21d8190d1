import { coveredBounds } from '../../analysis/conditions/covered-bounds.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { removeTest } from '../../edits/remove-test.js';
import { removeValue } from '../../edits/remove-value.js';
import { wildcardTestOf } from '../../analysis/conditions/wildcard-test.js';
import { defineRule } from '../rule.js';

export const noRedundantCondition = defineRule({
  name: 'no-redundant-condition',
  description: 'Disallow condition tests and values that change nothing, or that no request passes',
  category: 'conditions',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    coveredNumber:
      'Under `{{operator}}` one value of a list is enough, so that `{{value}}` changes nothing beside `{{other}}`.',
    alwaysTrue:
      'Every request passes `{{operator}}` with `{{value}}`, whatever `{{key}}` is: the test changes nothing.',
    neverTrue:
      'No request passes `{{operator}}` with `{{value}}`, whatever `{{key}}` is: the statement never applies.',
    suggestRemoval: 'Remove the test of `{{key}}`',
  },
  fixable: true,
  hasSuggestions: true,
  accessAnalyzer: {
    'redundant-condition-value-num': ['coveredNumber'],
    'redundant-key-due-to-wildcard-in-condition': ['alwaysTrue'],
    'redundant-statement-due-to-wildcard-in-condition': ['neverTrue'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const operator = test.operatorEntry.key.text;
        for (const { value, by } of coveredBounds(test)) {
          const fix = removeValue(test, value);
          yield {
            messageId: 'coveredNumber',
            data: { operator, value: value.text, other: by.text },
            at: value.value.span,
            statement,
            ...(fix && { fix: [fix] }),
          };
        }
        const found = wildcardTestOf(test);
        if (!found || found.holds === 'present' || found.holds === 'absent') continue;
        if (isServiceTest(statement, test)) continue;
        const key = test.keyEntry.key.text;
        const edit = found.holds === 'always' && removeTest(statement, test);
        yield {
          messageId: found.holds === 'always' ? 'alwaysTrue' : 'neverTrue',
          data: { operator, value: found.value.text, key },
          at: found.value.value.span,
          statement,
          suggestions: edit ? [{ messageId: 'suggestRemoval', data: { key }, edits: [edit] }] : [],
        };
      }
    }
  },
});
