import { coveredItems } from '../../analysis/redundancy/covered-items.js';
import { actionCovers, type ActionPattern } from '../../patterns/action-pattern.js';
import { defineRule } from '../rule.js';

const fold = (text: string): string => text.toLowerCase();
const isWide = ({ literal }: ActionPattern): boolean => !literal;

export const noRedundantAction = defineRule({
  name: 'no-redundant-action',
  description: 'Disallow actions that another entry of the same list covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  messages: {
    covered: {
      text: '`{{action}}` is redundant: `{{by}}` already covers it.',
      checks: ['redundant-action'],
    },
    duplicate: { text: '`{{action}}` is listed more than once.', checks: ['redundant-action'] },
    caseVariant: {
      text: '`{{action}}` is listed more than once: it is the same as `{{by}}`, because case does not matter.',
      checks: ['redundant-action'],
    },
  },
  fixable: true,

  *checkStatements(statements) {
    for (const statement of statements) {
      const { actions } = statement;
      if (!actions?.list) continue;
      const { list, items } = actions;
      for (const { item, by, duplicate } of coveredItems(items, fold, isWide, actionCovers)) {
        yield {
          messageId: !duplicate ? 'covered' : item.text === by.text ? 'duplicate' : 'caseVariant',
          data: { action: item.text, by: by.text },
          at: item.value.span,
          subject: { statement, element: 'Action', value: item.value },
          fix: [{ kind: 'remove-item', list, item: item.value }],
        };
      }
    }
  },
});
