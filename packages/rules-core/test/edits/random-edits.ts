/** Data, edits of it, and what they make of it: for tests of what prints them. */
import fc from 'fast-check';
import { Copy, copyOf } from '../../src/edits/copy.js';
import type { Content, Edit } from '../../src/edits/edit.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { Holes } from '../../src/value/hole.js';
import type {
  DictValue,
  ListValue,
  TextValue,
  UndecidedDict,
  UndecidedEntry,
  UndecidedValue,
  Value,
} from '../../src/value/value.js';

/** What stands in the text where the tree has holes; one cannot stand in a string as it is. */
const sources = ['${var.name}', '{{ "name" }}'];

export type Data = string | number | boolean | null | readonly Data[] | Pairs;
/** An object by its entries, so that order and keys that are given twice count. */
export interface Pairs {
  readonly pairs: readonly (readonly [key: string, value: Data])[];
}

const text = fc
  .array(fc.constantFrom('a', 'B', '*', ':', ' ', '"', "'", '\\', '\n', 'é', '😀', ...sources), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const key = fc.oneof(fc.constantFrom('a', 'b', 'A', '$c', '__proto__', '1', '0', 'd:e'), text);

export const { data } = fc.letrec<{ data: Data }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, fc.constantFrom(0, -1.5, 123456789012, true, null)),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('data')), { maxLength: 4 }).map((pairs): Pairs => ({ pairs })),
  ),
}));

/** The tree with holes in the place of the sources. */
export function withHoles(value: Value, holes: Holes): Value {
  const hollow = (found: TextValue): TextValue => ({
    kind: 'text',
    span: found.span,
    text: sources.reduce(
      (each, source) => each.replaceAll(source, holes.characterOf({ id: source, source })!),
      found.text,
    ),
  });
  if (value.kind === 'text') return hollow(value);
  if (value.kind === 'list') {
    return { kind: 'list', span: value.span, items: value.items.map((item) => withHoles(item, holes)) };
  }
  if (value.kind !== 'dict') return value;
  const entries = value.entries.map((entry) => ({
    key: hollow(entry.key),
    value: withHoles(entry.value, holes),
    span: entry.span,
  }));
  return { kind: 'dict', span: value.span, head: value.head, entries };
}

/** Edits that do not contradict each other, made by going through the tree and asking `choose` what to do. */
export function editsOf(root: Value, choose: (most: number) => number, holes: Holes): Edit[] {
  const edits: Edit[] = [];
  const nodes: Value[] = [];
  let names = 0;
  const hole = holes.characterOf({ id: sources[0]!, source: sources[0]! })!;
  const content = (): Content => {
    const contents: (() => Content)[] = [
      () => `new ${hole}"'\\`,
      () => 7,
      () => null,
      () => [],
      () => ['x', [true], {}],
      () => ({ [`k${hole}`]: { b: ['y'] }, c: '' }),
      () => copyOf(nodes[choose(nodes.length)]!)!,
      () => ({ copied: [copyOf(nodes[choose(nodes.length)]!)!] }),
    ];
    return contents[choose(contents.length)]!();
  };
  const sibling = <Child>(children: readonly Child[], place: number) => {
    const after = children[place - 1];
    const before = children[place];
    if (before === undefined && choose(2) === 0) return {};
    if (after !== undefined && (before === undefined || choose(2) === 0)) return { after };
    return before === undefined ? {} : { before };
  };
  const visitList = (list: ListValue): void => {
    list.items.forEach((item, place) => {
      if (choose(6) === 0)
        edits.push({ kind: 'insert-item', list, ...sibling(list.items, place), value: content() });
      const action = choose(8);
      if (action === 0) edits.push({ kind: 'remove-item', list, item });
      else if (action === 1) edits.push({ kind: 'replace', target: item, with: content() });
      else if (action === 2) {
        const items = Array.from({ length: choose(3) }, content);
        edits.push({ kind: 'replace-item', list, item, with: items });
      } else visit(item);
    });
    if (choose(3) > 0) return;
    for (let left = choose(3); left >= 0; left--) {
      const place = sibling(list.items, list.items.length);
      edits.push({ kind: 'insert-item', list, ...place, value: content() });
    }
  };
  const visitDict = (dict: DictValue): void => {
    const name = () => [`new${names++}`, 'd:e', `f${hole}`, 'g"'][choose(4)]!;
    dict.entries.forEach((entry, place) => {
      if (choose(6) === 0) {
        const beside = sibling(dict.entries, place);
        edits.push({ kind: 'insert-entry', dict, ...beside, key: name(), value: content() });
      }
      const action = choose(8);
      if (action === 0) {
        edits.push({ kind: 'remove-entry', dict, entry });
        return;
      }
      if (action < 3) edits.push({ kind: 'rename-key', entry, key: name() });
      if (choose(5) === 0) edits.push({ kind: 'replace', target: entry.value, with: content() });
      else visit(entry.value);
    });
    if (choose(3) > 0) return;
    const beside = sibling(dict.entries, dict.entries.length);
    edits.push({ kind: 'insert-entry', dict, ...beside, key: name(), value: content() });
  };
  const visit = (value: Value): void => {
    nodes.push(value);
    if (value.kind === 'list') visitList(value);
    else if (value.kind === 'dict') visitDict(value);
  };
  visit(root);
  return edits;
}

/** The data after the edits, with what holes stand for. */
export function dataAfter(edits: readonly Edit[], root: UndecidedValue, holes: Holes): Data {
  const ofContent = (content: Content): Data => {
    if (content instanceof Copy) return dataAfter([], content.value, holes);
    if (typeof content === 'string') return holes.restore(content);
    if (typeof content !== 'object' || content === null) return content;
    if (Array.isArray(content)) return (content as readonly Content[]).map(ofContent);
    const entries = Object.entries(content as Readonly<Record<string, Content>>);
    return { pairs: entries.map(([name, each]) => [holes.restore(name), ofContent(each)]) };
  };
  const find = <Kind extends Edit['kind']>(kind: Kind, is: (edit: Edit & { kind: Kind }) => boolean) =>
    edits.filter((edit): edit is Edit & { kind: Kind } => edit.kind === kind).filter(is);
  /** The children with what is inserted between them. */
  const between = <Child, Insertion extends { readonly after?: Child; readonly before?: Child }, Result>(
    children: readonly Child[],
    insertions: readonly Insertion[],
    ofChild: (child: Child) => readonly Result[],
    ofInsertion: (insertion: Insertion) => Result,
  ): Result[] => {
    const gapOf = ({ after, before }: Insertion) =>
      after ? children.indexOf(after) + 1 : before ? children.indexOf(before) : children.length;
    return [...children, undefined].flatMap((child, gap) => [
      ...insertions.filter((insertion) => gapOf(insertion) === gap).map(ofInsertion),
      ...(child === undefined ? [] : ofChild(child)),
    ]);
  };
  const ofItem = (item: UndecidedValue): readonly Data[] => {
    if (find('remove-item', (edit) => edit.item === item).length > 0) return [];
    const [replacement] = find('replace-item', (edit) => edit.item === item);
    return replacement ? replacement.with.map(ofContent) : [ofValue(item)];
  };
  const ofEntry = (entry: UndecidedEntry): readonly (readonly [string, Data])[] => {
    if (find('remove-entry', (edit) => edit.entry === entry).length > 0) return [];
    const [renaming] = find('rename-key', (edit) => edit.entry === entry);
    return [[holes.restore(renaming?.key ?? entry.key.text), ofValue(entry.value)]];
  };
  const ofValue = (value: UndecidedValue): Data => {
    const [replacement] = find('replace', (edit) => edit.target === value);
    if (replacement) return ofContent(replacement.with);
    if (value.kind === 'text') return holes.restore(value.text);
    if (value.kind === 'scalar') return value.value;
    if (value.kind === 'list') {
      const insertions = find('insert-item', (edit) => edit.list === value);
      return between(value.items, insertions, ofItem, (edit) => ofContent(edit.value));
    }
    const dict = value as UndecidedDict;
    const insertions = find('insert-entry', (edit) => edit.dict === dict);
    return {
      pairs: between(dict.entries, insertions, ofEntry, (edit): readonly [string, Data] => [
        holes.restore(edit.key),
        ofContent(edit.value),
      ]),
    };
  };
  return ofValue(root);
}

/** A text after edits, which are in ascending order. */
export function applyTo(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );
}
