import { serviceNames } from '../../catalog/catalog.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noWildcardServicePrefix = defineRule({
  name: 'no-wildcard-service-prefix',
  description: 'Disallow wildcards in the service prefix of an action',
  category: 'actions',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['action-wildcard'],
  messages: {
    wildcardService: {
      text: '`{{action}}` speaks of {{count}} service prefixes today, and of every one to come that fits.',
      checks: ['wildcard-in-service-name'],
    },
    oneService: {
      text: '`{{action}}` speaks of `{{service}}` alone today, and of every service to come that fits.',
      checks: ['wildcard-in-service-name'],
    },
    noService: { text: '`{{action}}` fits no service prefix.', checks: ['wildcard-in-service-name'] },
    suggestService: 'Write `{{meant}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { value, text, pattern, bounds } of statement.actions?.others ?? []) {
        // `*` and `*:*` stand for everything, and not for the services that fit.
        if (!pattern || pattern.everything || !bounds.known || bounds.variable) continue;
        if (!hasWildcard(pattern.service)) continue;
        const services = serviceNames().filter((service) => matches(pattern.service, service));
        const colon = text.indexOf(':');
        const [service] = services;
        const isOne = services.length === 1 && service !== undefined;
        const meant = isOne ? service + text.slice(colon) : undefined;
        yield {
          ...(isOne
            ? { messageId: 'oneService', data: { action: text, service } }
            : {
                messageId: services.length === 0 ? 'noService' : 'wildcardService',
                data: { action: text, count: services.length },
              }),
          at: sliceSpan(value, 0, colon),
          subject: { statement, element: 'Action', value },
          suggest: () =>
            meant !== undefined && {
              messageId: 'suggestService',
              data: { meant },
              edits: [{ kind: 'replace', target: value, with: meant }],
            },
        };
      }
    }
  },
});
