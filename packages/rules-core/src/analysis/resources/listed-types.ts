/** Lists of Resource that repeat the ARN formats of the reference, type by type. */
import { reachedActions } from '../actions/reach.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/**
 * Both entries are the format of a type that actions of the statement work on, with a star for each variable, and of two
 * types, such as accelerators and their listeners. Such a list says which types are meant.
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

/** The service and the resource part of a format, with a star for each variable. */
function starred(arn: string): string {
  const [, , service, , , ...resource] = arn.split(/:(?![^{}]*\})/);
  return `${service}:${resource.join(':').replace(/\$\{[^{}]*\}/g, '*')}`;
}
