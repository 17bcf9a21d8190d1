/** The partition that a policy uses. */
import { partitions } from '../../catalog/regions.js';
import type { Policy } from '../../policy/policy.js';
import { findTexts } from '../../policy/texts.js';

/**
 * The partition for an ARN that is added to a policy: the one in all of its ARNs, `aws` if there is none, and a
 * placeholder to fill in if they differ.
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
