/** How far a statement's Resource or NotResource reaches. */
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** With wildcards or without; what a hole stands for is none, as it may go on past the partition. */
const partitionName = /^[\w*?-]*$/;

/**
 * The entry takes in every resource there is: `*`, `arn:*` and their like. One partition is enough, as in `arn:aws:*`,
 * since an account lies in one with all that it holds.
 */
export function isEveryResource({ pattern }: Pick<ResourceItem, 'pattern'>): boolean {
  if (!pattern) return false;
  // Where no star runs on before it, the service is the one that is written.
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

/** The statement certainly covers every resource: an entry matches everything, or NotResource leaves nothing out. */
export function reachesEveryResource({ resources }: Statement): boolean {
  if (!resources) return false;
  if (resources.negated)
    return resources.known && resources.items.every(({ pattern }) => pattern === undefined);
  return resources.items.some(isEveryResource);
}
