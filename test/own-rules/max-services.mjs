// @ts-check
import { defineRule, grantedBy } from 'iam-rules-core';

export const maxServices = defineRule({
  name: 'max-services',
  description: 'Limit how many services a policy grants access to',
  category: 'organization',
  type: 'suggestion',
  levels: {},
  policies: ({ grants }) => grants,
  options: {
    most: {
      type: 'integer',
      minimum: 1,
      description: 'How many services one policy may grant access to.',
      default: 5,
    },
    ignored: {
      type: 'array',
      items: { type: 'string' },
      description: 'Services that are not counted.',
      default: ['logs', 'xray'],
    },
  },
  messages: {
    tooMany: '`{{entry}}` makes it {{count}} services, but one policy may grant access to {{most}}.',
    suggestRemove: 'Remove `{{entry}}`',
  },

  *check(policy, { most, ignored }) {
    /** @type {Set<string>} */
    const services = new Set();
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions || actions.negated) continue;
      for (const { text, value, pattern } of actions.items) {
        if (!pattern) continue;
        const before = services.size;
        for (const { service } of grantedBy(statement, pattern))
          if (!ignored.includes(service)) services.add(service);
        if (services.size <= most || services.size === before) continue;
        const { list } = actions;
        yield {
          messageId: 'tooMany',
          data: { entry: text, count: services.size, most },
          at: value.span,
          subject: { statement, element: 'Action', value },
          suggest: () =>
            list && {
              messageId: 'suggestRemove',
              data: { entry: text },
              edits: [{ kind: 'remove-item', list, item: value }],
            },
        };
      }
    }
  },
});
