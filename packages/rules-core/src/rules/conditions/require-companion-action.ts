import { withoutKey } from '../../analysis/conditions/condition-strength.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { addItems } from '../../edits/add-items.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

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
  messages: {
    missingAction: {
      text: 'A request carries `{{key}}` only with permission for `{{action}}`, which no statement here gives: this one allows nothing.',
      checks: ['missing-action-for-condition-key'],
    },
    idleTest: {
      text: 'A request carries `{{key}}` only with permission for `{{action}}`, which no statement here gives, so that this test always holds.',
      checks: ['missing-action-for-condition-key'],
    },
    suggestAction: 'Add `{{action}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const test of statement.conditions) {
        const action = companions.find(([keys]) => keys.test(test.key))?.[1];
        const outcome = action !== undefined && withoutKey(test);
        if (!outcome || !startsSessionsOnly(statement) || isAllowed(policy, action)) continue;
        const { key } = test.keyEntry;
        const found = {
          data: { key: key.text, action },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        } as const;
        if (outcome === 'shut') {
          yield { messageId: 'missingAction', ...found, suggest: () => addAction(statement, action) };
        } else if (policy.type.name === 'trust' && test.operator?.family !== 'Null') {
          // Elsewhere another policy of the caller may allow it. That a key must be absent is a test as well.
          yield { messageId: 'idleTest', ...found };
        }
      }
    }
  },
});

function addAction({ actions }: Statement, action: string): Suggestion<'suggestAction'> {
  const edits = addItems(actions!.entry.value, [action]);
  return { messageId: 'suggestAction', data: { action }, edits };
}

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
