import { entriesReaching } from '../../analysis/actions/action-replacement.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { effectiveLevel } from '../../analysis/actions/effective-level.js';
import { isLeftToAccount } from '../../analysis/principals/own-account.js';
import { isServiceWildcard } from '../../analysis/actions/reach.js';
import { actionsOnNamed } from '../../analysis/resources/sole-service.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noServiceWildcard = defineRule({
  name: 'no-service-wildcard',
  description: 'Disallow every action of a service',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  policies: ({ grants, namesResources }) => grants && namesResources,
  traits: ['action-wildcard'],
  messages: {
    serviceWildcard:
      '`{{pattern}}` allows every action of the service, those to come included: {{reach}} today.',
    serviceWildcardOnNamed:
      '`{{pattern}}` allows every action of the service, those to come included; on the resources that this statement names, that is {{reach}} today.',
    suggestRead: 'Keep only the {{count}} List and Read actions of the service',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions || actions.negated) continue;
      const onNamed = new Map<string, readonly Action[] | undefined>();
      for (const item of actions.others) {
        const { pattern } = item;
        if (!pattern || !isServiceWildcard(pattern) || isLeftToAccount(statement, pattern)) continue;
        const reached = actionsMatching(pattern);
        const { service } = pattern;
        if (!onNamed.has(service)) onNamed.set(service, actionsOnNamed(service, statement));
        const named = onNamed.get(service);
        // A service that only answers questions hands over nothing by its wildcard.
        if ((named ?? reached).every(isRead)) continue;
        yield {
          messageId: named ? 'serviceWildcardOnNamed' : 'serviceWildcard',
          data: { pattern: item.text, reach: describeReach(named ?? reached) },
          at: wildcardSpan(item.value),
          subject: { statement, element: 'Action', value: item.value },
          suggest: () => keepReads(actions, item, reached.filter(isRead)),
        };
      }
    }
  },
});

function keepReads(
  actions: ActionElement,
  item: ActionItem,
  reads: readonly Action[],
): Suggestion<'suggestRead'> | undefined {
  const entries = entriesReaching(reads);
  if (!entries) return undefined;
  const edits = [replaceEntry(actions, item, entries)];
  return { messageId: 'suggestRead', data: { count: reads.length }, edits };
}

function isRead(action: Action): boolean {
  return ['List', 'Read'].includes(effectiveLevel(action));
}
