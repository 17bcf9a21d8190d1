import { createsNameless } from './given-ids.js';
import type { Action, ActionResource, ResourceType } from '../../catalog/catalog.js';

/**
 * The resource types that a policy must name for an action: the required ones, or all if none is required. Access
 * points of Amazon S3 do not count, because they replace a bucket or object that is named anyway.
 */
export function neededTypes(action: Action): readonly ResourceType[] {
  return neededResources(action).map(({ type }) => type);
}

/** The same with the action's details of each type. */
export function neededResources({ resourceTypes }: Action): readonly ActionResource[] {
  const required = resourceTypes.filter((resource) => resource.required);
  return (required.length > 0 ? required : resourceTypes).filter(
    ({ type }) => !type.name.startsWith('accesspoint'),
  );
}

/** Actions that create something and may not need the one resource that they can name. */
const makesNew = /^(?:Create|Enable|Import|Put|Register|Request|Start)/;

/**
 * The action works on resources with names in their ARNs, besides partition, Region and account, that are known before
 * the call. If the only type is not required, as for cloudwatch:PutMetricData, most requests may not need it.
 */
export function hasNames(action: Action): boolean {
  const { name, resourceTypes } = action;
  if (resourceTypes.length === 1 && !resourceTypes[0]!.required && makesNew.test(name)) return false;
  if (!resourceTypes.some(({ type }) => type.named)) return false;
  return !neededResources(action).every((resource) => createsNameless(action, resource));
}
