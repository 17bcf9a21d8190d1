import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlapWith } from '../../src/policy/overlap.js';

const span = fc.tuple(fc.nat(12), fc.nat(4)).map(([start, length]) => ({ start, end: start + length }));

test('a span overlaps another when they have a character in common, or the one is empty and inside', () => {
  const overlaps = overlapWith([
    { start: 8, end: 10 },
    { start: 2, end: 5 },
  ]);
  expect(overlaps({ start: 0, end: 2 })).toBe(false);
  expect(overlaps({ start: 0, end: 3 })).toBe(true);
  expect(overlaps({ start: 3, end: 3 })).toBe(true);
  expect(overlaps({ start: 5, end: 8 })).toBe(false);
  expect(overlaps({ start: 9, end: 20 })).toBe(true);
  expect(overlaps({ start: 10, end: 20 })).toBe(false);
  expect(overlapWith([])({ start: 0, end: 1 })).toBe(false);
});

test('it is as if the span were compared with each', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), span, (spans, one) => {
      const each = spans.some(({ start, end }) => start < one.end && one.start < end);
      // Empty spans cover nothing.
      expect(overlapWith(spans)(one)).toBe(each);
    }),
  );
});
