/** Both hosts make the same tree of the same text. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOfJsonc } from '../../src/hosts/jsonc.js';
import { valueOfDocument } from '../../src/hosts/momoa.js';
import { plain, viaJsonc, viaMomoa, type Syntax } from './value-trees.js';

describe('both hosts', () => {
  it.for<[string, Syntax, string]>([
    ['an empty object', 'json', '{}'],
    ['an empty list', 'json', ' [ ] '],
    ['scalars', 'json', '[0, -1, 1.5e3, -0, true, false, null, ""]'],
    ['CRLF and tabs', 'json', '{\r\n\t"a":\t[\r\n\t\t"b",\r\n\t\t"c"\r\n\t]\r\n}\r\n'],
    ['lone CR', 'json', '{\r"a": 1\r}'],
    ['escapes', 'json', '["\\u002a", "a\\nb", "\\"", "\\\\", "\\/", "\\uD83D\\uDE00", "\\ud83d"]'],
    ['an escape in a key', 'json', '{"\\u0041ction": "*"}'],
    ['astral characters', 'json', '{"😀": ["😀*", "é", "\u2028"]}'],
    ['duplicate keys', 'json', '{"a": 1, "a": 2, "a": 1}'],
    ['keys of Object.prototype', 'json', '{"__proto__": {"a": 1}, "constructor": 2, "": 3}'],
    ['a minified line', 'json', '{"a":[{"b":"c"},{"d":{"e":[]}}]}'],
    ['a text at the root', 'json', '"a"'],
    ['comments', 'jsonc', '/* a */ { // b\n "c" /* d */ : /* e */ [ 1, /* f */ ], } // g'],
    ['JSON5 numbers', 'json5', '[+1, -1, .5, 5., 0x1F, -0x1f, Infinity, -Infinity, +Infinity, NaN, -NaN]'],
    ['JSON5 strings', 'json5', `['a', 'b\\\r\nc', "it's", 'it\\'s', '\\x2a', 'a\\\nb', "\\v\\0"]`],
    ['JSON5 keys', 'json5', `{a: 1, $b_1: 2, 'c d': 3, "e": 4, \u00e9: 5, Infinity: 6}`],
    ['a byte order mark in the middle', 'json', '["\uFEFFa"]'],
  ])('%s', ([, syntax, text]) => {
    const tree = viaMomoa(text, syntax)!;
    expect(plain(viaJsonc(text))).toEqual(plain(tree));
    expect(tree.kind).not.toBe('opaque');
  });

  it.for(
    readdirSync(new URL('../../../../examples/policies/', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.json')),
  )('the example %s', (name) => {
    const text = readFileSync(new URL(`../../../../examples/policies/${name}`, import.meta.url), 'utf8');
    expect(plain(viaJsonc(text))).toEqual(plain(viaMomoa(text, 'json')));
  });

  it('any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t', ' \t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(viaJsonc(text))).toEqual(plain(viaMomoa(text, 'json')));
      }),
      { numRuns: 500 },
    );
  });

  it('texts say where they stand', () => {
    const text = '{"key": ["plain", "\\u002a", "😀x"]}';
    for (const tree of [viaJsonc(text), viaMomoa(text, 'json')]) {
      expect(plain(tree)).toMatchObject({
        entries: [
          {
            key: { kind: 'text', span: { start: 1, end: 6 }, text: 'key', place: 2 },
            value: {
              items: [
                { kind: 'text', span: { start: 9, end: 16 }, text: 'plain', place: 10 },
                { kind: 'text', span: { start: 18, end: 26 }, text: '*', place: [{ start: 19, end: 25 }] },
                { kind: 'text', span: { start: 28, end: 33 }, text: '😀x', place: 29 },
              ],
            },
          },
        ],
      });
    }
  });
});

describe('jsonc-eslint-parser alone', () => {
  it.for(['`a`', '/a/', '1n', '1 + 1', 'undefined'])('%s is not known', (source) => {
    expect(plain(viaJsonc(`[${source}]`))).toEqual({
      kind: 'list',
      span: { start: 0, end: source.length + 2 },
      items: [{ kind: 'opaque', span: { start: 1, end: source.length + 1 } }],
    });
  });

  it('a list with holes is open', () => {
    expect(plain(viaJsonc('[,1]'))).toMatchObject({ open: true, items: [{ value: 1 }] });
  });

  it('numbers as keys', () => {
    expect(plain(viaJsonc('{0x10: 1}'))).toMatchObject({
      entries: [{ key: { text: '16', span: { start: 1, end: 5 } }, span: { start: 1, end: 8 } }],
    });
  });

  it('other trees are left alone', () => {
    expect(valueOfJsonc({ body: [{ type: 'ExpressionStatement' }] }, '')).toBeUndefined();
    expect(valueOfJsonc({ body: [] }, '')).toBeUndefined();
    expect(valueOfJsonc({}, '')).toBeUndefined();
  });
});

describe('momoa alone', () => {
  it('a string that it cuts short is not known, but its place is', () => {
    const text = '{"a": ["b\r\n\\"c", "d"], "e\r\nf": 1}';
    expect(plain(viaMomoa(text, 'json'))).toMatchObject({
      open: true,
      entries: [
        {
          key: { text: 'a' },
          value: {
            items: [
              { kind: 'opaque', span: { start: 7, end: 15 } },
              { text: 'd', place: 18 },
            ],
          },
        },
      ],
    });
    expect(() => viaJsonc(text)).toThrow('Unterminated string constant');
  });

  it('other trees are left alone', () => {
    expect(valueOfDocument({ body: { type: 'Element' } }, '')).toBeUndefined();
    expect(valueOfDocument({}, '')).toBeUndefined();
  });
});
