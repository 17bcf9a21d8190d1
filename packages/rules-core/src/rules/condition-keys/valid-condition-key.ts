import { suitsKey } from '../../analysis/conditions/renamed-key.js';
import { checkOfUnknown, keyFaultOf } from '../../analysis/conditions/unknown-key.js';
import { catalogDate } from '../../catalog/catalog.js';
import { renameKey } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const validConditionKey = defineRule({
  name: 'valid-condition-key',
  description: 'Disallow condition keys that are misspelled or incomplete',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    keyFormat: {
      text: '`{{key}}` is not a condition key: it must have the form `service:name` or `aws:name`.',
      checks: ['invalid-condition-key-format'],
    },
    misspeltKey: {
      text: '`{{key}}` does not exist (service data of {{date}}). Did you mean `{{meant}}`?',
      checks: ['invalid-global-condition-key', 'invalid-service', 'invalid-service-condition-key'],
    },
    missingTagKey: {
      text: '`{{key}}` lacks the tag key, as in `{{example}}`.',
      checks: ['missing-tag-key-in-condition'],
    },
    retiredKey: {
      text: '`{{key}}` is no longer supported: use `aws:PrincipalArn` or, for calls by a service, `aws:SourceArn`.',
      checks: ['deprecated-global-condition-key', 'unsupported-global-condition-key'],
    },
    suggestKey: 'Replace with `{{key}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const fault = keyFaultOf(statement, test);
        if (!fault || (fault.kind === 'unknown' && !fault.isSlip)) continue;
        const { key } = test.keyEntry;
        const { meant } = fault;
        const found = {
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () =>
            meant.flatMap((name) => {
              const edit = suitsKey(statement, test, name) && renameKey(test, name);
              return edit ? [{ messageId: 'suggestKey' as const, data: { key: name }, edits: [edit] }] : [];
            }),
        } as const;
        if (fault.kind === 'unknown') {
          const data = { key: key.text, meant: meant[0]!, date: catalogDate };
          yield { messageId: 'misspeltKey', data, checks: [checkOfUnknown[fault.among]], ...found };
        } else {
          const example = `${key.text.replace(/\/$/, '')}/team`;
          yield { messageId: fault.kind, data: { key: key.text, example }, ...found };
        }
      }
    }
  },
});
