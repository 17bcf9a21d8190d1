import { privateAddresses } from '../../analysis/conditions/private-range.js';
import { removeValue } from '../../edits/remove-value.js';
import { renameKey } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const noPrivateSourceIp = defineRule({
  name: 'no-private-source-ip',
  description: 'Disallow private IP addresses as values of aws:SourceIp',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    allPrivate: {
      text: '`{{key}}` is always a public address and {{values}} private: {{consequence}}. Did you mean `aws:VpcSourceIp`?',
      checks: ['private-ip-address', 'private-not-ip-address'],
    },
    somePrivate: {
      text: '`{{key}}` is always a public address and `{{value}}` is private: {{consequence}}. Did you mean `aws:VpcSourceIp`?',
      checks: ['private-ip-address-subset', 'private-not-ip-address-subset'],
    },
    suggestKey: 'Replace the key with `aws:VpcSourceIp`',
    suggestRemoval: 'Remove `{{value}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const count = test.values.length;
        const check = test.operator?.negated ? 'private-not-ip-address' : 'private-ip-address';
        for (const { kind, value, item, consequence } of privateAddresses(test)) {
          yield {
            messageId: kind,
            data: {
              key: test.keyEntry.key.text,
              value: item.text,
              values: count === 1 ? `\`${item.text}\` is` : `all ${count} values are`,
              consequence,
            },
            at: value.span,
            subject: { statement, element: 'Condition', test, value },
            checks: [kind === 'allPrivate' ? check : `${check}-subset`],
            suggest: () => {
              if (kind === 'allPrivate') {
                const edit = renameKey(test, 'aws:VpcSourceIp');
                return edit && { messageId: 'suggestKey', edits: [edit] };
              }
              const edit = removeValue(test, item);
              return edit && { messageId: 'suggestRemoval', data: { value: item.text }, edits: [edit] };
            },
          };
        }
      }
    }
  },
});
