import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { shutsOutServices } from '../../analysis/principals/unsent-keys.js';
import { defineRule } from '../rule.js';

export const noUnsupportedPrincipalKey = defineRule({
  name: 'no-unsupported-principal-key',
  description: 'Disallow condition keys that requests of a service principal never include',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ grants, namesPrincipals }) => grants && namesPrincipals,
  elements: ['Condition'],
  messages: {
    unsupportedPrincipal: {
      text: 'Requests from {{services}} never include `{{key}}`, which describes users and roles: this statement does not allow them.',
      checks: ['unsupported-condition-key-for-service-principal'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      const { principals } = statement;
      if (!statement.isGrant || !principals || principals.negated) continue;
      const services = principals.items.filter(
        ({ type, bounds }) => type?.text === 'Service' && bounds.known,
      );
      if (services.length === 0) continue;
      const names = enumerate(quoteEach(services.map(({ text }) => text)));
      for (const test of statement.conditions) {
        if (!shutsOutServices(test, services)) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: 'unsupportedPrincipal',
          data: { services: names, key: key.text },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
      }
    }
  },
});
