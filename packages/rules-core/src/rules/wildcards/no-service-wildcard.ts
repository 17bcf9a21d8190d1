import { entriesReaching } from '../../analysis/actions/action-replacement.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { serviceWildcards } from '../../analysis/grants/action-wildcards.js';
import { mayBecomeVacuous } from '../../analysis/grants/vacuous-test.js';
import { replaceAction } from '../../edits/replace-text.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

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
      '`{{pattern}}` allows every action of the service, now and in future: currently {{reach}}.',
    serviceWildcardOnNamed:
      '`{{pattern}}` allows every action of the service, now and in future: on these resources currently {{reach}}.',
    serviceWildcardButDenied:
      '`{{pattern}}` allows every action of the service that is not denied here, now and in future: currently {{reach}}.',
    suggestRead: 'Keep only the {{count}} List and Read actions that it grants',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, granted, isOnNamed, isButDenied, reads } of serviceWildcards(statement)) {
        yield {
          messageId: isButDenied
            ? 'serviceWildcardButDenied'
            : isOnNamed
              ? 'serviceWildcardOnNamed'
              : 'serviceWildcard',
          data: { pattern: item.text, reach: describeReach(granted) },
          at: wildcardSpan(item.value),
          subject: { statement, element: 'Action', value: item.value },
          suggest: () => {
            const entries = mayBecomeVacuous(statement) ? undefined : entriesReaching(reads, granted);
            if (!entries) return undefined;
            const edits = [replaceAction(statement.actions!, item, entries)];
            return { messageId: 'suggestRead', data: { count: reads.length }, edits };
          },
        };
      }
    }
  },
});
