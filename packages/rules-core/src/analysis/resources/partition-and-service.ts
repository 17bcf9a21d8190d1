/** What is wrong with the partition and the service of an ARN. */
import type { ArnFault } from './arn-fault.js';
import type { ArnField } from './arn-fields.js';
import { isArnService } from '../../catalog/arn-formats.js';
import { serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { partitions } from '../../catalog/regions.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';

export type PartitionFault = ArnFault<'noPartition' | 'wildcardPartition' | 'unknownPartition'>;
export type ServiceFault = ArnFault<'noService' | 'wildcardService' | 'serviceCase' | 'unknownService'>;

/** undefined for a valid partition, or `*`. */
export function partitionFault({ text, at, replaced }: ArnField): PartitionFault | undefined {
  if (/^\*+$/.test(text) || partitions.includes(text)) return undefined;
  if (text === '') return { kind: 'noPartition', at };
  const data = { partition: text };
  if (hasWildcard(text) && partitions.some((partition) => matches(text, partition)))
    return { kind: 'wildcardPartition', at, data, meant: [replaced('*')] };
  const near = nearestName(text, partitions);
  return { kind: 'unknownPartition', at, data, meant: near === undefined ? [] : [replaced(near)] };
}

/** undefined for a service that ARNs can have. */
export function serviceFault({ text, at, replaced }: ArnField): ServiceFault | undefined {
  if (isArnService(text)) return undefined;
  if (text === '') return { kind: 'noService', at };
  const data = { service: text };
  if (hasWildcard(text)) return { kind: 'wildcardService', at, data };
  const lower = text.toLowerCase();
  if (isArnService(lower)) return { kind: 'serviceCase', at, data, meant: [replaced(lower)] };
  const near = nearestName(text, serviceNames());
  return { kind: 'unknownService', at, data, meant: near === undefined ? [] : [replaced(near)] };
}
