/** Lists in Resource that repeat the published ARN formats, one for each resource type. */
import { reachedActions } from '../actions/reach.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/**
 * Both entries are formats of resource types of the statement's actions, with a star for each variable, and of two
 * different types, such as accelerators and their listeners. Such a list is intentional.
 */
export function listsTypes(statement: Statement, one: ResourceItem, other: ResourceItem): boolean {
  if (statement.resources?.negated || !statement.actions?.known) return false;
  const [first, second] = [one.pattern?.resource, other.pattern?.resource];
  if (first === undefined || second === undefined || first === second) return false;
  const formats = new Set<string>();
  for (const { resourceTypes } of reachedActions(statement)) {
    for (const { type } of resourceTypes) for (const arn of type.arns) formats.add(starred(arn));
  }
  return [one, other].every(({ pattern }) => formats.has(`${pattern!.service}:${pattern!.resource}`));
}

/** The service and resource part of a format, with a star for each variable. */
function starred(arn: string): string {
  const [, , service, , , ...resource] = arn.split(/:(?![^{}]*\})/);
  return `${service}:${resource.join(':').replace(/\$\{[^{}]*\}/g, '*')}`;
}
