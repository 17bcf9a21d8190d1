import { wildcardService } from '../../analysis/actions/wildcard-service.js';
import { defineRule } from '../rule.js';

export const noWildcardServicePrefix = defineRule({
  name: 'no-wildcard-service-prefix',
  description: 'Disallow wildcards in the service prefix of an action',
  category: 'wildcards',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['action-wildcard'],
  messages: {
    wildcardService: {
      text: '`{{action}}` matches {{count}} services, plus any matching ones that AWS adds.',
      checks: ['wildcard-in-service-name'],
    },
    oneService: {
      text: '`{{action}}` matches only `{{service}}` today, plus any matching services that AWS adds.',
      checks: ['wildcard-in-service-name'],
    },
    noService: { text: '`{{action}}` matches no service.', checks: ['wildcard-in-service-name'] },
    suggestService: 'Replace with `{{meant}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const item of statement.actions?.others ?? []) {
        const found = wildcardService(item);
        if (!found) continue;
        const { kind, data, at, meant } = found;
        const { value } = item;
        yield {
          messageId: kind,
          data,
          at,
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
