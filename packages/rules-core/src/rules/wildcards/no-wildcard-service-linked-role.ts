import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { openCreation, wideNames } from '../../analysis/grants/service-linked-roles.js';
import { addCondition } from '../../edits/add-test.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

export const noWildcardServiceLinkedRole = defineRule({
  name: 'no-wildcard-service-linked-role',
  description: 'Disallow iam:CreateServiceLinkedRole for every service',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  traits: ['iam-action'],
  messages: {
    everyService: {
      text: '`{{resource}}` allows creating the service-linked role of any service.',
      checks: ['create-slr-with-star-in-resource'],
    },
    everyServiceByWildcard: {
      text: '`{{action}}` includes `iam:CreateServiceLinkedRole`: `{{resource}}` allows creating the service-linked role of any service.',
      checks: ['create-slr-with-star-in-action-and-resource'],
    },
    everyServiceByNotAction: {
      text: '`NotAction` does not list `iam:CreateServiceLinkedRole`: `{{resource}}` allows creating the service-linked role of any service.',
      checks: ['create-slr-with-star-in-resource-and-not-action'],
    },
    notListed: {
      text: '`NotResource` allows creating every service-linked role not listed.',
      checks: ['create-slr-with-not-resource'],
    },
    notListedByWildcard: {
      text: '`{{action}}` includes `iam:CreateServiceLinkedRole`: `NotResource` allows creating every service-linked role not listed.',
      checks: ['create-slr-with-star-in-action-and-not-resource'],
    },
    notListedByNotAction: {
      text: '`NotAction` does not list `iam:CreateServiceLinkedRole`: `NotResource` allows creating every service-linked role not listed.',
      checks: ['create-slr-with-not-action-and-not-resource'],
    },
    wideName:
      '`{{value}}` allows creating the service-linked roles of {{count}} services, including {{names}}.',
    suggestCondition: 'Add a condition on `iam:AWSServiceName` and fill in the service',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { test, value, services } of wideNames(statement)) {
        const names = enumerate(quoteEach(services.slice(0, 2)));
        yield {
          messageId: 'wideName',
          data: { value: value.text, count: services.length, names },
          at: wildcardSpan(value),
          subject: { statement, element: 'Condition', test, value },
        };
      }
      const found = openCreation(statement);
      if (!found) continue;
      const { kind, mention, value, data, alone } = found;
      yield {
        messageId: `${kind}${by[mention]}`,
        data,
        at: wildcardSpan(value, value.text.lastIndexOf(':') + 1),
        subject: { statement, element: 'Resource', value },
        suggest: () => {
          // A condition on the service would disable the other actions of the statement.
          const edits = alone
            ? addCondition(statement, 'StringEquals', 'iam:AWSServiceName', '<Service>.amazonaws.com')
            : undefined;
          return edits && { messageId: 'suggestCondition', edits };
        },
      };
    }
  },
});

const by = { name: '', wildcard: 'ByWildcard', notAction: 'ByNotAction' } as const;
