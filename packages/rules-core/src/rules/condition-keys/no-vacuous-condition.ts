import { nameActions } from '../../analysis/conditions/key-support.js';
import { vacuousTest } from '../../analysis/grants/vacuous-test.js';
import { addTest } from '../../edits/add-test.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const noVacuousCondition = defineRule({
  name: 'no-vacuous-condition',
  description:
    'Disallow conditions of an Allow that are always true because requests do not include their key',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ grants }) => grants,
  elements: ['Condition'],
  messages: {
    everyAction:
      'Requests for the actions of this statement do not include `{{key}}`, so this condition is always true and limits nothing.',
    someActions:
      'Requests for {{actions}} do not include `{{key}}`, and `ForAllValues` is true without it, so they are not limited.',
    directCalls:
      'Direct calls do not include `{{key}}`, and `ForAllValues` is true without it, so they are allowed too.',
    suggestPresence: 'Add a `Null` condition that requires `{{key}}`',
    suggestForAnyValue: 'Replace `ForAllValues` with `ForAnyValue`',
  },
  hides: [{ rule: 'no-partial-condition', within: 'test', when: ['everyAction', 'someActions'] }],

  *checkStatements(statements) {
    for (const statement of statements) {
      if (statement.policy.isOversized) return;
      for (const test of statement.conditions) {
        const found = vacuousTest(statement, test);
        if (!found) continue;
        const { kind } = found;
        const key = test.keyEntry.key;
        yield {
          messageId: kind,
          data: {
            key: key.text,
            ...(kind === 'someActions' && { actions: nameActions(found.actions) }),
          },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () => {
            if (kind === 'everyAction') return undefined;
            if (kind === 'someActions') {
              const edits = addTest(statement, 'Null', key.text, 'false');
              return edits && { messageId: 'suggestPresence', data: { key: key.text }, edits };
            }
            const name = test.operatorEntry.key.text.replace(/^[^:]*:/, 'ForAnyValue:');
            const edits = moveTest(statement, test, name);
            return edits && { messageId: 'suggestForAnyValue', edits };
          },
        };
      }
    }
  },
});
