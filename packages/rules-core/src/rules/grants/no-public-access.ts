import { describeReach } from '../../analysis/actions/describe-reach.js';
import { grantsNothing } from '../../analysis/grants/granted-actions.js';
import { actionsForEveryone, isForSomeOnly, publicResource } from '../../analysis/grants/public-grants.js';
import { addCondition } from '../../edits/add-test.js';
import type { ActionElement } from '../../policy/element.js';
import { isEveryone } from '../../policy/principal.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

export const noPublicAccess = defineRule({
  name: 'no-public-access',
  description: 'Disallow grants to everyone unless a condition limits who calls',
  category: 'grants',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && namesPrincipals,
  elements: ['Principal', 'NotPrincipal'],
  hides: [{ rule: 'no-optional-condition', within: 'statement' }],
  messages: {
    everyone:
      '`{{principal}}` makes the {{resource}} public: everyone, including anonymous callers, can use {{what}}.',
    everyoneUnderCondition:
      '`{{principal}}` makes the {{resource}} public despite the condition: everyone, including anonymous callers, can use {{what}}.',
    everyAccount: '`{{principal}}` opens the {{resource}} to every AWS account: anyone can use {{what}}.',
    everyAccountUnderCondition:
      '`{{principal}}` opens the {{resource}} to every AWS account despite the condition: anyone can use {{what}}.',
    suggestOrganization: 'Limit to your organization with `aws:PrincipalOrgID`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      const { principals } = statement;
      if (!statement.isGrant || !statement.actions || !principals || principals.negated) continue;
      const item = principals.items.find(isEveryone);
      if (!item || isForSomeOnly(statement) || grantsNothing(statement)) continue;
      const { noun, anonymous } = publicResource(statement);
      const who = anonymous ? 'everyone' : 'everyAccount';
      const actions = actionsForEveryone(statement);
      const what = actions.length > 0 ? describeReach(actions) : withoutNumber(statement.actions);
      yield {
        messageId: statement.isConditional ? `${who}UnderCondition` : who,
        data: { principal: item.text, resource: noun, what },
        at: wildcardSpan(item.value),
        subject: { statement, element: 'Principal', value: item.value },
        suggest: () => {
          const edits = addCondition(statement, 'StringEquals', 'aws:PrincipalOrgID', '<OrganizationId>');
          return edits && { messageId: 'suggestOrganization', edits };
        },
      };
    }
  },
});

/** What the statement allows, if the catalog does not know its actions or their service. */
function withoutNumber({ negated, everything }: ActionElement): string {
  if (negated) return 'every action not listed';
  return everything ? 'every action' : 'the listed actions';
}
