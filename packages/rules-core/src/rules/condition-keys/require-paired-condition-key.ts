import { either, quoteEach } from '../../analysis/actions/describe-reach.js';
import { missingNetworks, readsWholeItems } from '../../analysis/conditions/paired-keys.js';
import { defineRule } from '../rule.js';

export const requirePairedConditionKey = defineRule({
  name: 'require-paired-condition-key',
  description: 'Require the condition keys without which another one says little',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    missingNetwork: {
      text: 'A private address belongs to a different machine in each network: without {{partners}} in the same `Condition`, `{{key}}` covers all of them.',
      checks: ['missing-paired-condition-keys'],
    },
    missingSelect: {
      text: '`{{key}}` lists the attributes that a request names. A request that names none reads whole items, unless a condition requires `dynamodb:Select` to be `SPECIFIC_ATTRIBUTES`.',
      checks: ['dynamodb-attributes-without-select'],
    },
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.hasReadableConditions) continue;
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        const found = {
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        } as const;
        const networks = missingNetworks(statement, test);
        if (networks) {
          const partners = either(quoteEach(networks));
          yield { messageId: 'missingNetwork', data: { key: key.text, partners }, ...found };
        }
        if (readsWholeItems(statement, test))
          yield { messageId: 'missingSelect', data: { key: key.text }, ...found };
      }
    }
  },
});
