import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonText } from '../../src/patterns/common-text.js';
import { intersects, matches } from '../../src/patterns/wildcard.js';

it.each<[string[], string | undefined]>([
  [['a*'], 'aword'],
  [['*', '?*'], 'word'],
  [['a*', '*/*'], 'aword/word'],
  [['a?', '*b'], 'ab'],
  [['a*b', '*c*'], 'acb'],
  [['a', 'a*'], 'a'],
  [['a', 'b*'], undefined],
  [['a?', 'b?'], undefined],
])('%j have %j in common', (patterns, expected) => {
  expect(commonText(patterns, 'word')).toBe(expected);
});

it('finds a text of any two patterns that share one, and none of others', () => {
  const pattern = fc
    .array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 6 })
    .map((letters) => letters.join(''));
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const text = commonText([one, other], 'ab');
      expect(text !== undefined).toBe(intersects(one, other));
      if (text !== undefined) expect([matches(one, text), matches(other, text)]).toEqual([true, true]);
    }),
    { numRuns: 2_000 },
  );
});
