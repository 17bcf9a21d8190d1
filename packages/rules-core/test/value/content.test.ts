import { expect, it } from 'vitest';
import { contentOf } from '../../src/value/content.js';
import { OffsetMap } from '../../src/value/offset-map.js';
import type { DictValue, TextValue, UndecidedValue } from '../../src/value/value.js';

const span = (start: number, length = 3) => ({ start, end: start + length });
const text = (start: number, more: Partial<TextValue> = {}): TextValue => ({
  kind: 'text',
  span: span(start),
  text: 'a',
  place: start + 1,
  ...more,
});
const dict = (start: number, more: Partial<DictValue> = {}): DictValue => ({
  kind: 'dict',
  span: span(start, 20),
  head: span(start, 1),
  entries: [{ key: text(start + 1), value: text(start + 6), span: span(start + 1, 8) }],
  ...more,
});
const hole = (id: string) => new Map([['\ue100', { id, source: '${a}' }]]);
const holed = (id: string) => text(0, { text: '\ue100', holes: hole(id) });
const map = new OffsetMap([{ text: 0, source: 1, length: 1, sourceLength: 6 }]);
const choice = (condition: string, ...alternatives: (UndecidedValue | undefined)[]): UndecidedValue => ({
  kind: 'choice',
  span: span(0, 30),
  condition,
  alternatives,
});

const values: readonly UndecidedValue[] = [
  text(0),
  text(0, { text: 'b' }),
  text(0, { span: span(0, 4) }),
  text(0, { place: map }),
  { kind: 'text', span: span(0), text: 'a' },
  text(0, { expression: {} }),
  holed('a'),
  holed('b'),
  text(0, { text: '\ue100' }),
  { kind: 'scalar', span: span(0), value: 1 },
  { kind: 'scalar', span: span(0), value: true },
  { kind: 'scalar', span: span(0), value: null },
  { kind: 'opaque', span: span(0) },
  { kind: 'list', span: span(0), items: [] },
  { kind: 'list', span: span(0), items: [], open: true },
  { kind: 'list', span: span(0), items: [text(1), text(5)] },
  { kind: 'list', span: span(0), items: [{ kind: 'list', span: span(1), items: [text(5)] }] },
  dict(0),
  dict(0, { open: true }),
  dict(0, { repeats: true }),
  dict(0, { head: span(0, 2) }),
  dict(0, { entries: [] }),
  dict(0, { entries: [{ key: text(1), value: text(6), span: span(1, 8), implied: true }] }),
  dict(0, { entries: [{ key: text(1), value: text(7), span: span(1, 8) }] }),
  choice('a', text(0), undefined),
  choice('b', text(0), undefined),
  choice('a', undefined, text(0)),
];

it('tells values apart that differ in anything', () => {
  const contents = values.map(contentOf);
  expect(contents).not.toContain(undefined);
  expect(new Set(contents).size).toBe(values.length);
});

it('is the same wherever a value is', () => {
  expect(contentOf(dict(100))).toBe(contentOf(dict(0)));
  expect(contentOf(text(7))).toBe(contentOf(text(0)));
});

it('is not known of what nests too deep', () => {
  let value: UndecidedValue = text(0);
  for (let depth = 0; depth < 100_000; depth++) value = { kind: 'list', span: span(0), items: [value] };
  expect(contentOf(value)).toBeUndefined();
});
