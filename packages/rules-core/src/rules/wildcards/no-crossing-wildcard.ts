import { grantedActions } from '../../analysis/grants/granted-actions.js';
import { crossingWildcards } from '../../analysis/resources/crossing-wildcard.js';
import { defineRule } from '../rule.js';

export const noCrossingWildcard = defineRule({
  name: 'no-crossing-wildcard',
  description: 'Disallow wildcards within a name that also match what is below other names',
  category: 'wildcards',
  type: 'problem',
  levels: { strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  messages: {
    crossing:
      'The wildcard also matches `{{separator}}`, so `{{text}}` reaches {{reached}} of {{names}}, such as `{{example}}`.',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      if (!statement.isGrant) continue;
      for (const { item, boundary, isLeading, example, at } of crossingWildcards(statement, grantedActions)) {
        const { separator, reached, name } = boundary;
        const { text, value } = item;
        const allowed = statement.isConditional ? ' that its `Condition` lets through' : '';
        const names = (isLeading ? `every ${name}` : `other ${name}s`) + allowed;
        yield {
          messageId: 'crossing',
          data: { text, separator, reached, names, example },
          at,
          subject: { statement, element: 'Resource', value },
        };
      }
    }
  },
});
