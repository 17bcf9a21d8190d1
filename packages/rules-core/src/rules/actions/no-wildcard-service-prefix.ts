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
  options: {},
  messages: {
    wildcardService:
      '`{{action}}` speaks of {{count}} service prefixes today, and of every one to come that fits.',
    oneService: '`{{action}}` speaks of `{{service}}` alone today, and of every service to come that fits.',
    noService: '`{{action}}` fits no service prefix.',
    suggestService: 'Write `{{meant}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'wildcard-in-service-name': ['wildcardService', 'oneService', 'noService'] },

  *check(policy) {
    for (const statement of policy.statements) {
      const { actions } = statement;
      for (const { value, text, pattern, bounds } of actions?.others ?? []) {
        // `*:*` is `*`, of which no-wildcard-action speaks.
        if (!pattern || pattern.everything || !bounds.known || bounds.variable) continue;
        if (!hasWildcard(pattern.service)) continue;
        const services = serviceNames().filter((service) => matches(pattern.service, service));
        const colon = text.indexOf(':');
        const at = sliceSpan(value, 0, colon);
        const [service] = services;
        if (services.length !== 1 || service === undefined) {
          const messageId = services.length === 0 ? 'noService' : 'wildcardService';
          yield { messageId, data: { action: text, count: services.length }, at, statement };
          continue;
        }
        const meant = service + text.slice(colon);
        yield {
          messageId: 'oneService',
          data: { action: text, service },
          at,
          statement,
          suggestions: [
            {
              messageId: 'suggestService',
              data: { meant },
              edits: [{ kind: 'replace', target: value, with: meant }],
            },
          ],
        };
      }
    }
  },
});
