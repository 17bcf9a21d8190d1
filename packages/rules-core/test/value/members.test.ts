import { expect, it } from 'vitest';
import { readJson } from '../../src/json/read-json.js';
import { dictAt, itemsOf, listAt, textAt } from '../../src/value/members.js';

const dict = readJson('{"text": "a", "list": ["b"], "dict": {"text": "c"}, "text": "d"}');

it('takes a value alone for a list of one', () => {
  expect(itemsOf(readJson('["a", "b"]'))).toHaveLength(2);
  expect(itemsOf(dict)).toEqual([dict]);
  expect(itemsOf(undefined)).toEqual([]);
});

it('finds what is under a key, the last of that name', () => {
  expect(textAt(dict, 'text')).toBe('d');
  expect(textAt(dictAt(dict, 'dict'), 'text')).toBe('c');
  expect(listAt(dict, 'list')).toMatchObject([{ text: 'b' }]);
});

it('finds nothing of another kind, nor in another value', () => {
  expect(textAt(dict, 'list')).toBeUndefined();
  expect(dictAt(dict, 'text')).toBeUndefined();
  expect(listAt(dict, 'dict')).toBeUndefined();
  expect(textAt(itemsOf(dict)[1], 'text')).toBeUndefined();
  expect(dictAt(readJson('["dict"]'), 'dict')).toBeUndefined();
});
