/** How much a statement's Resource or NotResource covers. */
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** With or without wildcards. Placeholders do not count, because their value may extend past the partition. */
const partitionName = /^[\w*?-]*$/;

/**
 * The entry matches every resource: `*`, `arn:*` and so on. One partition is enough, as in `arn:aws:*`, because an
 * account and its resources are all in one partition.
 */
export function isEveryResource({ pattern }: Pick<ResourceItem, 'pattern'>): boolean {
  if (!pattern) return false;
  // If no star before it matches further, the service is the one written.
  if (pattern.service !== '*' && !pattern.partition.endsWith('*') && pattern.text.startsWith('arn:'))
    return false;
  return pattern.products.some(
    ({ partition, service, region, account, resource }) =>
      partitionName.test(partition) &&
      service === '*' &&
      region === '*' &&
      account === '*' &&
      resource === '*',
  );
}

/** The statement certainly covers every resource: an entry matches everything, or NotResource excludes nothing. */
export function reachesEveryResource({ resources }: Statement): boolean {
  if (!resources) return false;
  if (resources.negated)
    return resources.known && resources.items.every(({ pattern }) => pattern === undefined);
  return resources.items.some(isEveryResource);
}
