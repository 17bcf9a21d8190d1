/** How far a statement's Resource or NotResource reaches. */
import type { ResourceItem } from '../policy/element.js';
import type { Statement } from '../policy/policy.js';

/** The entry takes in every resource there is: `*`, `arn:*` and their like. */
export function isEveryResource({ pattern }: ResourceItem): boolean {
  return pattern?.everything ?? false;
}

/** The statement certainly speaks of every resource: an entry takes in everything, or NotResource leaves nothing out. */
export function reachesEveryResource({ resources }: Statement): boolean {
  if (!resources) return false;
  if (resources.negated)
    return resources.known && resources.items.every(({ pattern }) => pattern === undefined);
  return resources.items.some(isEveryResource);
}
