import { renameKey } from '../../edits/rename-entry.js';
import { privateValues } from '../../analysis/conditions/private-range.js';
import { removeValue } from '../../edits/remove-value.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Problem } from '../rule.js';

export const noPrivateSourceIp = defineRule({
  name: 'no-private-source-ip',
  description: 'Disallow private IP addresses as values of aws:SourceIp',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    allPrivate: {
      text: '`{{key}}` holds public addresses only, and {{values}} private: {{consequence}}. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
      checks: ['private-ip-address', 'private-not-ip-address'],
    },
    somePrivate: {
      text: '`{{key}}` holds public addresses only, and `{{value}}` is private: {{consequence}}. Private addresses of requests through a VPC endpoint are in `aws:VpcSourceIp`.',
      checks: ['private-ip-address-subset', 'private-not-ip-address-subset'],
    },
    suggestKey: 'Test `aws:VpcSourceIp` instead',
    suggestRemoval: 'Remove `{{value}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        if (test.key !== 'aws:sourceip') continue;
        const found = privateValues(test);
        if (found.length === 0) continue;
        if (test.known && found.length === test.values.length) yield allPrivate(statement, test);
        else for (const value of found) yield somePrivate(statement, test, value);
      }
    }
  },
});

type Found = Problem<'allPrivate' | 'somePrivate' | 'suggestKey' | 'suggestRemoval'>;

function allPrivate(statement: Statement, test: ConditionTest): Found {
  const { keyEntry, values } = test;
  const isNegated = test.operator!.negated;
  const value = values.length === 1 ? values[0]!.value : keyEntry.value;
  return {
    messageId: 'allPrivate',
    data: {
      key: keyEntry.key.text,
      values: values.length === 1 ? `\`${values[0]!.text}\` is` : `all ${values.length} values are`,
      consequence: isNegated ? 'nothing is ruled out' : 'nothing matches',
    },
    at: value.span,
    subject: { statement, element: 'Condition', test, value },
    checks: [isNegated ? 'private-not-ip-address' : 'private-ip-address'],
    suggest: () => {
      const edit = renameKey(test, 'aws:VpcSourceIp');
      return edit && { messageId: 'suggestKey', edits: [edit] };
    },
  };
}

function somePrivate(statement: Statement, test: ConditionTest, value: ConditionValue): Found {
  const isNegated = test.operator!.negated;
  return {
    messageId: 'somePrivate',
    data: {
      key: test.keyEntry.key.text,
      value: value.text,
      consequence: isNegated ? 'it rules nothing out' : 'nothing matches it',
    },
    at: value.value.span,
    subject: { statement, element: 'Condition', test, value: value.value },
    checks: [isNegated ? 'private-not-ip-address-subset' : 'private-ip-address-subset'],
    suggest: () => {
      const edit = removeValue(test, value);
      return edit && { messageId: 'suggestRemoval', data: { value: value.text }, edits: [edit] };
    },
  };
}
