import { keyFaultOf, keysMeant } from '../../analysis/conditions/unknown-key.js';
import { catalogDate } from '../../catalog/catalog.js';
import { renameKey } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const validConditionKey = defineRule({
  name: 'valid-condition-key',
  description: 'Require condition keys that exist',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    keyFormat: {
      text: '`{{key}}` does not have the form of a condition key, `service:name` or `aws:name`: no request carries it.',
      checks: ['invalid-condition-key-format'],
    },
    unknownGlobalKey: {
      text: '`{{key}}` is not among the global condition keys known as of {{date}}.',
      checks: ['invalid-global-condition-key'],
    },
    unknownService: {
      text: '`{{key}}` belongs to no service: `{{service}}` is not among the service prefixes known as of {{date}}.',
      checks: ['invalid-service'],
    },
    unknownServiceKey: {
      text: '`{{key}}` is not among the condition keys of `{{service}}` known as of {{date}}.',
      checks: ['invalid-service-condition-key'],
    },
    missingTagKey: {
      text: '`{{key}}` names no tag: a tag key belongs behind it, as in `{{example}}`.',
      checks: ['missing-tag-key-in-condition'],
    },
    retiredKey: {
      text: '`{{key}}` is no longer supported: `aws:PrincipalArn` holds the ARN of the caller, `aws:SourceArn` that of the resource a service calls for.',
      checks: ['deprecated-global-condition-key', 'unsupported-global-condition-key'],
    },
    suggestKey: 'Write `{{key}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const fault = keyFaultOf(test);
        if (!fault) continue;
        const { key } = test.keyEntry;
        // IAM knows no variables in keys: whatever looks like one is filled in by another tool.
        if (!statement.bounds.of(key).known || key.text.includes('${')) continue;
        const service = test.key.slice(0, Math.max(test.key.indexOf(':'), 0));
        const example = `${key.text.replace(/\/$/, '')}/team`;
        yield {
          messageId: fault,
          data: { key: key.text, service, date: catalogDate, example },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () =>
            keysMeant(statement, key.text, fault).flatMap((meant) => {
              const edit = renameKey(test, meant);
              return edit ? [{ messageId: 'suggestKey', data: { key: meant }, edits: [edit] }] : [];
            }),
        };
      }
    }
  },
});
