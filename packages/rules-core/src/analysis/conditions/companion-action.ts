/**
 * Parts of a request that need permission for a separate action.
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
  /** Without the action, the condition is never or always true. The value is the id of the message. */
  readonly kind: 'missingAction' | 'idleTest';
  readonly action: string;
}

/**
 * undefined unless the statement only allows starting sessions and the policy does not allow the action that the
 * condition needs.
 */
export function missingCompanion(statement: Statement, test: ConditionTest): MissingCompanion | undefined {
  const action = companions.find(([keys]) => keys.test(test.key))?.[1];
  const outcome = action !== undefined && withoutKeyIn(statement, test);
  const { effect, policy } = statement;
  if (!outcome || effect !== 'Allow' || !startsSessionsOnly(statement) || isAllowed(policy, action))
    return undefined;
  if (outcome === 'shut') return { kind: 'missingAction', action };
  // In other policy types, another policy of the caller may allow the action. `Null` is excluded because it requires
  // that the key is absent.
  const isIdle = policy.type.name === 'trust' && test.operator?.family !== 'Null';
  return isIdle ? { kind: 'idleTest', action } : undefined;
}

/** The actions are all STS calls, and at least one of them starts a session. */
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
