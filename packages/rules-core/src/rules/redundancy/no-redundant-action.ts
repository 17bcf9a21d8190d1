import { coveredItems } from '../../analysis/redundancy/covered-items.js';
import { actionEntryFault } from '../../analysis/not-elements/excluded-actions.js';
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
  options: {},
  messages: {
    covered: '`{{action}}` adds nothing, as `{{by}}` in the same list covers it.',
    duplicate: '`{{action}}` stands in this list more than once.',
    caseVariant:
      '`{{action}}` and `{{by}}` in the same list are the same, as the case of an action does not count.',
  },
  fixable: true,
  accessAnalyzer: { 'redundant-action': ['covered', 'duplicate', 'caseVariant'] },

  *check(policy) {
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!actions?.list) continue;
      const { list, items, negated, named, others } = actions;
      if (others.length === 0 && named.size === items.length) continue;
      for (const { item, by, duplicate } of coveredItems(items, fold, isWide, actionCovers)) {
        // no-ineffective-not-resource takes it for an exception that does not work.
        if (negated && actionEntryFault(item, actions)) continue;
        yield {
          messageId: !duplicate ? 'covered' : item.text === by.text ? 'duplicate' : 'caseVariant',
          data: { action: item.text, by: by.text },
          at: item.value.span,
          statement,
          fix: [{ kind: 'remove-item', list, item: item.value }],
        };
      }
    }
  },
});
