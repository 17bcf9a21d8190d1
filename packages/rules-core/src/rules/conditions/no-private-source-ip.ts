import { isFixed } from '../../analysis/conditions/operator-values.js';
import { renameKey } from '../../edits/rename-entry.js';
import { isPrivateRange } from '../../analysis/conditions/private-range.js';
import { removeValue } from '../../edits/remove-value.js';
import { parseIpRange } from '../../patterns/ip-range.js';
import type { ConditionValue } from '../../policy/condition.js';
import { defineRule } from '../rule.js';

const vpcSourceIp = 'aws:VpcSourceIp';

export const noPrivateSourceIp = defineRule({
  name: 'no-private-source-ip',
  description: 'Disallow private IP addresses as values of aws:SourceIp',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    allPrivate:
      '`{{key}}` holds public addresses only, and {{values}} private: nothing matches. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
    allPrivateNot:
      '`{{key}}` holds public addresses only, and {{values}} private: nothing is ruled out. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
    somePrivate:
      '`{{key}}` holds public addresses only, and `{{value}}` is private: nothing matches it. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
    somePrivateNot:
      '`{{key}}` holds public addresses only, and `{{value}}` is private: it rules nothing out. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
    suggestKey: 'Test `aws:VpcSourceIp` instead',
    suggestRemoval: 'Remove `{{value}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'private-ip-address': ['allPrivate'],
    'private-not-ip-address': ['allPrivateNot'],
    'private-ip-address-subset': ['somePrivate'],
    'private-not-ip-address-subset': ['somePrivateNot'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const { operator, keyEntry, values } = test;
        if (operator?.family !== 'IpAddress' || test.key !== 'aws:sourceip') continue;
        const found = values.filter(isPrivate);
        if (found.length === 0) continue;
        const key = keyEntry.key.text;
        if (test.known && found.length === values.length) {
          const edit = renameKey(test, vpcSourceIp);
          yield {
            messageId: operator.negated ? 'allPrivateNot' : 'allPrivate',
            data: { key, values: describe(found) },
            at: found.length === 1 ? found[0]!.value.span : keyEntry.value.span,
            statement,
            suggestions: edit ? [{ messageId: 'suggestKey', edits: [edit] }] : [],
          };
          continue;
        }
        for (const value of found) {
          const edit = removeValue(test, value);
          yield {
            messageId: operator.negated ? 'somePrivateNot' : 'somePrivate',
            data: { key, value: value.text },
            at: value.value.span,
            statement,
            suggestions: edit
              ? [{ messageId: 'suggestRemoval', data: { value: value.text }, edits: [edit] }]
              : [],
          };
        }
      }
    }
  },
});

function isPrivate(value: ConditionValue): boolean {
  const range = isFixed(value) ? parseIpRange(value.text) : undefined;
  return range !== undefined && isPrivateRange(range);
}

function describe(values: readonly ConditionValue[]): string {
  return values.length === 1 ? `\`${values[0]!.text}\` is` : `all ${values.length} values are`;
}
