import {
  isForServicesAlone,
  namesAccounts,
  servicesForAnySource,
} from '../../analysis/principals/service-sources.js';
import { addTest } from '../../edits/add-test.js';
import { renameKey } from '../../edits/rename-entry.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noConfusedDeputy = defineRule({
  name: 'no-confused-deputy',
  description: 'Disallow grants to AWS services that do not limit on whose behalf the service acts',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  policies: ({ grants, keptBy }) => grants && keptBy === 'service',
  messages: {
    anySource: {
      text: '`{{service}}` serves every AWS customer; without a source condition, anyone can make it access this resource.',
      checks: ['restrict-access-to-service-principal'],
    },
    weakKey: {
      text: 'Callers other than `{{service}}` can set `{{key}}` too: use `aws:SourceAccount` or `aws:SourceArn`.',
      checks: ['recommended-condition-key-for-service-principal', 'untrustworthy-condition-key'],
    },
    suggestAccount: 'Add a condition on `aws:SourceAccount` and fill in the account',
    suggestKey: 'Rename `{{key}}` to `aws:SourceAccount`',
  },
  once: 'statement',

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { item, service, weak } of servicesForAnySource(statement)) {
        const { value } = item;
        yield weak
          ? {
              messageId: 'weakKey',
              data: { key: weak.keyEntry.key.text, service },
              at: weak.keyEntry.key.span,
              subject: { statement, element: 'Condition', test: weak, value },
              suggest: () => nameAccount(weak),
            }
          : {
              messageId: 'anySource',
              data: { service },
              at: value.span,
              subject: { statement, element: 'Principal', value },
              suggest: () => addAccount(statement),
            };
      }
    }
  },
});

function nameAccount(test: ConditionTest) {
  const edit = namesAccounts(test) ? renameKey(test, 'aws:SourceAccount') : undefined;
  const data = { key: test.keyEntry.key.text };
  return edit && ({ messageId: 'suggestKey', data, edits: [edit] } as const);
}

function addAccount(statement: Statement) {
  if (!isForServicesAlone(statement)) return undefined;
  const edits = addTest(statement, 'StringEquals', 'aws:SourceAccount', '<Account>');
  return edits && ({ messageId: 'suggestAccount', edits } as const);
}
