import { parse } from '@humanwhocodes/momoa';
import { describe, expect, it } from 'vitest';
import { copyOf } from '../../src/edits/copy.js';
import type { Content, Edit } from '../../src/edits/edit.js';
import { jsonSyntax } from '../../src/json/json-source.js';
import { valueOfMomoa } from '../../src/json/momoa-value.js';
import { printEdits } from '../../src/json/print-edits.js';
import { Holes } from '../../src/value/hole.js';
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
  for (const { range, text: replacement } of printEdits(edit(treeOf(text) as DictValue), text)!.reverse()) {
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
    indexes.map((index) => ({
      kind: 'remove-item',
      list: list(root, 'a'),
      item: list(root, 'a').items[index]!,
    }));
const removeEntries =
  (...keys: string[]) =>
  (root: DictValue): Edit[] =>
    keys.map((key) => ({ kind: 'remove-entry', dict: root, entry: entry(root, key) }));
const insertItem =
  (index: number, value: Content = 'x') =>
  (root: DictValue): Edit[] => {
    const before = list(root, 'a').items[index];
    return [{ kind: 'insert-item', list: list(root, 'a'), ...(before && { before }), value }];
  };
const insertEntry =
  (after: string | undefined, value: Content = 1) =>
  (root: DictValue): Edit[] => [
    { kind: 'insert-entry', dict: root, ...(after && { after: entry(root, after) }), key: 'x', value },
  ];
const replaceA =
  (value: Content) =>
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
  it.for<[string, string, string | undefined, Content, string]>([
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
  it.for<[string, string, Content, string]>([
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

  it.for<[string, string, Content[], string]>([
    ['one by two on one line', '{"a": ["p", "q"]}', ['x', 'y'], '{"a": ["x", "y", "q"]}'],
    ['one by two lines', '{"a": [\n  "p",\n  "q"\n]}', ['x', 'y'], '{"a": [\n  "x",\n  "y",\n  "q"\n]}'],
    ['one by none', '{"a": ["p", "q"]}', [], '{"a": ["q"]}'],
  ])('an item: %s', ([, text, items, output]) => {
    const edit = (root: DictValue): Edit[] => [
      { kind: 'replace-item', list: list(root, 'a'), item: list(root, 'a').items[0]!, with: items },
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
        { kind: 'remove-item', list: list(root, 'a'), item: list(root, 'a').items[0]! },
        { kind: 'insert-item', list: list(root, 'a'), value: 'r' },
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
    ];
    for (const conflict of conflicts) expect(() => edited(text, conflict)).toThrow(/^Two edits /);
  });

  it('that name what is in another container are an error', () => {
    const strange: ((root: DictValue) => Edit[])[] = [
      (root) => [{ kind: 'remove-item', list: list(root, 'a'), item: at(root, 'b') }],
      (root) => [{ kind: 'insert-item', list: list(root, 'a'), after: at(root, 'b'), value: 'x' }],
      (root) => [{ kind: 'remove-entry', dict: dictAt(root, 'b'), entry: entry(root, 'a') }],
    ];
    for (const edit of strange) expect(() => edited(text, edit)).toThrow('No such item or entry.');
  });

  it('none', () => {
    expect(printEdits([], text)).toEqual([]);
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

describe('copies', () => {
  const insertCopy =
    (of: (root: DictValue) => Value) =>
    (root: DictValue): Edit[] => [{ kind: 'insert-entry', dict: root, key: 'x', value: copyOf(of(root))! }];

  it.for<[string, string, string]>([
    ['a text with its escapes', '{"a": "\\u002a\\/"}', '{"a": "\\u002a\\/", "x": "\\u002a\\/"}'],
    ['a text with its quotes', `{"a": 'b'}`, `{"a": 'b', "x": 'b'}`],
    ['a number as it is written', '{"a": 1.50e3}', '{"a": 1.50e3, "x": 1.50e3}'],
    ['keys with their escapes', '{"a": {"\\u0062": 1}}', '{"a": {"\\u0062": 1}, "x": {"\\u0062": 1}}'],
    [
      'keys that are given twice',
      '{"a": {"b": 1, "b": 2}}',
      '{"a": {"b": 1, "b": 2}, "x": {"b": 1, "b": 2}}',
    ],
    [
      'a list on one line, on several',
      '{\n  "b": [\n    1\n  ],\n  "a": ["c", "d"]\n}',
      '{\n  "b": [\n    1\n  ],\n  "a": ["c", "d"],\n  "x": ["c", "d"]\n}',
    ],
    [
      'lines, with the indentation of their new place',
      '{\n      "a": [\n          {}\n      ]\n}',
      '{\n      "a": [\n          {}\n      ],\n      "x": [\n            {}\n      ]\n}',
    ],
  ])('%s', ([, text, output]) => {
    expect(
      edited(
        text,
        insertCopy((root) => at(root, 'a')),
      ),
    ).toBe(output);
  });

  it('what is not known, as it stands', () => {
    const text = '{"a": {"Ref": "B"}}';
    const opaque = ({ span }: Value): Value => ({ kind: 'opaque', span });
    expect(
      edited(
        text,
        insertCopy((root) => opaque(at(root, 'a'))),
      ),
    ).toBe('{"a": {"Ref": "B"}, "x": {"Ref": "B"}}');
    const open = (root: DictValue): Value => ({
      ...dictAt(root, 'a'),
      kind: 'dict',
      entries: [],
      open: true,
    });
    expect(
      edited(
        text,
        insertCopy((root) => ({ ...open(root), span: at(root, 'a').span })),
      ),
    ).toBe('{"a": {"Ref": "B"}, "x": {"Ref": "B"}}');
  });

  it('not of what is too much to be written twice', () => {
    const many = (count: number) => treeOf(JSON.stringify(Array.from({ length: count }, () => 'a')));
    expect(copyOf(many(199))).toBeDefined();
    expect(copyOf(many(200))).toBeUndefined();
  });
});

describe('what does not stand in the text', () => {
  const text = '{"Effect": "Allow", "Action": ["a"]}';
  /** A document around the statement, which its container fills in. */
  function wrapped(statement: DictValue) {
    const { head } = statement;
    const list: ListValue = { kind: 'list', span: head, items: [statement] };
    const key = { kind: 'text', span: head, text: 'Statement' } as const;
    const implied: DictEntry = { key, value: list, span: head, implied: true };
    const document: DictValue = { kind: 'dict', span: statement.span, head, entries: [implied], open: true };
    return { document, list, implied };
  }

  it.for<[string, (statement: DictValue) => Edit]>([
    [
      'a member of an implied document',
      (statement) => ({
        kind: 'insert-entry',
        dict: wrapped(statement).document,
        key: 'Version',
        value: 'x',
      }),
    ],
    [
      'an item of an implied list',
      (statement) => ({ kind: 'insert-item', list: wrapped(statement).list, after: statement, value: 'x' }),
    ],
    [
      'the only item of an implied list',
      (statement) => ({ kind: 'remove-item', list: wrapped(statement).list, item: statement }),
    ],
    ['an implied value', (statement) => ({ kind: 'replace', target: wrapped(statement).list, with: 'x' })],
    ['an implied key', (statement) => ({ kind: 'rename-key', entry: wrapped(statement).implied, key: 'x' })],
    [
      'an implied entry',
      (statement) => {
        const { implied } = wrapped(statement);
        const dict = { ...wrapped(statement).document, entries: [...statement.entries, implied] };
        return { kind: 'remove-entry', dict, entry: implied };
      },
    ],
    [
      'a copy of what is implied',
      (statement) => ({
        kind: 'replace',
        target: at(statement, 'Effect'),
        with: { a: [copyOf(wrapped(statement).list)!] },
      }),
    ],
  ])('cannot be printed: %s', ([, edit]) => {
    const statement = treeOf(text) as DictValue;
    const possible: Edit = { kind: 'replace', target: at(statement, 'Effect'), with: 'Deny' };
    expect(printEdits([possible], text)).toHaveLength(1);
    expect(printEdits([edit(statement)], text)).toBeUndefined();
    expect(printEdits([edit(statement), possible], text)).toBeUndefined();
  });

  it('stands in the way of nothing else in its dict', () => {
    const statement = treeOf(text) as DictValue;
    const { implied } = wrapped(statement);
    const dict: DictValue = {
      ...statement,
      kind: 'dict',
      head: statement.head,
      span: statement.span,
      entries: [implied, ...statement.entries],
    };
    const edit: Edit = { kind: 'insert-entry', dict, key: 'Resource', value: '*' };
    expect(printEdits([edit], text)).toEqual([{ range: [35, 35], text: ', "Resource": "*"' }]);
  });
});

describe('a list of many thousand items', () => {
  it('looks through it once for all findings', () => {
    const text = `[${Array.from({ length: 20_000 }, (_, index) => `"item${index}"`).join()}]`;
    const root = jsonSyntax.read(text) as ListValue;
    let reads = 0;
    const items = new Proxy(root.items, {
      get(target, name) {
        if (typeof name === 'string' && /^\d+$/.test(name)) reads++;
        return Reflect.get(target, name) as unknown;
      },
    });
    const counted = { ...root, items };
    for (const item of root.items)
      jsonSyntax.print([{ kind: 'remove-item', list: counted, item }], text, new Holes(text));
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(10 * root.items.length);
  });
});
