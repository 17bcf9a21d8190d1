import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/patterns/edit-distance.js';

/** By definition: the fewest slips between the starts of both texts, each taken from shorter starts. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const found = [
    slips(shortA, b) + 1,
    slips(a, shortB) + 1,
    slips(shortA, shortB) + Number(a.at(-1) !== b.at(-1)),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    found.push(slips(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...found);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'ab', 2],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abxc', 1],
    ['abc', 'bc', 1],
    ['getobject', 'getobjcet', 1],
  ])('takes %j for %j as %d slips', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  it('is what its definition says, up to the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slips(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });
});
