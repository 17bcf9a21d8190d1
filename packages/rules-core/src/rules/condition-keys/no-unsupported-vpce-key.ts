import { vpceGap } from '../../analysis/conditions/vpce-support.js';
import { defineRule } from '../rule.js';

const consequences = {
  Allow: {
    shut: 'this statement does not allow them',
    open: 'this statement allows them whatever the condition says',
  },
  Deny: {
    shut: 'this statement does not deny them',
    open: 'this statement denies them whatever the condition says',
  },
} as const;

export const noUnsupportedVpceKey = defineRule({
  name: 'no-unsupported-vpce-key',
  description: 'Disallow condition keys about the owner of a VPC endpoint for services that do not send them',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    unsupportedService: {
      text: '{{entries}} matches services whose requests never include `{{key}}`: {{consequence}}.',
      checks: ['use-condition-key-only-with-supported-services'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      if (!statement.effect) continue;
      for (const test of statement.conditions) {
        const gap = vpceGap(statement, test);
        if (!gap) continue;
        const { key } = test.keyEntry;
        const consequence = consequences[statement.effect][gap.outcome];
        yield {
          messageId: 'unsupportedService',
          data: { entries: gap.entries, key: key.text, consequence },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
      }
    }
  },
});
