import { mentionOf, reachesAction, reachingItem } from '../../analysis/actions/reach.js';
import {
  createServiceLinkedRole,
  leavesServicesIn,
  namesServices,
  takesEveryService,
} from '../../analysis/grants/service-linked-roles.js';
import { addTest } from '../../edits/add-test.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noWildcardServiceLinkedRole = defineRule({
  name: 'no-wildcard-service-linked-role',
  description: 'Disallow iam:CreateServiceLinkedRole for every service',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  traits: ['iam-action'],
  messages: {
    everyService: {
      text: '`{{resource}}` lets the service-linked role of every service be created, as nothing here names the service.',
      checks: ['create-slr-with-star-in-resource'],
    },
    everyServiceByWildcard: {
      text: '`{{action}}` takes in iam:CreateServiceLinkedRole, and `{{resource}}` lets the service-linked role of every service be created.',
      checks: ['create-slr-with-star-in-action-and-resource'],
    },
    everyServiceByNotAction: {
      text: '`NotAction` leaves iam:CreateServiceLinkedRole in, and `{{resource}}` lets the service-linked role of every service be created.',
      checks: ['create-slr-with-star-in-resource-and-not-action'],
    },
    notListed: {
      text: '`NotResource` lets the service-linked role of every service be created that it does not list.',
      checks: ['create-slr-with-not-resource'],
    },
    notListedByWildcard: {
      text: '`{{action}}` takes in iam:CreateServiceLinkedRole, and `NotResource` lets the service-linked role of every service be created that it does not list.',
      checks: ['create-slr-with-star-in-action-and-not-resource'],
    },
    notListedByNotAction: {
      text: '`NotAction` leaves iam:CreateServiceLinkedRole in, and `NotResource` lets the service-linked role of every service be created that it does not list.',
      checks: ['create-slr-with-not-action-and-not-resource'],
    },
    suggestCondition: 'Add a condition on `iam:AWSServiceName` and fill in the service',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { resources } = statement;
      if (!statement.isGrant || !resources) continue;
      if (reachesAction(statement, createServiceLinkedRole) !== 'yes' || namesServices(statement)) continue;
      const mention = mentionOf(statement, createServiceLinkedRole);
      const action =
        mention === 'wildcard' ? { action: reachingItem(statement, createServiceLinkedRole)!.text } : {};
      const suggest = () => addCondition(statement);
      if (resources.negated) {
        if (!leavesServicesIn(statement)) continue;
        const { key } = resources.entry;
        const subject = { statement, element: 'Resource', value: key } as const;
        yield { messageId: `notListed${by[mention]}`, data: action, at: key.span, subject, suggest };
        continue;
      }
      const item = resources.items.find(takesEveryService);
      if (!item) continue;
      yield {
        messageId: `everyService${by[mention]}`,
        data: { ...action, resource: item.text },
        at: wildcardSpan(item.value, item.text.lastIndexOf(':') + 1),
        subject: { statement, element: 'Resource', value: item.value },
        suggest,
      };
    }
  },
});

const by = { name: '', wildcard: 'ByWildcard', notAction: 'ByNotAction' } as const;

/** A condition on the service would switch off whatever else the statement allows. */
function addCondition(statement: Statement): Suggestion<'suggestCondition'> | undefined {
  const { actions } = statement;
  const isAlone = actions!.items.length === 1 && mentionOf(statement, createServiceLinkedRole) === 'name';
  if (!isAlone || statement.entry('Condition')) return undefined;
  const edits = addTest(statement, 'StringEquals', 'iam:AWSServiceName', '<Service>.amazonaws.com');
  return edits && { messageId: 'suggestCondition', edits };
}
