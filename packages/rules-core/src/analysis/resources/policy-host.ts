/**
 * What a resource-based policy can cover: actions and resources of the type that it is attached to.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
import { meetsType } from './resource-types.js';
import type { Attachment } from '../../catalog/attachments.js';
import { findAction, resourceTypesOf, type ResourceType } from '../../catalog/catalog.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';

/** Whether an entry of Action applies to the resource that the policy is attached to, or may apply. */
export function mayActOn(host: Attachment, { upper }: ActionItem): boolean {
  const { services, resourceTypes, strict } = host;
  if (!services || !upper || upper.everything) return true;
  if (!services.some((service) => intersects(upper.service, service))) return false;
  if (!strict || !resourceTypes || hasWildcard(upper.service) || hasWildcard(upper.name)) return true;
  const action = findAction(upper.service, upper.name);
  return !action || action.resourceTypes.some(({ type }) => resourceTypes.includes(type.name));
}

/** Whether an entry of Resource matches the resource that the policy is attached to, or may match. */
export function mayBelongTo({ services, resourceTypes }: Attachment, { upper }: ResourceItem): boolean {
  if (!services || !upper || upper.everything) return true;
  if (!services.some((service) => intersects(upper.service, service))) return false;
  const known = services.flatMap((service) => resourceTypesOf(service));
  const own = ({ name }: ResourceType) => !resourceTypes || resourceTypes.includes(name);
  const meets = (type: ResourceType) => meetsType(upper, type);
  // An entry that matches no type of the service does not necessarily match a type of another one.
  return known.filter(own).some(meets) || !known.some((type) => !own(type) && meets(type));
}
