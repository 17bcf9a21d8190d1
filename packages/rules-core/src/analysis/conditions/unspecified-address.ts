import { blockOf, parseIpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** Keys for the source address of a request. */
const keys: ReadonlySet<string> = new Set(['aws:sourceip', 'aws:vpcsourceip']);

/** Addresses that no caller can have. Authors often mean the block of all addresses instead. */
const unspecified = [
  // https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3
  { range: parseIpRange('0.0.0.0/8')!, all: '0.0.0.0/0' },
  // https://www.rfc-editor.org/rfc/rfc4291#section-2.5.2
  { range: parseIpRange('::/128')!, all: '::/0' },
] as const;

/** The block of all addresses, if the value is a source address that no caller can have, such as `0.0.0.0`. */
export function allAddressesFor({ key }: ConditionTest, { text }: ConditionValue): string | undefined {
  const range = keys.has(key) ? parseIpRange(text) : undefined;
  return (
    range &&
    unspecified.find(
      ({ range: { family, prefix, address } }) =>
        family === range.family &&
        prefix <= range.prefix &&
        blockOf({ ...range, prefix }).address === address,
    )?.all
  );
}
