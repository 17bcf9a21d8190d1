import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { addTrustActions, trustGaps } from '../../analysis/principals/trust-gaps.js';
import { defineRule } from '../rule.js';

export const requireTrustAction = defineRule({
  name: 'require-trust-action',
  description: 'Require the actions that a service needs besides `sts:AssumeRole` to assume a role',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ name }) => name === 'trust',
  elements: ['Principal'],
  messages: {
    missing: '`{{service}}` cannot assume this role without {{actions}}, unless {{unless}}.',
    suggestAdd: 'Add {{actions}}',
  },

  *check(policy) {
    for (const gap of trustGaps(policy)) {
      const { service, statement, principal, actions } = gap;
      // Another rule reports actions that the service always needs.
      if (service.unless === undefined) continue;
      const { value } = principal;
      const data = {
        service: service.principal,
        actions: enumerate(quoteEach(actions)),
        unless: service.unless,
      };
      yield {
        messageId: 'missing',
        data,
        at: value.span,
        subject: { statement, element: 'Principal', value },
        suggest: () => {
          const edits = addTrustActions(gap);
          return edits && { messageId: 'suggestAdd', data, edits };
        },
      };
    }
  },
});
