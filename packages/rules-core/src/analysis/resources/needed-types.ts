import { createsNameless } from './given-ids.js';
import type { Action, ActionResource, ResourceType } from '../../catalog/catalog.js';

/**
 * The resource types that a policy must name for an action: the required ones, or all where none is. An access point
 * of Amazon S3 is none of them, as it stands in for a bucket or object that is named anyway.
 */
export function neededTypes(action: Action): readonly ResourceType[] {
  return neededResources(action).map(({ type }) => type);
}

/** The same with what the action knows of each. */
export function neededResources({ resourceTypes }: Action): readonly ActionResource[] {
  const required = resourceTypes.filter((resource) => resource.required);
  return (required.length > 0 ? required : resourceTypes).filter(
    ({ type }) => !type.name.startsWith('accesspoint'),
  );
}

/** What an action that makes something new may work without: the one resource that it can name beside. */
const makesNew = /^(?:Create|Enable|Import|Put|Register|Request|Start)/;

/**
 * It works on resources whose ARNs have more to them than partition, region and account, and that can be named before the
 * call. Where the only type is not required, as for cloudwatch:PutMetricData, most requests may do without it.
 */
export function hasNames(action: Action): boolean {
  const { name, resourceTypes } = action;
  if (resourceTypes.length === 1 && !resourceTypes[0]!.required && makesNew.test(name)) return false;
  if (!resourceTypes.some(({ type }) => type.named)) return false;
  return !neededResources(action).every((resource) => createsNameless(action, resource));
}
