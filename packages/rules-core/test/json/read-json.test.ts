import { parse } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTree, textsOf } from '../value-tree.js';
import { valueOfMomoa } from '../../src/json/momoa-value.js';
import { readJson } from '../../src/json/read-json.js';
import { placeOfString } from '../../src/json/string-place.js';
import type { OffsetMap } from '../../src/value/offset-map.js';
import { sliceSpan } from '../../src/value/value.js';

const viaMomoa = (text: string) => plainTree(valueOfMomoa(parse(text, { mode: 'json' }), text));

describe('readJson', () => {
  it.for([
    ['scalars', '[0, -1, 1.5e3, -0, 1e400, true, false, null, ""]'],
    ['what is empty', ' {"":{},"a":[],"b":[ ],"d":{ }} '],
    ['every line end', '\n[\n1,\r2,\r\n3\n\r,"\u2028"]\r'],
    ['escapes', '["\\u002a", "a\\nb", "\\"", "\\\\", "\\\\\\"", "\\/", "\\uD83D\\uDE00", "\\ud83dx"]'],
    ['an escape in a key', '{"\\u0041ction": "*"}'],
    ['astral characters', '{"😀": ["😀*", "é"]}'],
    ['duplicate keys', '{"a": 1, "a": 2, "\\u0061": 3}'],
    ['names of Object.prototype', '{"__proto__":{"__proto__":1},"__proto__":2,"constructor":{}}'],
    ['200 levels', `${'[{"a":'.repeat(100)}-1${'}]'.repeat(100)}`],
  ])('makes of %s the tree that momoa leads to', ([, text]) => {
    const value = readJson(text!);
    expect(value).toBeDefined();
    expect(plainTree(value!)).toEqual(viaMomoa(text!));
  });

  it('makes of any JSON the tree that momoa leads to', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (data, indent) => {
        const text = JSON.stringify(data, null, indent);
        expect(plainTree(readJson(text)!)).toEqual(viaMomoa(text));
      }),
      { numRuns: 500 },
    );
  });

  it.for([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['a byte order mark', '\ufeff[]'],
    ['a comment', '[] // a'],
    ['a trailing comma', '[1,]'],
    ['a line end in a string', '"a\nb"'],
    ['two values', '1 2'],
    ['half a word', 'nul'],
    ['more levels than any policy has', '['.repeat(201) + ']'.repeat(201)],
    ['very many levels', '{"a":['.repeat(100_000) + ']}'.repeat(100_000)],
    ['many lists that are too deep', `[${`${'['.repeat(250) + ']'.repeat(250)},`.repeat(500)}1]`],
  ])('leaves alone %s', ([, text]) => {
    expect(readJson(text!)).toBeUndefined();
  });

  it('takes time in proportion to the text', () => {
    for (const text of ['\\'.repeat(2_000_000), '\\"'.repeat(1_000_000), 'a'.repeat(2_000_000)])
      expect(readJson(`["${text}"]`)).toMatchObject({ span: { end: text.length + 4 } });
  });
});

/** One unit of a string: as it is written, and what it stands for. */
const unit = fc.oneof(
  fc.constantFrom('a', '*', 'é', '😀', "'").map((char) => [char, char] as const),
  fc
    .constantFrom('"', '\\', '\n', '*', '\u0000')
    .map((char) => [JSON.stringify(char).slice(1, -1), char] as const),
  fc
    .constantFrom('a', '*', '\ud83d')
    .map((char) => [`\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`, char] as const),
);
const unit5 = fc.oneof(
  unit,
  fc.constantFrom<readonly [string, string]>(
    ['\\x2a', '*'],
    ['\\v', '\v'],
    ['\\0', '\0'],
    ["\\'", "'"],
    ['\\q', 'q'],
    ['\\\n', ''],
    ['\\\u2028', ''],
  ),
);

describe('the place of a string', () => {
  const check = (units: readonly (readonly [string, string])[], mode: 'json' | 'json5') => {
    const source = `[ "${units.map(([written]) => written).join('')}" ]`;
    const value = textsOf(valueOfMomoa(parse(source, { mode }), source))[0]!;
    expect(value.text).toBe(units.map(([, char]) => char).join(''));
    let from = 0;
    for (const [written, char] of units) {
      const { start, end } = sliceSpan(value, from, from + char.length);
      if (char !== '') expect(source.slice(start, end)).toBe(written);
      else expect(start === end).toBe(true);
      from += char.length;
    }
  };

  it('is exact for every escape of JSON', () => {
    fc.assert(fc.property(fc.array(unit, { maxLength: 12 }), (units) => check(units, 'json')));
  });

  it('is exact for every escape of JSON5', () => {
    fc.assert(fc.property(fc.array(unit5, { maxLength: 12 }), (units) => check(units, 'json5')));
  });

  it('knows a line continuation that ends with CRLF, and code points', () => {
    const value = (literal: string, text: string) =>
      placeOfString(literal, 1, literal.length - 1, text.length) as OffsetMap;
    expect(value("'a\\\r\nb'", 'ab').startOf(1)).toBe(5);
    expect(value("'a\\\r\nb'", 'ab').endOf(1)).toBe(2);
    expect(value("'\\u{1F600}b'", '😀b').startOf(2)).toBe(10);
    expect(value("'\\u{2a}b'", '*b').startOf(1)).toBe(7);
  });

  it('is not told where an escape is not known', () => {
    expect(placeOfString("'\\101'", 1, 5, 1)).toBeUndefined();
  });
});
