/** What edits of a branch are in the file. */
import { expect, it } from 'vitest';
import { undecidedSource } from './undecided-source.js';
import { copyOf } from '../../src/edits/copy.js';
import type { Edit } from '../../src/edits/edit.js';
import { applyEditsIn } from '../../src/edits/text-edit.js';
import { branchesOf } from '../../src/lint/branches.js';
import { writtenEdits } from '../../src/lint/written-edits.js';
import { Holes } from '../../src/value/hole.js';
import { entryOf, type DictValue, type ListValue, type TextValue } from '../../src/value/value.js';

const text = JSON.stringify({
  a: { If: ['P', 'x', null] },
  l: [{ If: ['P', '1', null] }, '2'],
  m: [{ If: ['P', '3', '4'] }, '5'],
  d: { e: { If: ['P', ['f'], ['g']] } },
});

/** The text after edits of one of its two branches; undefined when they cannot be written. */
function after(branch: 0 | 1, editsOf: (document: DictValue) => readonly Edit[]): unknown {
  const source = undecidedSource(text);
  const [site] = source.sites();
  const [branches] = branchesOf(site!.document);
  const written = writtenEdits(editsOf(branches!.documents[branch]!), branches!, source.holes);
  const printed = written && source.print(written);
  const result = printed && applyEditsIn(text, { start: 0, end: text.length }, printed);
  return result && JSON.parse(result);
}

const at = <Node>(document: DictValue, key: string) => entryOf(document, key)!.value as Node;
const original = JSON.parse(text) as Record<string, unknown>;

it('puts no key where another branch has it', () => {
  const insert = (key: string) => (dict: DictValue) => [
    { kind: 'insert-entry', dict, key, value: 'y' } as const,
  ];
  expect(after(1, insert('a'))).toBeUndefined();
  expect(after(1, insert('b'))).toEqual({ ...original, b: 'y' });
});

it('leaves the items that are not there where they are', () => {
  const items = (document: DictValue) => at<ListValue>(document, 'l');
  expect(
    after(1, (document) => [{ kind: 'remove-item', list: items(document), item: items(document).items[0]! }]),
  ).toEqual({ ...original, l: [{ If: ['P', '1', null] }] });
  expect(after(1, (document) => [{ kind: 'insert-item', list: items(document), value: '0' }])).toEqual({
    ...original,
    l: [{ If: ['P', '1', null] }, '2', '0'],
  });
  expect(
    after(1, (document) => [
      { kind: 'insert-item', list: items(document), before: items(document).items[0]!, value: '0' },
    ]),
  ).toEqual({ ...original, l: [{ If: ['P', '1', null] }, '0', '2'] });
});

it('changes an item of a choice within the choice, and removes it with the choice', () => {
  const list = (document: DictValue) => at<ListValue>(document, 'm');
  const item = (document: DictValue) => list(document).items[0]!;
  const replace = (...contents: string[]) =>
    after(0, (document) => [
      { kind: 'replace-item', list: list(document), item: item(document), with: contents },
    ]);
  expect(replace('y')).toEqual({ ...original, m: [{ If: ['P', 'y', '4'] }, '5'] });
  expect(replace('y', 'z')).toEqual({ ...original, m: ['y', 'z', '5'] });
  expect(
    after(0, (document) => [{ kind: 'remove-item', list: list(document), item: item(document) }]),
  ).toEqual({ ...original, m: ['5'] });
});

it('copies and moves what is written, choices included', () => {
  const dict = (document: DictValue) => at<DictValue>(document, 'd');
  expect(
    after(0, (document) => [
      { kind: 'insert-entry', dict: document, key: 'c', value: copyOf(dict(document))! },
    ]),
  ).toEqual({ ...original, c: original['d'] });
  expect(
    after(0, (document) => [
      { kind: 'remove-entry', dict: dict(document), entry: dict(document).entries[0]! },
      { kind: 'replace', target: entryOf(document, 'a')!.value, with: 'z' },
    ]),
  ).toEqual({ ...original, a: { If: ['P', 'z', null] }, d: {} });
});

it('writes a text that an expression gives in its literal, and what only an expression gives nowhere', () => {
  const source = '["ab", "c"]';
  const span = { start: 1, end: 5 };
  const holes = new Holes(source);
  const hole = holes.characterOf({ id: 'Ref X', source: '${X}', expression: true })!;
  const template = holes.characterOf({ id: '<Y>', source: '<Y>' })!;
  const literal: TextValue = { kind: 'text', span: { start: 2, end: 4 }, text: 'x' };
  const given: TextValue = {
    kind: 'text',
    span,
    text: `a${hole}`,
    expression: { instead: (put) => (put === 'no' ? undefined : { literal, text: `<${put}>` }) },
  };
  const list: ListValue = { kind: 'list', span: { start: 0, end: source.length }, items: [given] };
  const [branches] = branchesOf({ kind: 'dict', span: list.span, head: span, entries: [] });
  const written = (edit: Edit) => writtenEdits([edit], branches!, holes);
  expect(written({ kind: 'replace', target: given, with: 'yes' })).toEqual([
    { kind: 'replace', target: literal, with: '<yes>' },
  ]);
  expect(written({ kind: 'replace-item', list, item: given, with: ['yes'] })).toEqual([
    { kind: 'replace', target: literal, with: '<yes>' },
  ]);
  expect(written({ kind: 'replace', target: given, with: 'no' })).toBeUndefined();
  expect(written({ kind: 'replace', target: given, with: [`b${hole}`] })).toBeUndefined();
  expect(written({ kind: 'replace-item', list, item: given, with: ['b', { c: `${hole}` }] })).toBeUndefined();
  expect(written({ kind: 'insert-item', list, value: `b${hole}` })).toBeUndefined();
  expect(written({ kind: 'insert-item', list, value: { c: [`b${template}`, 1, null] } })).toBeDefined();
  expect(written({ kind: 'insert-item', list, value: copyOf(given)! })).toBeDefined();
});
