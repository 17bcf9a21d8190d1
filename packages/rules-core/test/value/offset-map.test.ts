import { expect, it } from 'vitest';
import { OffsetMap } from '../../src/value/offset-map.js';

// The text `ab*c` of the source `__ab\u002ac`.
const map = new OffsetMap([
  { text: 0, source: 2, length: 2, sourceLength: 2 },
  { text: 2, source: 4, length: 1, sourceLength: 6 },
  { text: 3, source: 10, length: 1, sourceLength: 1 },
]);

it('knows where each character begins and ends', () => {
  expect([0, 1, 2, 3, 4].map((offset) => map.startOf(offset))).toEqual([2, 3, 4, 10, 11]);
  expect([0, 1, 2, 3, 4].map((offset) => map.endOf(offset))).toEqual([2, 3, 4, 10, 11]);
});

it('takes what is read as a whole for a whole', () => {
  const pair = new OffsetMap([{ text: 0, source: 5, length: 2, sourceLength: 12 }]);
  expect([pair.startOf(1), pair.endOf(1), pair.startOf(2), pair.endOf(2)]).toEqual([5, 17, 17, 17]);
});

it('cuts runs to a part of the text', () => {
  expect(map.between(1, 3)).toEqual([
    { text: 1, source: 3, length: 1, sourceLength: 1 },
    { text: 2, source: 4, length: 1, sourceLength: 6 },
  ]);
  expect(map.between(2, 2)).toEqual([]);
});

it('cuts any part of very many runs in little time', () => {
  const runs = Array.from({ length: 200_000 }, (_, at) => ({
    text: at,
    source: 2 * at,
    length: 1,
    sourceLength: 2,
  }));
  const many = new OffsetMap(runs);
  expect(runs.filter((run) => many.between(run.text, run.text + 1)[0] !== run)).toEqual([]);
  expect(many.between(0, runs.length)).toEqual(runs);
});
