import { entriesReaching } from '../../analysis/actions/action-replacement.js';
import { describeReach, enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { serviceWildcards, type ServiceWildcard } from '../../analysis/grants/action-wildcards.js';
import { mayBecomeVacuous } from '../../analysis/grants/vacuous-test.js';
import { replaceAction } from '../../edits/replace-text.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noServiceWildcard = defineRule({
  name: 'no-service-wildcard',
  description: 'Disallow every action of a service',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  holds: 'some',
  policies: ({ grants, namesResources }) => grants && namesResources,
  traits: ['action-wildcard'],
  messages: {
    serviceWildcard:
      '`{{pattern}}` allows every action of the service, now and in future: currently {{reach}}.',
    serviceWildcardOnNamed:
      '`{{pattern}}` allows every action of the service on these resources, now and in future: currently {{reach}}.',
    serviceWildcardOnUnknown:
      '`{{pattern}}` allows every action of the service on the resource, now and in future: up to {{reach}}.',
    serviceWildcardButDenied:
      '`{{pattern}}` allows every action of the service not denied here, now and in future: currently {{reach}}.',
    serviceWildcardByKey:
      '`{{pattern}}` allows every action of the service whose requests include {{keys}}, now and in future: currently {{reach}}.',
    suggestRead: 'Keep only its List and Read actions ({{count}})',
  },

  // Once the actions that are needed are listed, the other rule shows which of them can be limited.
  hides: [
    { rule: 'no-wildcard-resource', within: 'statement', messages: ['everyResourceOfService'] },
    ...hidesExposures('actions'),
  ],

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const wildcard of serviceWildcards(statement)) {
        const { item, granted, keys, reads } = wildcard;
        const messageId = kindOf(wildcard);
        const named = messageId === 'serviceWildcardByKey' && { keys: enumerate(quoteEach(keys)) };
        yield {
          messageId,
          data: { pattern: item.text, ...named, reach: describeReach(granted) },
          at: wildcardSpan(item.value),
          actions: granted,
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

function kindOf({ keys, isButDenied, isOnNamed, isOnUnknown }: ServiceWildcard) {
  if (keys.length > 0) return 'serviceWildcardByKey';
  if (isButDenied) return 'serviceWildcardButDenied';
  if (isOnUnknown) return 'serviceWildcardOnUnknown';
  return isOnNamed ? 'serviceWildcardOnNamed' : 'serviceWildcard';
}
