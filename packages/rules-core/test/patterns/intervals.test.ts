import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complementOf,
  contains,
  everything,
  includes,
  intersectionOf,
  nothing,
  unionOf,
  type Interval,
} from '../../src/patterns/intervals.js';

const end = fc.constantFrom(-Infinity, 0, 1, 2, 3, Infinity);
const interval: fc.Arbitrary<Interval> = fc
  .tuple(end, fc.boolean(), end, fc.boolean())
  .map(([from, fromOpen, to, toOpen]) => ({
    from,
    fromOpen: fromOpen || from === -Infinity,
    to,
    toOpen: toOpen || to === Infinity,
  }))
  .filter(({ from, to }) => from < Infinity && to > -Infinity);
const raw = fc.array(interval, { maxLength: 4 });
const points = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];
const isIn = ({ from, fromOpen, to, toOpen }: Interval, point: number) =>
  (fromOpen ? point > from : point >= from) && (toOpen ? point < to : point <= to);

/** Every set is told by which of the points it holds, as ends stand on whole numbers. */
describe('sets of intervals, point by point', () => {
  const held = (set: readonly Interval[]) => points.filter((point) => contains(set, point));

  it('unite', () => {
    fc.assert(
      fc.property(raw, (intervals) => {
        expect(held(unionOf(intervals))).toEqual(
          points.filter((point) => intervals.some((each) => isIn(each, point))),
        );
      }),
    );
  });

  it('intersect', () => {
    fc.assert(
      fc.property(raw, raw, (a, b) => {
        const [one, other] = [unionOf(a), unionOf(b)];
        expect(held(intersectionOf(one, other))).toEqual(
          held(one).filter((point) => held(other).includes(point)),
        );
      }),
    );
  });

  it('have complements', () => {
    fc.assert(
      fc.property(raw, (intervals) => {
        const set = unionOf(intervals);
        expect(held(complementOf(set))).toEqual(points.filter((point) => !held(set).includes(point)));
        expect(complementOf(complementOf(set))).toEqual(set);
      }),
    );
  });

  it('include each other', () => {
    fc.assert(
      fc.property(raw, raw, (a, b) => {
        const [one, other] = [unionOf(a), unionOf(b)];
        expect(includes(one, other)).toBe(held(other).every((point) => held(one).includes(point)));
      }),
    );
  });
});

it('joins what leaves nothing between', () => {
  const below = { from: 0, fromOpen: false, to: 1, toOpen: true };
  const above = { from: 1, fromOpen: false, to: 2, toOpen: false };
  expect(unionOf([above, below])).toEqual([{ from: 0, fromOpen: false, to: 2, toOpen: false }]);
  expect(unionOf([below, { ...above, fromOpen: true }])).toHaveLength(2);
});

it('has everything and nothing for each other’s complement', () => {
  expect(complementOf(nothing)).toEqual(everything);
  expect(complementOf(everything)).toEqual(nothing);
});
