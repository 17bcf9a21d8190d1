/**
 * What is wrong with an entry as a whole: it is not an ARN, contains several, or has too few fields.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
import type { ArnFault } from './arn-fault.js';
import type { ArnField, ArnFields } from './arn-fields.js';
import { formatsFor } from './fitting-formats.js';
import { isArnService } from '../../catalog/arn-formats.js';
import { isRegion, partitions, regions } from '../../catalog/regions.js';
import { matches } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import { sliceSpan, type Span } from '../../value/value.js';

export type ShapeFault = ArnFault<
  'severalArns' | 'empty' | 'noArn' | 'shortArn' | 'missingField' | 'wrongPrefix'
>;

/** undefined if the text has the form of an ARN, as far as it is known. */
export function shapeFault(item: ResourceItem, { head, short }: ArnFields): ShapeFault | undefined {
  return severalArns(item) ?? (short ? shortFault(item, head) : prefixFault(head));
}

/** Several ARNs with separators between them. Some valid ARNs contain another one after a slash or colon. */
function severalArns({ text, value }: ResourceItem): ShapeFault | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const parts: string[] = [];
  let first: Span | undefined;
  let start = 0;
  for (let next = text.indexOf('arn:', 1); next >= 0; next = text.indexOf('arn:', next + 1)) {
    let end = next;
    while (end > start && separator.test(text[end - 1]!)) end--;
    if (end === next || end === start) continue;
    first ??= sliceSpan(value, end, next);
    parts.push(text.slice(start, end));
    start = next;
  }
  if (!first) return undefined;
  parts.push(text.slice(start));
  return { kind: 'severalArns', at: first, data: { count: String(parts.length) }, parts };
}

const separator = /[\s,;]/;

function prefixFault([prefix, partition]: readonly ArnField[]): ShapeFault | undefined {
  if (!prefix || prefix.text === 'arn') return undefined;
  const meant = partition && partitions.includes(partition.text) ? [prefix.replaced('arn')] : [];
  return { kind: 'wrongPrefix', at: prefix.at, data: { prefix: prefix.text }, meant };
}

/** IAM reads a short ARN as if the missing fields were `*`. A missing colon is a different fault. */
function shortFault({ text, value }: ResourceItem, head: readonly ArnField[]): ShapeFault {
  const at = value.span;
  const [prefix] = head;
  if (text === '') return { kind: 'empty', at };
  if (/^\*+$/.test(text)) return { kind: 'shortArn', at, meant: ['*'] };
  if (prefix?.text !== 'arn') {
    const isHeadless = /^aws[\w-]*:[^:]+:[^:]*:[^:]*:./.test(text) && partitions.includes(prefix!.text);
    return { kind: 'noArn', at, meant: isHeadless ? [`arn:${text}`] : [] };
  }
  if (mayEndAt(head)) {
    const meant = head.length < 3 ? [] : [text + ':*'.repeat(6 - head.length)];
    return { kind: 'shortArn', at, meant };
  }
  return { kind: 'missingField', at, data: { count: String(head.length) }, meant: withColon(head) };
}

/** Whether the last field of a short ARN is valid in its position: a partition, service, Region or account. */
function mayEndAt(head: readonly ArnField[]): boolean {
  const { text } = head.at(-1)!;
  switch (head.length) {
    case 2:
      return partitions.some((name) => matches(text, name));
    case 3:
      // The list of services may be incomplete.
      return /^[a-z\d*?-]+$/.test(text);
    case 4:
      return text !== '' && (hasRegionForm(text) || regions.some((name) => matches(text, name)));
    case 5:
      return /^[\d*?]+$/.test(text);
    default:
      return false;
  }
}

/** The text has the form of a Region code, known or not. */
export function hasRegionForm(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(text);
}

/** The entry with one colon doubled, if that alone makes it a valid ARN of its service: `arn:aws:s3::bucket/*`. */
function withColon(head: readonly ArnField[]): readonly string[] {
  const [, partition = '', service = '', region = '', resource] = head.map(({ text }) => text);
  if (!resource || !partitions.includes(partition) || !isArnService(service)) return [];
  const formats = formatsFor(service, resource);
  const isPublished = (hasRegion: boolean, hasAccount: boolean) =>
    formats.some((each) => (each.region !== '') === hasRegion && (each.account !== '') === hasAccount);
  const start = `arn:${partition}:${service}`;
  const meant: string[] = [];
  if (region === '' && isPublished(false, false)) meant.push(`${start}:::${resource}`);
  if (/^(?:\d{12}|\*)$/.test(region) && isPublished(false, true))
    meant.push(`${start}::${region}:${resource}`);
  if (isRegion(region) && isPublished(true, false)) meant.push(`${start}:${region}::${resource}`);
  return meant.length === 1 ? meant : [];
}
