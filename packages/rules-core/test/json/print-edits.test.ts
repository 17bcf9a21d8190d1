import { parse } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit, Plain } from '../../src/edits/edit.js';
import { valueOfMomoa } from '../../src/json/momoa-value.js';
import { printEdits } from '../../src/json/print-edits.js';
import {
  entryOf,
  type DictEntry,
  type DictValue,
  type ListValue,
  type Value,
} from '../../src/value/value.js';

function treeOf(text: string): Value {
  return valueOfMomoa(parse(text, { mode: 'json5' }), text);
}

/** The text after the edits that `edit` makes for its root. */
function edited(text: string, edit: (root: DictValue) => Edit[]): string {
  let result = text;
  for (const { range, text: replacement } of printEdits(edit(treeOf(text) as DictValue), text).reverse()) {
    result = result.slice(0, range[0]) + replacement + result.slice(range[1]);
  }
  return result;
}

const entry = (dict: DictValue, key: string): DictEntry => entryOf(dict, key)!;
const at = (dict: DictValue, key: string): Value => entry(dict, key).value;
const list = (dict: DictValue, key: string): ListValue => at(dict, key) as ListValue;
const dictAt = (dict: DictValue, key: string): DictValue => at(dict, key) as DictValue;

const removeItems =
  (...indexes: number[]) =>
  (root: DictValue): Edit[] =>
    indexes.map((index) => ({ kind: 'remove-item', list: list(root, 'a'), index }));
const removeEntries =
  (...keys: string[]) =>
  (root: DictValue): Edit[] =>
    keys.map((key) => ({ kind: 'remove-entry', dict: root, entry: entry(root, key) }));
const insertItem =
  (index: number, value: Plain = 'x') =>
  (root: DictValue): Edit[] => [{ kind: 'insert-item', list: list(root, 'a'), index, value }];
const insertEntry =
  (after: string | undefined, value: Plain = 1) =>
  (root: DictValue): Edit[] => [
    { kind: 'insert-entry', dict: root, ...(after && { after: entry(root, after) }), key: 'x', value },
  ];
const replaceA =
  (value: Plain) =>
  (root: DictValue): Edit[] => [{ kind: 'replace', target: at(root, 'a'), with: value }];

describe('removing items', () => {
  it.for<[string, string, number[], string]>([
    ['the first', '{"a": ["p", "q", "r"]}', [0], '{"a": ["q", "r"]}'],
    ['a middle one', '{"a": ["p", "q", "r"]}', [1], '{"a": ["p", "r"]}'],
    ['the last', '{"a": ["p", "q", "r"]}', [2], '{"a": ["p", "q"]}'],
    ['the only one', '{"a": [ "p" ]}', [0], '{"a": []}'],
    ['all', '{"a": ["p", "q"]}', [0, 1], '{"a": []}'],
    ['the last two', '{"a": ["p", "q", "r"]}', [1, 2], '{"a": ["p"]}'],
    ['the outer two', '{"a": ["p", "q", "r"]}', [0, 2], '{"a": ["q"]}'],
    ['minified', '{"a":["p","q","r"]}', [1], '{"a":["p","r"]}'],
    ['minified, the last', '{"a":["p","q","r"]}', [2], '{"a":["p","q"]}'],
    ['before a trailing comma', '{"a": ["p", "q",]}', [1], '{"a": ["p",]}'],
    ['the only one before a trailing comma', '{"a": ["p",]}', [0], '{"a": []}'],
    ['a line', '{"a": [\n  "p",\n  "q",\n  "r"\n]}', [1], '{"a": [\n  "p",\n  "r"\n]}'],
    ['the first line', '{"a": [\n  "p",\n  "q"\n]}', [0], '{"a": [\n  "q"\n]}'],
    ['the last line', '{"a": [\n  "p",\n  "q"\n]}', [1], '{"a": [\n  "p"\n]}'],
    ['the only line', '{"a": [\n  "p"\n]}', [0], '{"a": []}'],
    ['the last line, trailing comma', '{"a": [\n  "p",\n  "q",\n]}', [1], '{"a": [\n  "p",\n]}'],
    ['a line, CRLF', '{"a": [\r\n\t"p",\r\n\t"q",\r\n\t"r"\r\n]}', [1], '{"a": [\r\n\t"p",\r\n\t"r"\r\n]}'],
    ['several a line', '{"a": [\n  "p", "q",\n  "r"\n]}', [1], '{"a": [\n  "p",\n  "r"\n]}'],
    ['several a line, first', '{"a": [\n  "p", "q",\n  "r"\n]}', [0], '{"a": [\n  "q",\n  "r"\n]}'],
    ['comma first', '{"a": [\n  "p"\n, "q"\n, "r"\n]}', [1], '{"a": [\n  "p"\n, "r"\n]}'],
    ['comment on its line', '{"a": [\n  "p", // p\n  "q"\n]}', [0], '{"a": [\n  // p\n  "q"\n]}'],
    ['comment before the last', '{"a": [\n  "p", // p\n  "q"\n]}', [1], '{"a": [\n  "p" // p\n]}'],
    ['comment beside the only', '{"a": [/* c */ "p"]}', [0], '{"a": [/* c */ ]}'],
    ['comma inside a comment', '{"a": ["p" /* , */, "q"]}', [1], '{"a": ["p" /* , */ ]}'],
  ])('%s', ([, text, indexes, output]) => {
    expect(edited(text, removeItems(...indexes))).toBe(output);
  });
});

describe('removing entries', () => {
  it.for<[string, string, string[], string]>([
    ['the first', '{ "a": 1, "b": 2 }', ['a'], '{ "b": 2 }'],
    ['the last', '{ "a": 1, "b": 2 }', ['b'], '{ "a": 1 }'],
    ['the only one', '{ "a": 1 }', ['a'], '{}'],
    ['a line', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  },\n  "d": 3\n}', ['b'], '{\n  "a": 1,\n  "d": 3\n}'],
    ['the last line', '{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
  ])('%s', ([, text, keys, output]) => {
    expect(edited(text, removeEntries(...keys))).toBe(output);
  });

  it('takes the last of duplicates when told that one', () => {
    expect(edited('{"a":1,"a":2}', removeEntries('a'))).toBe('{"a":1}');
  });
});

describe('inserting items', () => {
  it.for<[string, string, number, string]>([
    ['first', '{"a": ["p", "q"]}', 0, '{"a": ["x", "p", "q"]}'],
    ['between', '{"a": ["p", "q"]}', 1, '{"a": ["p", "x", "q"]}'],
    ['last', '{"a": ["p", "q"]}', 2, '{"a": ["p", "q", "x"]}'],
    ['minified', '{"a":["p","q"]}', 2, '{"a":["p","q","x"]}'],
    ['minified, a single item', '{"a":["p"]}', 1, '{"a":["p","x"]}'],
    ['into an empty list', '{"a": []}', 0, '{"a": ["x"]}'],
    ['into an empty list with a comment', '{"a": [/* c */]}', 0, '{"a": ["x" /* c */]}'],
    ['after a trailing comma', '{"a": ["p", ]}', 1, '{"a": ["p", "x", ]}'],
    ['a first line', '{"a": [\n  "p",\n  "q"\n]}', 0, '{"a": [\n  "x",\n  "p",\n  "q"\n]}'],
    ['a line', '{"a": [\n  "p",\n  "q"\n]}', 1, '{"a": [\n  "p",\n  "x",\n  "q"\n]}'],
    ['a last line', '{"a": [\n  "p",\n  "q"\n]}', 2, '{"a": [\n  "p",\n  "q",\n  "x"\n]}'],
    ['a last line, CRLF and tabs', '{"a": [\r\n\t"p"\r\n]}', 1, '{"a": [\r\n\t"p",\r\n\t"x"\r\n]}'],
    ['a last line, trailing comma', '{"a": [\n  "p",\n]}', 1, '{"a": [\n  "p",\n  "x",\n]}'],
    ['after a comment', '{"a": [\n  "p", // p\n  "q"\n]}', 1, '{"a": [\n  "p", // p\n  "x",\n  "q"\n]}'],
    ['after the last comment', '{"a": [\n  "p" // p\n]}', 1, '{"a": [\n  "p", // p\n  "x"\n]}'],
    ['single quotes', "{'a': ['p']}", 1, "{'a': ['p', 'x']}"],
    [
      'lines, an empty list',
      '{\n  "b": [\n    1\n  ],\n  "a": []\n}',
      0,
      '{\n  "b": [\n    1\n  ],\n  "a": [\n    "x"\n  ]\n}',
    ],
    ['lines, lists on one', '{\n  "b": ["c"],\n  "a": []\n}', 0, '{\n  "b": ["c"],\n  "a": ["x"]\n}'],
  ])('%s', ([, text, index, output]) => {
    expect(edited(text, insertItem(index))).toBe(output);
  });
});

describe('inserting entries', () => {
  it.for<[string, string, string | undefined, Plain, string]>([
    ['last', '{ "a": 1 }', undefined, 2, '{ "a": 1, "x": 2 }'],
    ['after the first', '{ "a": 1, "b": 2 }', 'a', 3, '{ "a": 1, "x": 3, "b": 2 }'],
    ['minified', '{"a":1}', undefined, { b: ['c', 'd'] }, '{"a":1,"x":{"b":["c","d"]}}'],
    [
      'lines',
      '{\n  "a": 1\n}',
      undefined,
      { b: ['c'] },
      '{\n  "a": 1,\n  "x": {\n    "b": [\n      "c"\n    ]\n  }\n}',
    ],
    [
      'four spaces',
      '{\n    "a": 1\n}',
      undefined,
      { b: {} },
      '{\n    "a": 1,\n    "x": {\n        "b": {}\n    }\n}',
    ],
    [
      'tabs and CRLF',
      '{\r\n\t"a":1\r\n}',
      undefined,
      { b: 2 },
      '{\r\n\t"a":1,\r\n\t"x":{\r\n\t\t"b":2\r\n\t}\r\n}',
    ],
    [
      'lists on one line',
      '{\n  "a": ["b"]\n}',
      undefined,
      ['c', 'd'],
      '{\n  "a": ["b"],\n  "x": ["c", "d"]\n}',
    ],
    [
      'JSON5',
      "{\n  a: 'b',\n}",
      'a',
      { 'c:d': "it's", e: '"' },
      "{\n  a: 'b',\n  x: {\n    'c:d': 'it\\'s',\n    e: '\"'\n  },\n}",
    ],
    ['an empty object', '{}', undefined, 1, '{"x": 1}'],
    ['spaced colons', '{"a" : 1}', undefined, 2, '{"a" : 1, "x" : 2}'],
  ])('%s', ([, text, after, value, output]) => {
    expect(edited(text, insertEntry(after, value))).toBe(output);
  });
});

describe('replacing', () => {
  it.for<[string, string, Plain, string]>([
    ['a text', '{"a": "b"}', 'c', '{"a": "c"}'],
    ['in single quotes', "{a: 'b'}", "c'", "{a: 'c\\''}"],
    ['escapes', '{"a": "b"}', 'é😀"\\\n\u0001', '{"a": "é😀\\"\\\\\\n\\u0001"}'],
    ['by a list, minified', '{"a":"b"}', ['c', 'd'], '{"a":["c","d"]}'],
    ['by a list, lines', '{\n  "a": "b"\n}', ['c', 'd'], '{\n  "a": [\n    "c",\n    "d"\n  ]\n}'],
    [
      'by a list, one line in lines',
      '{\n  "s": { "a": [] },\n  "a": "b" }',
      [],
      '{\n  "s": { "a": [] },\n  "a": [] }',
    ],
    ['a list by a text', '{\n  "a": [\n    "b"\n  ]\n}', 'c', '{\n  "a": "c"\n}'],
    ['by an object on one line', '{ "a": "b" }', { c: 'd' }, '{ "a": { "c": "d" } }'],
    ['a number', '{"a":1}', null, '{"a":null}'],
  ])('%s', ([, text, value, output]) => {
    expect(edited(text, replaceA(value))).toBe(output);
  });

  it.for<[string, string, Plain[], string]>([
    ['one by two on one line', '{"a": ["p", "q"]}', ['x', 'y'], '{"a": ["x", "y", "q"]}'],
    ['one by two lines', '{"a": [\n  "p",\n  "q"\n]}', ['x', 'y'], '{"a": [\n  "x",\n  "y",\n  "q"\n]}'],
    ['one by none', '{"a": ["p", "q"]}', [], '{"a": ["q"]}'],
  ])('an item: %s', ([, text, items, output]) => {
    const edit = (root: DictValue): Edit[] => [
      { kind: 'replace-item', list: list(root, 'a'), index: 0, with: items },
    ];
    expect(edited(text, edit)).toBe(output);
  });

  it.for<[string, string, string]>([
    ['{"a": 1}', 'b', '{"b": 1}'],
    ["{'a': 1}", 'b', "{'b': 1}"],
    ['{a: 1}', 'b', '{b: 1}'],
    ['{a: 1}', 'b:c', '{"b:c": 1}'],
  ])('the key of %s by %s', ([text, key, output]) => {
    expect(edited(text, (root) => [{ kind: 'rename-key', entry: entry(root, 'a'), key }])).toBe(output);
  });
});

describe('several edits', () => {
  const text = '{\n  "a": [\n    "p",\n    "q"\n  ],\n  "b": { "c": 1 }\n}\n';

  it('in several places', () => {
    expect(
      edited(text, (root) => [
        { kind: 'insert-entry', dict: dictAt(root, 'b'), key: 'x', value: 2 },
        { kind: 'rename-key', entry: entry(root, 'b'), key: 'd' },
        { kind: 'remove-item', list: list(root, 'a'), index: 0 },
        { kind: 'insert-item', list: list(root, 'a'), index: 2, value: 'r' },
      ]),
    ).toBe('{\n  "a": [\n    "q",\n    "r"\n  ],\n  "d": { "c": 1, "x": 2 }\n}\n');
  });

  it('put what is inserted beside a removed entry in its place', () => {
    for (const after of ['a', 'b']) {
      expect(
        edited(text, (root) => [
          { kind: 'remove-entry', dict: root, entry: entry(root, 'b') },
          { kind: 'insert-entry', dict: root, after: entry(root, after), key: 'x', value: 1 },
        ]),
      ).toBe('{\n  "a": [\n    "p",\n    "q"\n  ],\n  "x": 1\n}\n');
    }
  });

  it('that contradict each other are an error', () => {
    const conflicts: ((root: DictValue) => Edit[])[] = [
      removeItems(0, 0),
      (root) => [...removeEntries('a')(root), ...removeItems(0)(root)],
      (root) => [...replaceA(1)(root), ...replaceA(2)(root)],
      removeItems(2),
      insertItem(3),
    ];
    for (const conflict of conflicts) expect(() => edited(text, conflict)).toThrow();
  });

  it('none', () => {
    expect(printEdits([], text)).toEqual([]);
  });
});

/** What the text says. Objects are lists of pairs, so that order and duplicates count. */
function dataOf(value: Value): unknown {
  if (value.kind === 'list') return value.items.map(dataOf);
  if (value.kind === 'dict')
    return { pairs: value.entries.map((each) => [each.key.text, dataOf(each.value)]) };
  return value.kind === 'text' ? value.text : value.kind === 'scalar' ? value.value : undefined;
}

describe('whatever the layout', () => {
  const gap = fc.constantFrom('', ' ', '\n  ', '\r\n\t', ' /* , ] } */ ', ' // , ]\n', '\n');
  const item = fc.constantFrom('"p"', '"q\\n"', '1', '[1, 2]', '{"k": [3]}', '[]', '{\n}');
  const layout = fc.record({
    items: fc.array(fc.tuple(gap, item, gap), { maxLength: 4 }),
    last: gap,
    trailing: fc.boolean(),
    isDict: fc.boolean(),
  });
  const action = fc.constantFrom('keep', 'remove', 'replace', 'none');

  it('edits change the data as they say and leave a text that parses', () => {
    fc.assert(
      fc.property(
        layout,
        fc.array(action, { minLength: 4, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        ({ items, last, trailing, isDict }, actions, inserts) => {
          const inner = items.map(
            ([before, value, after], i) => before + (isDict ? `"k${i}": ` : '') + value + after,
          );
          const body = inner.join(',') + (trailing && items.length > 0 ? ',' : '') + last;
          const text = isDict ? `{${body}}` : `[${body}]`;
          // A comma too many is a parse error where the text had none.
          const parsed = (source: string) =>
            valueOfMomoa(parse(source, { mode: 'jsonc', allowTrailingCommas: trailing }), source);
          const root = parsed(text) as DictValue | ListValue;
          const edits: Edit[] = [];
          const expected: unknown[] = [];
          const children = root.kind === 'dict' ? root.entries : root.items;
          const insertAt = (index: number) => {
            if (!inserts[index]) return;
            if (root.kind === 'list')
              edits.push({ kind: 'insert-item', list: root, index, value: `new${index}` });
            else if (index === 0) return;
            else
              edits.push({
                kind: 'insert-entry',
                dict: root,
                after: root.entries[index - 1]!,
                key: `n${index}`,
                value: [index],
              });
            expected.push(root.kind === 'list' ? `new${index}` : [`n${index}`, [index]]);
          };
          for (let i = 0; i < children.length; i++) {
            insertAt(i);
            if (actions[i] === 'remove') {
              if (root.kind === 'list') edits.push({ kind: 'remove-item', list: root, index: i });
              else edits.push({ kind: 'remove-entry', dict: root, entry: root.entries[i]! });
            } else if (actions[i] === 'replace' && root.kind === 'list') {
              edits.push({ kind: 'replace-item', list: root, index: i, with: [{ a: i }, 'b'] });
              expected.push({ pairs: [['a', i]] }, 'b');
            } else if (actions[i] === 'replace' && root.kind === 'dict') {
              edits.push({ kind: 'replace', target: root.entries[i]!.value, with: null });
              expected.push([root.entries[i]!.key.text, null]);
            } else {
              expected.push(
                root.kind === 'list'
                  ? dataOf(root.items[i]!)
                  : [root.entries[i]!.key.text, dataOf(root.entries[i]!.value)],
              );
            }
          }
          insertAt(children.length);
          let result = text;
          for (const { range, text: put } of printEdits(edits, text).reverse()) {
            result = result.slice(0, range[0]) + put + result.slice(range[1]);
          }
          const data = dataOf(parsed(result));
          expect(data).toEqual(root.kind === 'list' ? expected : { pairs: expected });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('on a line of many thousand characters', () => {
  const long = `{"a":["${'b'.repeat(6_000)}","c"]}`;

  it.each([
    ['at its start', long],
    ['behind another line', `\n  ${long}`],
  ])('stays on it: %s', (_, text) => {
    expect(edited(text, insertItem(2))).toBe(text.replace('"c"', '"c","x"'));
    expect(edited(text, removeItems(1))).toBe(text.replace(',"c"', ''));
  });
});
