import { withoutKey } from '../../analysis/conditions/key-support.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { addItems } from '../../edits/add-items.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

/**
 * What a request may carry only with permission for an action of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
 */
const companions: readonly (readonly [keys: RegExp, action: string])[] = [
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
  [/^(?:aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys)$/, 'sts:TagSession'],
  [/^sts:requestcontext(?:\/.*|providers)$/, 'sts:SetContext'],
];
const sessions = ['assumerole', 'assumerolewithsaml', 'assumerolewithwebidentity', 'getfederationtoken'].map(
  (name) => `sts:${name}`,
);

export const requireCompanionAction = defineRule({
  name: 'require-companion-action',
  description: 'Require the action that lets a request carry what a condition asks for',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ keptBy }) => keptBy === 'iam',
  elements: ['Condition'],
  options: {},
  messages: {
    missingAction:
      'A request carries `{{key}}` only with permission for `{{action}}`, which no statement here gives: this one allows nothing.',
    idleTest:
      'A request carries `{{key}}` only with permission for `{{action}}`, which no statement here gives, so that this test always holds.',
    suggestAction: 'Add `{{action}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'missing-action-for-condition-key': ['missingAction', 'idleTest'] },

  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const test of statement.conditions) {
        const action = companions.find(([keys]) => keys.test(test.key))?.[1];
        const outcome = action !== undefined && withoutKey(test);
        if (!outcome || !startsSessionsOnly(statement) || isAllowed(policy, action)) continue;
        const data = { key: test.keyEntry.key.text, action };
        const at = test.keyEntry.key.span;
        if (outcome === 'open') {
          // The other action may be in another policy of the caller. That a key must be absent is a test as well.
          if (policy.type.name === 'trust' && test.operator?.family !== 'Null')
            yield { messageId: 'idleTest', data, at, statement };
          continue;
        }
        yield {
          messageId: 'missingAction',
          data,
          at,
          statement,
          suggestions: [
            {
              messageId: 'suggestAction',
              data: { action },
              edits: addItems(statement.actions!.entry.value, [action]),
            },
          ],
        };
      }
    }
  },
});

/** Its actions are calls of STS, and one of them makes a session. */
function startsSessionsOnly(statement: Statement): boolean {
  const { actions } = statement;
  if (!actions || actions.negated || !actions.known) return false;
  const isSts = actions.items.every(
    ({ pattern }) => pattern?.service === 'sts' && !hasWildcard(pattern.service),
  );
  return isSts && sessions.some((id) => reachesAction(statement, id) === 'yes');
}

function isAllowed(policy: Policy, action: string): boolean {
  const id = action.toLowerCase();
  return (
    !policy.complete ||
    policy.statements.some(
      (statement) => statement.effect !== 'Deny' && reachesAction(statement, id) !== 'no',
    )
  );
}
