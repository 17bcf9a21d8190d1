/** The partition of what a policy is about. */
import { partitions } from '../../catalog/regions.js';
import type { Policy } from '../../policy/policy.js';
import { findTexts } from '../../policy/texts.js';

/**
 * The partition to write in an ARN that is added to a policy: the one that all of its ARNs have, `aws` where none says
 * which, and a mark to be filled in where they differ.
 */
export function partitionInUse({ value }: Policy): string {
  const found = new Set<string>();
  findTexts(value, ({ text }) => {
    const [, partition] = /^arn:([^:]*):/.exec(text) ?? [];
    if (partition !== undefined && partitions.includes(partition)) found.add(partition);
    return false;
  });
  const [partition = 'aws', ...others] = found;
  return others.length === 0 ? partition : '<Partition>';
}
