import { suitsKey } from '../../analysis/conditions/renamed-key.js';
import { keyFaultOf, type UnknownIn } from '../../analysis/conditions/unknown-key.js';
import { catalogDate } from '../../catalog/catalog.js';
import { renameKey } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const noUnknownConditionKey = defineRule({
  name: 'no-unknown-condition-key',
  description: 'Disallow unknown condition keys',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    unknownGlobalKey: {
      text: '`{{key}}` is not a global condition key (service data of {{date}}): unless it is newer, no request includes it.',
      checks: ['invalid-global-condition-key'],
    },
    unknownService: {
      text: '`{{service}}` is not a service prefix (service data of {{date}}): unless it is newer, no request includes `{{key}}`.',
      checks: ['invalid-service'],
    },
    unknownServiceKey: {
      text: '`{{key}}` is not a condition key of `{{service}}` (service data of {{date}}): unless it is newer, no request includes it.',
      checks: ['invalid-service-condition-key'],
    },
    suggestKey: 'Replace with `{{key}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        const fault = keyFaultOf(statement, test);
        if (fault?.kind !== 'unknown' || fault.isSlip) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: messageOf[fault.among],
          data: { key: key.text, service: test.key.slice(0, test.key.indexOf(':')), date: catalogDate },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () =>
            fault.meant.flatMap((name) => {
              const edit = suitsKey(statement, test, name) && renameKey(test, name);
              return edit ? [{ messageId: 'suggestKey', data: { key: name }, edits: [edit] }] : [];
            }),
        };
      }
    }
  },
});

const messageOf = {
  globalKeys: 'unknownGlobalKey',
  services: 'unknownService',
  serviceKeys: 'unknownServiceKey',
} as const satisfies Readonly<Record<UnknownIn, string>>;
