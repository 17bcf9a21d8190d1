import { either, quoteEach } from '../../analysis/actions/describe-reach.js';
import { missingNetworks, readsWholeItems } from '../../analysis/conditions/paired-keys.js';
import { defineRule } from '../rule.js';

export const requirePairedConditionKey = defineRule({
  name: 'require-paired-condition-key',
  description: 'Require the condition keys that another key needs to be effective',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    missingNetwork: {
      text: 'Without {{partners}}, `{{key}}` matches a machine with that private address in any network.',
      checks: ['missing-paired-condition-keys'],
    },
    missingSelect: {
      text: 'Requests that name no attributes read whole items despite `{{key}}`: also require `dynamodb:Select` to be `SPECIFIC_ATTRIBUTES`.',
      checks: ['dynamodb-attributes-without-select'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
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
