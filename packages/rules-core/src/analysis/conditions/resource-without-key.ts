/**
 * Conditions on keys that only some of the resources of a call have. Amazon EC2 authorizes each resource of a call
 * separately, with the keys of that resource. An Allow works only if it applies to all of them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html#amazon-ec2-keys
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 */
import { supportTestOf } from './key-support.js';
import { reachesAction } from '../actions/reach.js';
import { meetsType } from '../resources/resource-types.js';
import {
  actionsMatching,
  type Action,
  type ActionResource,
  type ResourceType,
} from '../../catalog/catalog.js';
import { isKeyOf } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface ResourceWithoutKey {
  readonly action: Action;
  /** The types that each call also needs and that never have the key. */
  readonly types: readonly ResourceType[];
}

/**
 * The first action listed by name that the statement cannot allow, because the condition is never true for a resource
 * that each call needs.
 */
export function resourceWithoutKey(
  statement: Statement,
  test: ConditionTest,
): ResourceWithoutKey | undefined {
  const { effect, actions, resources, policy } = statement;
  const support = supportTestOf(test);
  if (effect !== 'Allow' || support?.kind !== 'service' || support.outcome !== 'shut') return undefined;
  if (support.allowsForMissing || !policy.complete) return undefined;
  if (!test.key.startsWith('ec2:') || !actions || actions.negated || !resources || resources.negated)
    return undefined;
  const isMeant = ({ type }: ActionResource) =>
    resources.items.some(({ pattern }) => pattern && meetsType(pattern, type));
  for (const { pattern } of actions.items) {
    const [action] = pattern?.literal && pattern.service === 'ec2' ? actionsMatching(pattern) : [];
    if (!action || action.conditionKeys.some((name) => isKeyOf(name, test.key))) continue;
    const having = action.resourceTypes.filter((resource) => hasKey(resource, test.key));
    const needed = action.resourceTypes.filter(
      (resource) => resource.required && !hasKey(resource, test.key) && isMeant(resource),
    );
    if (needed.length === 0 || !having.some(isMeant) || isAllowedElsewhere(statement, action)) continue;
    return { action, types: needed.map(({ type }) => type) };
  }
  return undefined;
}

function hasKey({ conditionKeys, type }: ActionResource, key: string): boolean {
  return [conditionKeys, type.conditionKeys].some((names) => names.some((name) => isKeyOf(name, key)));
}

/** Another statement may allow what this one does not. */
function isAllowedElsewhere(statement: Statement, { id }: Action): boolean {
  return statement.policy.statements.some(
    (other) =>
      other !== statement && other.effect !== 'Deny' && reachesAction(other, id.toLowerCase()) !== 'no',
  );
}
