/** Entries of NotResource with another partition or bucket than the rest of the policy. */
import type { ResourceEntryFault } from './resource-entry-fault.js';
import type { ArnPattern } from '../../patterns/arn-pattern.js';
import { intersects } from '../../patterns/wildcard.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** The partition of all ARNs outside of this element, if it is the same for all and differs from this one. */
export function otherPartition(
  { upper }: ResourceItem,
  { policy, resources }: Statement,
): ResourceEntryFault | undefined {
  const { partition } = upper!;
  const others: string[] = [];
  for (const [other, elements] of elementsByPartition(policy)) {
    const isHere = elements.has(resources!);
    // An element with two partitions does not show which one is meant.
    if (isHere && other !== partition) return undefined;
    if (other !== '*' && elements.size > (isHere ? 1 : 0)) others.push(other);
  }
  if (others.length !== 1 || !policy.complete || intersects(partition, others[0]!)) return undefined;
  return { kind: 'otherPartition', data: { partition, others: others[0]! } };
}

/** The elements with ARNs in each partition. Remembered because each entry needs it. */
const elementsByPartition = remembered((policy: Policy) => {
  const found = new Map<string, Set<Element<ResourceItem>>>();
  for (const { resources } of policy.statements) {
    for (const { upper } of resources?.items ?? []) {
      if (!upper) continue;
      const elements = found.get(upper.partition);
      if (elements) elements.add(resources!);
      else found.set(upper.partition, new Set([resources!]));
    }
  }
  return found;
});

/** An entry for another bucket in a bucket policy, which is recognized by its Resource elements. */
export function otherBucket(pattern: ArnPattern, { policy }: Statement): ResourceEntryFault | undefined {
  const { attachedTo, attachment, type } = policy;
  const mayBeBucket = attachedTo === undefined || attachment?.resourceTypes?.includes('bucket') === true;
  if (type.name !== 'resource' || pattern.service !== 's3' || !mayBeBucket) return undefined;
  const own = namedBuckets(policy);
  const bucket = bucketOf(pattern)[0];
  if (own.length === 0 || bucket === undefined || own.some((each) => intersects(each, bucket)))
    return undefined;
  return { kind: 'otherBucket', data: { bucket: own[0]! } };
}

/** The buckets in Resource elements. */
const namedBuckets = remembered(({ statements }: Policy): readonly string[] => {
  const named = statements.flatMap(({ resources }) =>
    resources && !resources.negated ? resources.items.flatMap(({ upper }) => bucketOf(upper)) : [],
  );
  return [...new Set(named)];
});

function bucketOf(pattern: ArnPattern | undefined): string[] {
  if (!pattern) return [];
  if (pattern.service !== 's3' || pattern.region !== '' || pattern.account !== '') return ['*'];
  return [pattern.resource.replace(/\/.*$/s, '')];
}
