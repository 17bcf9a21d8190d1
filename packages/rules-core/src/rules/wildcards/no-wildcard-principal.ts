import { describeReach } from '../../analysis/actions/describe-reach.js';
import { isForSomeOnly } from '../../analysis/principals/public-access.js';
import { reachedActions } from '../../analysis/actions/reach.js';
import { remainderOfNotAction } from '../../analysis/not-elements/remainder.js';
import { soleServiceOf } from '../../analysis/resources/sole-service.js';
import { addTest } from '../../edits/add-test.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noWildcardPrincipal = defineRule({
  name: 'no-wildcard-principal',
  description: 'Disallow grants to everyone without a condition that narrows who',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ grants, namesPrincipals }) => grants && namesPrincipals,
  elements: ['Principal', 'NotPrincipal'],
  messages: {
    everyone:
      'The principal `{{principal}}` is everyone, callers without AWS credentials included; this statement allows them {{what}}.',
    everyoneUnderCondition:
      'The principal `{{principal}}` is everyone, callers without AWS credentials included; this statement allows them {{what}}, and its condition does not narrow who calls.',
    everyAccount:
      'The principal `{{principal}}` is every principal of every AWS account; this statement allows them {{what}}.',
    everyAccountUnderCondition:
      'The principal `{{principal}}` is every principal of every AWS account; this statement allows them {{what}}, and its condition does not narrow who calls.',
    suggestOrganization: 'Allow it to the principals of one organization (`aws:PrincipalOrgID`)',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { principals } = statement;
      if (!statement.isGrant || !statement.actions || !principals || principals.negated) continue;
      const item = principals.items.find(isEveryone);
      if (!item || isForSomeOnly(statement)) continue;
      const who = policy.type.name === 'trust' ? 'everyAccount' : 'everyone';
      yield {
        messageId: statement.isConditional ? `${who}UnderCondition` : who,
        data: { principal: item.text, what: describeGrant(statement) },
        at: wildcardSpan(item.value),
        subject: { statement, element: 'Principal', value: item.value },
        suggest: () => demandOrganization(statement),
      };
    }
  },
});

/** A condition that is there is for somebody to think over. */
function demandOrganization(statement: Statement): Suggestion<'suggestOrganization'> | undefined {
  const edits = statement.entry('Condition')
    ? undefined
    : addTest(statement, 'StringEquals', 'aws:PrincipalOrgID', '<OrganizationId>');
  return edits && { messageId: 'suggestOrganization', edits };
}

function describeGrant(statement: Statement): string {
  const named = remainderOfNotAction(statement)?.actions ?? reachedActions(statement);
  const working = new Set(soleServiceOf(statement)?.actions);
  const here = named.filter((action) => working.has(action));
  const reached = here.length > 0 ? here : named;
  return reached.length > 0 ? describeReach(reached) : 'the actions that it names';
}
