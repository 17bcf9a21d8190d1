import type { Action, ResourceType } from '../../catalog/catalog.js';

/**
 * The resource types that a policy must name for an action: the required ones, or all where none is. An access point
 * of Amazon S3 is none of them, as it stands in for a bucket or object that is named anyway.
 */
export function neededTypes({ resourceTypes }: Action): readonly ResourceType[] {
  const required = resourceTypes.filter((resource) => resource.required);
  return (required.length > 0 ? required : resourceTypes)
    .map(({ type }) => type)
    .filter(({ name }) => !name.startsWith('accesspoint'));
}

/** What an action that makes something new may work without: the one resource that it can name beside. */
const makesNew = /^(?:Create|Enable|Import|Put|Register|Request|Start)/;

/**
 * It works on resources whose ARNs have more to them than partition, region and account. Where the only type is not
 * required, as for cloudwatch:PutMetricData, most requests may do without it.
 */
export function hasNames({ name, resourceTypes }: Action): boolean {
  if (resourceTypes.length === 1 && !resourceTypes[0]!.required && makesNew.test(name)) return false;
  return resourceTypes.some(({ type }) => type.named);
}
