import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePercent } from '../../src/sites/percent-encoding.js';

it('decodes what is wholly encoded, and says where each character stands', () => {
  const encoded = '%7B%22é%22%3A%20%22%2A%F0%9F%98%80%c3%A9%22%7d'.replace('é', 'e');
  const { text, place } = decodePercent(encoded)!;
  expect(text).toBe('{"e": "*😀é"}');
  const slice = (from: number, to: number) => encoded.slice(place.startOf(from), place.endOf(to));
  expect(slice(0, 1)).toBe('%7B');
  expect(slice(2, 3)).toBe('e');
  expect(slice(7, 8)).toBe('%2A');
  expect(slice(8, 10)).toBe('%F0%9F%98%80');
  expect(slice(10, 11)).toBe('%c3%A9');
  expect(slice(0, text.length)).toBe(encoded);
});

it.each([
  ['%7F', '\x7F'],
  ['%C2%80', '\x80'],
  ['%DF%BF', '\u07FF'],
  ['%E0%A0%80', '\u0800'],
  ['%EF%BF%BF', '\uFFFF'],
  ['%F0%90%80%80', '\u{10000}'],
])('decodes %s, the first or last of its length', (encoded, character) => {
  const { text, place } = decodePercent(`%7B${encoded}%7D`)!;
  expect(text).toBe(`{${character}}`);
  expect([place.startOf(1), place.endOf(1 + character.length)]).toEqual([3, 3 + encoded.length]);
});

it.each(['', '{}', 'a%20b', '%7B %7D', '%7B"a"%7D', '%', '%zz', '%7B%2', '%ff%fe', '%C0%AF', '%ED%A0%80'])(
  'leaves %j alone',
  (text) => {
    expect(decodePercent(text)).toBeUndefined();
  },
);

it('encodes by RFC 3986 what the text has not as it is', () => {
  const strict = decodePercent('%7B%7D')!;
  expect(strict.encode("aZ0-._~ !'()*/:é😀%")).toBe('aZ0-._~%20%21%27%28%29%2A%2F%3A%C3%A9%F0%9F%98%80%25');
  expect(decodePercent("%7B*/'%7D")!.encode("*/'()")).toBe("*/'%28%29");
});

it('takes any text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (first, second) => {
      const { text, encode } = decodePercent(`%7B${encodeURIComponent(first)}`)!;
      expect(text).toBe(`{${first}`);
      expect(decodeURIComponent(encode(second))).toBe(second);
    }),
  );
});
