import { coveredBounds } from '../../analysis/conditions/covered-bounds.js';
import { everyAddress } from '../../analysis/conditions/every-address.js';
import { testPairs } from '../../analysis/conditions/test-pairs.js';
import { removeTest } from '../../edits/remove-test.js';
import { wildcardTestOf } from '../../analysis/conditions/wildcard-test.js';
import { defineRule } from '../rule.js';

export const noRedundantCondition = defineRule({
  name: 'no-redundant-condition',
  description: 'Disallow conditions and values that change nothing, or that no request matches',
  category: 'condition-values',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    coveredNumber: {
      text: '`{{value}}` is redundant next to `{{other}}`: `{{operator}}` needs only one number to match.',
      checks: ['redundant-condition-value-num'],
    },
    coveredDate: '`{{value}}` is redundant next to `{{other}}`: `{{operator}}` needs only one date to match.',
    alwaysTrue: {
      text: '`{{operator}}` with `{{value}}` is always true, whatever `{{key}}` is: this condition has no effect.',
      checks: ['redundant-key-due-to-wildcard-in-condition'],
    },
    neverTrue: {
      text: '`{{operator}}` with `{{value}}` is never true, whatever `{{key}}` is: this statement never applies.',
      checks: ['redundant-statement-due-to-wildcard-in-condition'],
    },
    everyAddress:
      '`{{value}}` is every {{family}} address, so `{{operator}}` is never true for one: {{consequence}}.',
    contradiction:
      '`{{operator}}` and `{{other}}` contradict each other on `{{key}}`, so this statement never applies.',
    implied:
      '`{{operator}}` is redundant: every request that matches `{{other}}` for `{{key}}` also matches it.',
    suggestRemoval: 'Remove the condition on `{{key}}`',
  },
  fixable: true,
  hides: [{ rule: 'prefer-null-operator', within: 'test', when: ['implied', 'contradiction'] }],

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const operator = test.operatorEntry.key.text;
        const key = test.keyEntry.key.text;
        for (const { kind, list, value, by } of coveredBounds(test)) {
          yield {
            messageId: kind,
            data: { operator, value: value.text, other: by.text },
            at: value.value.span,
            subject: { statement, element: 'Condition', test, value: value.value },
            fix: [{ kind: 'remove-item', list, item: value.value }],
          };
        }
        for (const { value, family } of everyAddress(test)) {
          const verb = statement.effect === 'Deny' ? 'denies' : 'allows';
          yield {
            messageId: 'everyAddress',
            data: {
              value: value.text,
              family,
              operator,
              consequence: `this statement ${verb} none of them`,
            },
            at: value.value.span,
            subject: { statement, element: 'Condition', test, value: value.value },
          };
        }
        const found = wildcardTestOf(test);
        if (!found || found.holds === 'present' || found.holds === 'absent') continue;
        const { text, value } = found.value;
        yield {
          messageId: found.holds === 'always' ? 'alwaysTrue' : 'neverTrue',
          data: { operator, value: text, key },
          at: value.span,
          subject: { statement, element: 'Condition', test, value },
          suggest: () => {
            const edit = found.holds === 'always' && removeTest(statement, test);
            return edit && { messageId: 'suggestRemoval', data: { key }, edits: [edit] };
          },
        };
      }
      for (const { kind, test, other } of testPairs(statement)) {
        const key = test.keyEntry.key.text;
        const { value } = test.keyEntry;
        yield {
          messageId: kind,
          data: { operator: test.operatorEntry.key.text, other: other.operatorEntry.key.text, key },
          at: value.span,
          subject: { statement, element: 'Condition', test, value },
          suggest: () => {
            const edit = kind === 'implied' && removeTest(statement, test);
            return edit && { messageId: 'suggestRemoval', data: { key }, edits: [edit] };
          },
        };
      }
    }
  },
});
