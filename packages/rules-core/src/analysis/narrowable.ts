/** Which actions of a statement could be held to fewer resources than an entry of Resource takes in. */
import { narrowsAction } from './condition-scope.js';
import { isDenied, outrightDenies } from './denied.js';
import { neededTypes } from './needed-types.js';
import { reachedActions, reachesAction } from './reach.js';
import { isEveryResource } from './resource-reach.js';
import { resourceBreadth } from '../patterns/arn-template.js';
import type { Action, ResourceType } from '../catalog/catalog.js';
import type { ResourceItem } from '../policy/element.js';
import type { Policy, Statement } from '../policy/policy.js';

/**
 * The actions that an entry of Resource lets act on everything, or on every resource of a type, although the catalog
 * knows resources to name for them, and neither a condition nor a Deny holds them to fewer.
 */
export function narrowableActions(statement: Statement, item: ResourceItem): readonly Action[] {
  if (!statement.hasReadableConditions) return [];
  const every = isEveryResource(item);
  return reachedActions(statement).filter(
    (action) =>
      hasNames(action) &&
      (every || isTakenWhole(action, statement, item)) &&
      !statement.conditions.some((test) => narrowsAction(test, action)) &&
      !isHeldByDeny(statement.policy, action, item),
  );
}

/** What an action that makes something new may work without: the one resource that it can name beside. */
const makesNew = /^(?:Create|Enable|Import|Put|Register|Request|Start)/;

/**
 * It works on resources whose ARNs have more to them than partition, region and account. Where the only type is not
 * required, as for cloudwatch:PutMetricData, most requests may do without it.
 */
function hasNames({ name, resourceTypes }: Action): boolean {
  if (resourceTypes.length === 1 && !resourceTypes[0]!.required && makesNew.test(name)) return false;
  return resourceTypes.some(({ type }) =>
    type.arns.some((arn) => /\$\{/.test(arn.split(':').slice(5).join(':'))),
  );
}

/** The statement takes in every resource of all types that the action needs, one of them by this entry. */
function isTakenWhole(action: Action, { resources }: Statement, item: ResourceItem): boolean {
  const takesWhole = ({ pattern }: ResourceItem, { arns }: ResourceType) =>
    pattern !== undefined && arns.some((arn) => resourceBreadth(pattern, arn) === 'whole');
  const types = neededTypes(action);
  return (
    types.some((type) => takesWhole(item, type)) &&
    types.every((type) => resources!.items.some((each) => takesWhole(each, type)))
  );
}

/** A Deny without conditions takes the action back, everywhere or but for the resources that its NotResource names. */
function isHeldByDeny(policy: Policy, action: Action, item: ResourceItem): boolean {
  const denies = outrightDenies(policy);
  if (denies.length === 0) return false;
  const id = action.id.toLowerCase();
  return (
    isDenied(policy, id, item) ||
    denies.some(
      (deny) =>
        deny.resources?.negated === true &&
        !deny.resources.items.some(isEveryResource) &&
        reachesAction(deny, id) === 'yes',
    )
  );
}
