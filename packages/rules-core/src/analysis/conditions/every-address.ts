import { parseIpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface EveryAddress {
  readonly value: ConditionValue;
  readonly family: 'IPv4' | 'IPv6';
}

/** The values of a NotIpAddress that include all IPv4 or all IPv6 addresses, so that no address is outside. */
export function everyAddress({ operator, values }: ConditionTest): readonly EveryAddress[] {
  if (operator?.name !== 'NotIpAddress') return [];
  return values.flatMap((value) => {
    const range = value.bounds.known ? parseIpRange(value.text) : undefined;
    if (range?.prefix !== 0) return [];
    return [{ value, family: range.family === 4 ? 'IPv4' : 'IPv6' }];
  });
}
