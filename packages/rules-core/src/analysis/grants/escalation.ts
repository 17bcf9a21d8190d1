/**
 * Statements by which whoever holds them can make itself administrator, though they do not allow everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_controlling.html
 */
import { confinedActions, takenBackOn } from './denied.js';
import { grantedBy } from './granted-actions.js';
import { attachingActions, matchesAttaching } from './self-granting.js';
import { narrowsAction } from '../conditions/condition-scope.js';
import { neverApplies } from '../conditions/passing-values.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { isEveryResource } from '../resources/resource-reach.js';
import { takesWholeType } from '../resources/resource-types.js';
import type { Action } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

export interface Escalation {
  /** The entry of Action by which it is reached: the wildcard that matches most, else the first name. */
  readonly item: ActionItem;
  /** The entry of Resource: everything, all users, roles, groups or policies, or the user itself. */
  readonly resource: ResourceItem;
  /** The actions that give any permission to what the entry of Resource names. */
  readonly actions: readonly Action[];
}

/** undefined where a statement does not let permissions be given to everyone or to oneself, as far as is known. */
export function escalationOf(statement: Statement): Escalation | undefined {
  const { isGrant, actions, resources, hasReadableConditions } = statement;
  if (!isGrant || !hasReadableConditions || !actions || actions.negated) return undefined;
  // Few policies name IAM: the rest is asked of these alone.
  const reaching = actions.items.filter(({ pattern }) => pattern && matchesAttaching(pattern));
  if (reaching.length === 0) return undefined;
  if (!resources || resources.negated || statement.conditions.some(isUnclear) || neverApplies(statement))
    return undefined;
  const found = reaching.flatMap((item) => {
    const granted = attachingActions(grantedBy(statement, item.pattern!));
    const open = granted.filter((action) => !isNarrowed(statement, action));
    return open.length > 0 ? [{ item, open }] : [];
  });
  if (found.length === 0) return undefined;
  const every = new Set(found.flatMap(({ open }) => open));
  for (const resource of resources.items) {
    const takenBack = takenBackOn(statement, resource);
    const isGiven = (action: Action) =>
      every.has(action) && !takenBack?.has(action) && isOpen(action, resource);
    const escalating = [...every].filter(isGiven);
    if (escalating.length === 0) continue;
    const through = found.filter(({ open }) => open.some(isGiven));
    const { item } = through.find(({ item: { pattern } }) => !pattern!.literal) ?? through[0]!;
    return { item, resource, actions: escalating };
  }
  return undefined;
}

/** The test is never true, or not understood. */
function isUnclear(test: ConditionTest): boolean {
  return ['dead', 'unknown'].includes(strengthOf(test));
}

/** A condition or a Deny limits the action to fewer resources or requests, as far as is known. */
function isNarrowed(statement: Statement, action: Action): boolean {
  return confinedActions(statement.policy)?.has(action) === true || narrowsAction(statement, action);
}

/** The entry matches everything that the action can give permissions to, or the user who calls. */
function isOpen({ name, resourceTypes }: Action, item: ResourceItem): boolean {
  const { pattern } = item;
  if (!pattern) return false;
  if (isEveryResource(item) || resourceTypes.every(({ type }) => takesWholeType(pattern, type))) return true;
  return name.endsWith('UserPolicy') && isOwnUser(item);
}

/** The ARN of the user who calls, by a policy variable. Users may be under a path, which the entry may name or leave open. */
function isOwnUser({ text, bounds }: ResourceItem): boolean {
  return bounds.known && /^arn:[^:]*:iam:[^:]*:[^:]*:user\/(?:[^$]*\/|\*)?\$\{aws:username\}\*?$/i.test(text);
}
