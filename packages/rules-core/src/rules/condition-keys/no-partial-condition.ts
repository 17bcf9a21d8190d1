import { nameActions } from '../../analysis/conditions/key-support.js';
import { unboundActions } from '../../analysis/conditions/unbound-actions.js';
import { defineRule } from '../rule.js';

export const noPartialCondition = defineRule({
  name: 'no-partial-condition',
  description: 'Disallow conditions that apply to only some of the actions of a statement',
  category: 'condition-keys',
  type: 'problem',
  levels: { strict: 'warn' },
  elements: ['Condition'],
  messages: {
    someActions: {
      text: 'Requests for {{actions}} do not include `{{key}}`: {{consequence}}.',
      checks: [
        'allow-with-unsupported-tag-condition-key-for-service',
        'deny-with-unsupported-tag-condition-key-for-service',
      ],
    },
    allActions: {
      text: 'Requests for the actions of this statement do not include `{{key}}`: {{consequence}}.',
      checks: [
        'allow-with-unsupported-tag-condition-key-for-service',
        'deny-with-unsupported-tag-condition-key-for-service',
      ],
    },
  },

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        for (const found of unboundActions(statement, test)) {
          const { actions, all, isOfKey, consequence } = found;
          // IAM Access Analyzer reports only tags, and no operator that provides for requests without them.
          const isChecked = found.support === 'resource-tag' && !found.allowsForMissing;
          yield {
            messageId: all ? 'allActions' : 'someActions',
            data: { key: key.text, ...(!all && { actions: nameActions(actions) }), consequence },
            at: key.span,
            subject: { statement, element: 'Condition', test, value: isOfKey ? key : undefined },
            checks: isChecked ? [checkOfEffect[statement.effect!]] : [],
          };
        }
      }
    }
  },
});

const checkOfEffect = {
  Allow: 'allow-with-unsupported-tag-condition-key-for-service',
  Deny: 'deny-with-unsupported-tag-condition-key-for-service',
} as const;
