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
