/**
 * Addresses that never reach AWS over the internet, so that `aws:SourceIp` never matches them: RFC 1918 and RFC 6598,
 * and loopback, link-local and unique local addresses.
 */
import { isFixed } from './operator-values.js';
import { blockOf, parseIpRange, type IpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Value } from '../../value/value.js';

const ranges: readonly IpRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
].map((text) => parseIpRange(text)!);

/** The private addresses in a condition on `aws:SourceIp`. */
export interface PrivateAddresses {
  /** Either all values are private, or this one. The value is the id of the message. */
  readonly kind: 'allPrivate' | 'somePrivate';
  /** The value, or the whole list. */
  readonly value: Value;
  /** The private value, or the first of the list. */
  readonly item: ConditionValue;
  /** The consequence, in words. */
  readonly consequence: string;
}

/** Empty unless the operator compares addresses. */
export function privateAddresses(test: ConditionTest): PrivateAddresses[] {
  const { key, keyEntry, operator, values, known } = test;
  if (key !== 'aws:sourceip' || operator?.family !== 'IpAddress') return [];
  const found = values.filter(isPrivate);
  if (!known || found.length < values.length) {
    const consequence = operator.negated ? 'it rules nothing out' : 'nothing matches it';
    return found.map((item) => ({ kind: 'somePrivate', value: item.value, item, consequence }));
  }
  const [item, ...more] = found;
  if (!item) return [];
  const consequence = operator.negated ? 'nothing is ruled out' : 'nothing matches';
  return [{ kind: 'allPrivate', value: more.length > 0 ? keyEntry.value : item.value, item, consequence }];
}

/**
 * No request passes the condition: it requires a private address, but requests through a VPC endpoint do not include
 * the key.
 */
export function isNeverSource({ key, operator, values, known }: ConditionTest): boolean {
  if (key !== 'aws:sourceip' || operator?.family !== 'IpAddress' || operator.negated || operator.ifExists)
    return false;
  return known && !operator.set && values.length > 0 && values.every(isPrivate);
}

function isPrivate(value: ConditionValue): boolean {
  const range = isFixed(value) ? parseIpRange(value.text) : undefined;
  return range !== undefined && isPrivateRange(range);
}

function isPrivateRange(range: IpRange): boolean {
  return ranges.some(
    ({ family, address, prefix }) =>
      family === range.family && prefix <= range.prefix && blockOf({ ...range, prefix }).address === address,
  );
}
