import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, formatIpRange, parseIpRange } from '../../src/patterns/ip-range.js';

const block = (text: string): string | undefined => {
  const range = parseIpRange(text);
  return range && formatIpRange(blockOf(range));
};

describe('parseIpRange', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1/32'],
    ['192.0.2.129/25', '192.0.2.128/25'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/1', '128.0.0.0/1'],
    ['::', '::/128'],
    ['::1/127', '::/127'],
    ['2001:DB8::1/32', '2001:db8::/32'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8/128'],
    ['1::', '1::/128'],
    ['::ffff:192.0.2.1', '::ffff:c000:201/128'],
  ])('reads %s as the block %s', (text, expected) => expect(block(text)).toBe(expected));

  it.each([
    ...['', '/', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.4/33', '1.2.3.4/', '1.2.3.4/-1', '1.2.3.4/8/8'],
    ...[
      '1.2.3.*',
      ' 1.2.3.4',
      ':',
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7::8:9',
    ],
    ...['g::', '12345::', '::1/129', '::256.0.0.1', '::1.2.3', '1.2.3.4::', 'localhost'],
  ])('reads %j as nothing', (text) => expect(parseIpRange(text)).toBeUndefined());

  it('reads what Node takes for an address, and nothing else', () => {
    const piece = fc.constantFrom(':', '::', '.', '0', 'f', '1', '255', '256', 'abcd', '1.2.3.4', 'g');
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (address) => {
        // A leading zero, which Node refuses, is left to AWS to judge.
        fc.pre(!/(?:^|[.:])0\d+\.|\.0\d/.test(address));
        expect(parseIpRange(address)?.family ?? 0).toBe(isIP(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('prints what it reads as the same range', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.nat(128), (address, prefix) => {
        const range = parseIpRange(`${address}/${prefix}`)!;
        expect(parseIpRange(formatIpRange(range))).toEqual(range);
        expect(blockOf(blockOf(range))).toEqual(blockOf(range));
      }),
    );
  });
});
