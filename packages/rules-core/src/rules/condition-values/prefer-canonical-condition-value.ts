import { departureOf } from '../../analysis/conditions/canonical-value.js';
import { replaceValue } from '../../edits/replace-text.js';
import { catalogDate } from '../../catalog/catalog.js';
import { removalTitle, replacement } from '../replacement.js';
import { defineRule } from '../rule.js';

export const preferCanonicalConditionValue = defineRule({
  name: 'prefer-canonical-condition-value',
  description: 'Prefer condition values in the form that AWS documents',
  category: 'condition-values',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    hostBits: {
      text: '`{{value}}` has bits set after its mask, which are ignored: it means `{{proper}}`.',
      checks: ['improve-ip-range'],
    },
    epochTime: {
      text: '`{{value}}` is in seconds since 1970; as an ISO 8601 date it is `{{proper}}`.',
      checks: ['invalid-date-value'],
    },
    epochMilliseconds: {
      text: '`{{value}}` is read as seconds, far beyond the year 9999. As milliseconds it is `{{proper}}`.',
      checks: ['invalid-date-value'],
    },
    calledViaForm: {
      text: '`{{value}}` does not look like a value of `{{key}}`, such as `cloudformation.amazonaws.com`.',
      checks: ['invalid-service-principal-format'],
    },
    unlistedService: {
      text: '`{{value}}` is not a known service principal (as of {{date}}).',
      checks: ['invalid-service'],
    },
    suggestValue: 'Replace with `{{proper}}`',
    ...removalTitle,
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        for (const item of test.values) {
          const found = departureOf(test, item);
          if (!found) continue;
          const { kind, proper } = found;
          const { value, text } = item;
          yield {
            messageId: kind,
            data: { value: text, key: test.keyEntry.key.text, proper: proper ?? '', date: catalogDate },
            at: value.span,
            subject: { statement, element: 'Condition', test, value },
            suggest: () => {
              if (proper === undefined) return undefined;
              const edits = [replaceValue(test, item, [proper])] as const;
              return replacement({ messageId: 'suggestValue', data: { proper }, edits }, text, [proper]);
            },
          };
        }
      }
    }
  },
});
