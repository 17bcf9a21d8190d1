import { nameActions } from '../../analysis/conditions/key-support.js';
import { unboundActions } from '../../analysis/conditions/unbound-actions.js';
import { defineRule } from '../rule.js';

export const noPartialCondition = defineRule({
  name: 'no-partial-condition',
  description: 'Disallow conditions that bind only some of the actions of a statement',
  category: 'condition-keys',
  type: 'problem',
  levels: { strict: 'warn' },
  elements: ['Condition'],
  messages: {
    someActions: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
    allActions: 'No request for any action of this statement carries `{{key}}`: {{consequence}}.',
  },

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        for (const { actions, all, isOfKey, consequence } of unboundActions(statement, test)) {
          yield {
            messageId: all ? 'allActions' : 'someActions',
            data: { key: key.text, ...(!all && { actions: nameActions(actions) }), consequence },
            at: key.span,
            subject: { statement, element: 'Condition', test, value: isOfKey ? key : undefined },
          };
        }
      }
    }
  },
});
