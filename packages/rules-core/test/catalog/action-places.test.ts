import { expect, test } from 'vitest';
import {
  actionAt,
  actionCount,
  complement,
  hasBit,
  markMatching,
  noActions,
  placeOf,
  placesIn,
} from '../../src/catalog/action-places.js';
import { actionsMatching, allActions } from '../../src/catalog/catalog.js';
import { parseActionPattern } from '../../src/patterns/action-pattern.js';

test('every action has its place, in the order of the catalog', () => {
  const all = allActions();
  expect(actionCount()).toBe(all.length);
  for (const place of [0, 1, 31, 32, 5_000, all.length - 1]) {
    expect(actionAt(place)).toBe(all[place]);
    expect(placeOf(all[place]!.id.toUpperCase())).toBe(place);
  }
  expect(placeOf('s3:GetObjekt')).toBeUndefined();
  expect(placeOf('nothing:GetObject')).toBeUndefined();
  expect(placeOf('s3')).toBeUndefined();
});

test.each([
  '*',
  's3:*',
  's3:GetObject',
  's3:Get*',
  's3:*Object?',
  '?3:get*',
  'e*:Describe*',
  'nothing:*',
  's3:x',
])('%s marks what it matches', (text) => {
  const pattern = parseActionPattern(text)!;
  const bits = noActions();
  markMatching(pattern, bits);
  const marked = [...placesIn(bits)].map(actionAt);
  expect(marked).toEqual(actionsMatching(pattern));
  complement(bits);
  expect([...placesIn(bits)]).toHaveLength(actionCount() - marked.length);
  for (const action of marked.slice(0, 3)) expect(hasBit(bits, placeOf(action.id)!)).toBe(false);
});
