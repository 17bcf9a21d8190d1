/**
 * What a request may carry only with permission for an action of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
 */
import { withoutKeyIn } from './condition-strength.js';
import { reachesAction } from '../actions/reach.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';

const companions: readonly (readonly [keys: RegExp, action: string])[] = [
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
  [/^(?:aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys)$/, 'sts:TagSession'],
  [/^sts:requestcontext(?:\/.*|providers)$/, 'sts:SetContext'],
];
const sessions = ['assumerole', 'assumerolewithsaml', 'assumerolewithwebidentity', 'getfederationtoken'].map(
  (name) => `sts:${name}`,
);

export interface MissingCompanion {
  /** The test never holds without the action, or always does, by the name of the message that says so. */
  readonly kind: 'missingAction' | 'idleTest';
  readonly action: string;
}

/** undefined unless the statement allows sessions alone and the policy does not allow the action that its test asks for. */
export function missingCompanion(statement: Statement, test: ConditionTest): MissingCompanion | undefined {
  const action = companions.find(([keys]) => keys.test(test.key))?.[1];
  const outcome = action !== undefined && withoutKeyIn(statement, test);
  const { effect, policy } = statement;
  if (!outcome || effect !== 'Allow' || !startsSessionsOnly(statement) || isAllowed(policy, action))
    return undefined;
  if (outcome === 'shut') return { kind: 'missingAction', action };
  // Elsewhere another policy of the caller may allow it. That a key must be absent is a test as well.
  const isIdle = policy.type.name === 'trust' && test.operator?.family !== 'Null';
  return isIdle ? { kind: 'idleTest', action } : undefined;
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
