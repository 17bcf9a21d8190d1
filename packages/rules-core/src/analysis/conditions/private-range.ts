/**
 * Addresses that never reach AWS over the internet, so that `aws:SourceIp` never holds them: RFC 1918 and RFC 6598, and
 * loopback, link-local and unique local addresses.
 */
import { isFixed } from './operator-values.js';
import { blockOf, parseIpRange, type IpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

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

/** The values of a test under which all addresses are private; none unless its operator compares addresses. */
export function privateValues({ operator, values }: ConditionTest): readonly ConditionValue[] {
  if (operator?.family !== 'IpAddress') return [];
  return values.filter((value) => {
    const range = isFixed(value) ? parseIpRange(value.text) : undefined;
    return range !== undefined && isPrivateRange(range);
  });
}

function isPrivateRange(range: IpRange): boolean {
  return ranges.some(
    ({ family, address, prefix }) =>
      family === range.family && prefix <= range.prefix && blockOf({ ...range, prefix }).address === address,
  );
}
