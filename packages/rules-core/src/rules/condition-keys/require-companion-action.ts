import { missingCompanion } from '../../analysis/conditions/companion-action.js';
import { addItems } from '../../edits/add-items.js';
import { defineRule } from '../rule.js';

export const requireCompanionAction = defineRule({
  name: 'require-companion-action',
  description: 'Require the action that requests need in order to include a condition key',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ keptBy }) => keptBy === 'iam',
  elements: ['Condition'],
  messages: {
    missingAction: {
      text: 'Requests include `{{key}}` only with permission for `{{action}}`, which this policy does not grant: this statement allows nothing.',
      checks: ['missing-action-for-condition-key'],
    },
    idleTest: {
      text: 'Requests include `{{key}}` only with permission for `{{action}}`, which this policy does not grant: this condition is always true.',
      checks: ['missing-action-for-condition-key'],
    },
    suggestAction: 'Add `{{action}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const missing = missingCompanion(statement, test);
        if (!missing) continue;
        const { kind, action } = missing;
        const { key } = test.keyEntry;
        yield {
          messageId: kind,
          data: { key: key.text, action },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () =>
            kind === 'missingAction' && {
              messageId: 'suggestAction',
              data: { action },
              edits: addItems(statement.actions!.entry.value, [action]),
            },
        };
      }
    }
  },
});
