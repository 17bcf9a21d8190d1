/** Entries of NotResource that are of another partition, or another bucket, than all else in the policy. */
import type { ResourceEntryFault } from './resource-entry-fault.js';
import type { ArnPattern } from '../../patterns/arn-pattern.js';
import { intersects } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** The partitions of all ARNs in the policy outside of this element, where they are another one and the only one. */
export function otherPartition(
  { upper }: ResourceItem,
  { policy, resources }: Statement,
): ResourceEntryFault | undefined {
  const { partition } = upper!;
  const partitionsOf = (items: readonly ResourceItem[]) =>
    items.flatMap((item) => item.upper?.partition ?? []);
  const elsewhere = policy.statements.flatMap((statement) =>
    statement.resources && statement.resources !== resources ? partitionsOf(statement.resources.items) : [],
  );
  const others = [...new Set(elsewhere)].filter((other) => other !== '*');
  const here = new Set(partitionsOf(resources!.items));
  if (others.length !== 1 || here.size !== 1 || !policy.complete || intersects(partition, others[0]!))
    return undefined;
  return { kind: 'otherPartition', data: { partition, others: others[0]! } };
}

/** The policy of a bucket, told by what its Resource elements name, and an entry that names another one. */
export function otherBucket(pattern: ArnPattern, { policy }: Statement): ResourceEntryFault | undefined {
  const { attachedTo, attachment, type } = policy;
  const mayBeBucket = attachedTo === undefined || attachment?.resourceTypes?.includes('bucket') === true;
  if (type.name !== 'resource' || pattern.service !== 's3' || !mayBeBucket) return undefined;
  const own = policy.statements.flatMap(({ resources }) =>
    resources && !resources.negated ? resources.items.flatMap(({ upper }) => bucketOf(upper)) : [],
  );
  const bucket = bucketOf(pattern)[0];
  if (own.length === 0 || bucket === undefined || own.some((each) => intersects(each, bucket)))
    return undefined;
  return { kind: 'otherBucket', data: { bucket: own[0]! } };
}

function bucketOf(pattern: ArnPattern | undefined): string[] {
  if (!pattern) return [];
  if (pattern.service !== 's3' || pattern.region !== '' || pattern.account !== '') return ['*'];
  return [pattern.resource.replace(/\/.*$/s, '')];
}
