import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { mismatchedValues, type MismatchedValue } from '../../analysis/pass-role/mismatched-values.js';
import { passRole, roleBreadth } from '../../analysis/pass-role/role-breadth.js';
import { addItems } from '../../edits/add-items.js';
import { replaceValue } from '../../edits/replace-text.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noMismatchedPassedToService = defineRule({
  name: 'no-mismatched-passed-to-service',
  description: 'Disallow services in `iam:PassedToService` that no action in the policy passes a role to',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'warn', strict: ['warn', { unusedServices: true }] },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  elements: ['Condition'],
  traits: ['iam-action'],
  options: {
    unusedServices: {
      type: 'boolean',
      description: 'Whether to also report services that no action in the policy passes a role to.',
      default: false,
    },
  },
  messages: {
    otherService:
      '`{{action}}`, also allowed here, passes roles to {{services}}, which no condition in this policy allows.',
    unusedService: 'Nothing that this policy allows passes a role to `{{value}}`.',
    suggestReplace: 'Replace with {{services}}',
    suggestAdd: 'Add {{services}}',
  },

  *check(policy, { unusedServices }) {
    for (const statement of policy.statements) {
      if (!statement.isGrant || !statement.hasReadableConditions) continue;
      if (reachesAction(statement, passRole) !== 'yes' || roleBreadth(statement) === 'none') continue;
      for (const found of mismatchedValues(statement)) {
        const { test, value, instead } = found;
        if (!instead && !unusedServices) continue;
        yield {
          messageId: instead ? 'otherService' : 'unusedService',
          data: instead
            ? { action: instead.action, services: enumerate(quoteEach(instead.services)) }
            : { value: value.text },
          at: value.value.span,
          subject: { statement, element: 'Condition', test, value: value.value },
          suggest: () => (instead ? otherServices(found, instead.services) : undefined),
        };
      }
    }
  },
});

/** Suggests to replace the service, or to add the others to it. */
function otherServices(
  { test, value }: MismatchedValue,
  services: readonly string[],
): readonly Suggestion<'suggestReplace' | 'suggestAdd'>[] {
  const data = { services: enumerate(quoteEach(services)) };
  return [
    { messageId: 'suggestReplace', data, edits: [replaceValue(test, value, services)] },
    { messageId: 'suggestAdd', data, edits: addItems(test.keyEntry.value, services, value.value) },
  ];
}
