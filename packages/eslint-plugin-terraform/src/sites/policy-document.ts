/**
 * The policy that the blocks of `data "aws_iam_policy_document"` say.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
import {
  withItems,
  type Span,
  type TextValue,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
} from 'iam-rules-core';
import { attributeOf, type Attribute, type Block, type Body, type Expression } from '../hcl/tree.js';
import type { Result, ValueReader } from '../values/value-reader.js';
import { argumentNames } from './statement-names.js';

/** Arguments that put the statements of other documents into this one. */
const mergedArguments = [
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
];

/** A block that is there, or may be: once for each element of something. */
interface Found {
  readonly block: Block;
  /** What it holds: of a dynamic block, its content. */
  readonly body: Body;
  /** How often it is there is said by this expression. */
  readonly forEach?: Expression;
}

export class DocumentReader {
  readonly #values: ValueReader;

  constructor(values: ValueReader) {
    this.#values = values;
  }

  /** The document of a data source. */
  document({ body, header, span }: Block): UndecidedDict {
    const entries: UndecidedEntry[] = [];
    const version = attributeOf(body, 'version');
    const versionEntry = version && this.#entry('Version', version, this.#values.value(version.value));
    entries.push(versionEntry ?? implied('Version', '2012-10-17', header));
    const id = attributeOf(body, 'policy_id');
    const idEntry = id && this.#entry('Id', id, this.#values.value(id.value));
    if (idEntry) entries.push(idEntry);
    const isMerged = mergedArguments.some((name) => attributeOf(body, name));
    const found = blocksIn(body, 'statement');
    const statements: UndecidedList = {
      kind: 'list',
      span,
      items: this.statements(body),
      // Without a statement, a document is one for others to add to.
      ...((isMerged || found.length === 0 || found.some(({ forEach }) => forEach)) && { open: true }),
    };
    entries.push({ key: name('Statement', header), value: statements, span: header, implied: true });
    return { kind: 'dict', span, head: header, entries, ...(isMerged && { open: true }) };
  }

  /** The statements that blocks in a body say, in order. */
  statements(body: Body): readonly UndecidedValue[] {
    return blocksIn(body, 'statement').map((each) => this.#statementAt(each));
  }

  #statementAt(found: Found): UndecidedValue {
    const statement = this.#statement(found.block, found.body);
    const condition = found.forEach && this.#values.value(found.forEach);
    if (condition?.kind !== 'choice') return statement;
    // `for_each = var.x ? [1] : []`
    const alternatives = condition.alternatives.map((each) =>
      each?.kind === 'list' && !each.open && each.items.length === 0 ? undefined : statement,
    );
    return { ...condition, span: statement.span, alternatives };
  }

  #statement(block: Block, body: Body): UndecidedDict {
    const head = block.typeSpan;
    const entries: UndecidedEntry[] = [];
    let open = false;
    const add = (element: string, attribute: Attribute | undefined, value: Result): void => {
      const entry = attribute && this.#entry(element, attribute, value);
      if (entry) entries.push(entry);
    };
    for (const element of ['Sid', 'Effect']) {
      const attribute = attributeOf(body, argumentNames[element]!);
      add(element, attribute, attribute && this.#values.value(attribute.value));
    }
    if (!entries.some(({ key }) => key.text === 'Effect')) entries.push(implied('Effect', 'Allow', head));
    for (const element of ['Principal', 'NotPrincipal']) entries.push(...this.#principals(element, body));
    for (const element of ['Action', 'NotAction', 'Resource', 'NotResource']) {
      const attribute = attributeOf(body, argumentNames[element]!);
      add(element, attribute, attribute && withoutEmpty(this.#values.value(attribute.value)));
    }
    entries.push(...this.#conditions(body));
    for (const { name: written } of body.attributes) open ||= !knownArguments.has(written);
    // Of an element and its Not form, a module leaves out one by what it is given.
    const certain = entries.filter((entry) => !isDoubtful(entry, body) || !hasCounterpart(entry, entries));
    open ||= certain.length < entries.length;
    return { kind: 'dict', span: block.span, head, entries: certain, ...(open && { open }) };
  }

  #entry(element: string, attribute: Attribute, value: Result): UndecidedEntry | undefined {
    // What is null or empty is not there.
    if (!value || (value.kind === 'text' && value.text === '')) return undefined;
    return { key: name(element, attribute.nameSpan), value: withVariables(value), span: attribute.span };
  }

  /** Blocks with `type` and `identifiers`; those of a type add up. */
  #principals(element: string, body: Body): readonly UndecidedEntry[] {
    const found = blocksIn(body, argumentNames[element]!);
    const [first] = found;
    if (!first) return [];
    const byType = new Map<string, UndecidedEntry[]>();
    let open = false;
    for (const { block, body: inner, forEach } of found) {
      open ||= forEach !== undefined;
      const type = this.#attribute(inner, 'type');
      const identifiers = this.#attribute(inner, 'identifiers');
      if (type?.kind !== 'text' || !identifiers) {
        open = true;
        continue;
      }
      const entry: UndecidedEntry = { key: type, value: identifiers, span: block.span };
      byType.set(type.text, [...(byType.get(type.text) ?? []), entry]);
    }
    const entries = [...byType.values()].map((each) => this.#added(each));
    const span = around(found);
    const head = first.block.typeSpan;
    const dict: UndecidedDict = { kind: 'dict', span, head, entries, ...(open && { open }) };
    const everyone = byType.get('*');
    const value = everyone ? everyoneIn(everyone, byType.size > 1 || open, span) : dict;
    return [{ key: name(element, head), value, span }];
  }

  /** Blocks with `test`, `variable` and `values`; those of a test and a variable add up. */
  #conditions(body: Body): readonly UndecidedEntry[] {
    const found = blocksIn(body, 'condition');
    const [first] = found;
    if (!first) return [];
    const byTest = new Map<string, { key: TextValue; found: Found[]; tests: UndecidedEntry[] }>();
    let open = false;
    for (const each of found) {
      const { block, body: inner, forEach } = each;
      open ||= forEach !== undefined;
      const test = this.#attribute(inner, 'test');
      const variable = this.#attribute(inner, 'variable');
      const values = this.#attribute(inner, 'values');
      if (test?.kind !== 'text' || variable?.kind !== 'text' || !values) {
        open = true;
        continue;
      }
      const operator = byTest.get(test.text) ?? { key: test, found: [], tests: [] };
      byTest.set(test.text, operator);
      operator.found.push(each);
      const entry: UndecidedEntry = { key: variable, value: values, span: block.span };
      operator.tests.push(entry);
    }
    const entries = Array.from(byTest.values(), ({ key, found: blocks, tests }): UndecidedEntry => {
      const byKey = new Map<string, UndecidedEntry[]>();
      for (const each of tests) byKey.set(each.key.text, [...(byKey.get(each.key.text) ?? []), each]);
      const span = around(blocks);
      const value: UndecidedDict = {
        kind: 'dict',
        span,
        head: key.span,
        entries: [...byKey.values()].map((each) => this.#added(each)),
      };
      return { key, value, span };
    });
    const span = around(found);
    const head = first.block.typeSpan;
    const value: UndecidedDict = { kind: 'dict', span, head, entries, ...(open && { open }) };
    return [{ key: name('Condition', head), value, span }];
  }

  #attribute(body: Body, argument: string): Result {
    const attribute = attributeOf(body, argument);
    const value = attribute && this.#values.value(attribute.value);
    if (!value) return undefined;
    return withVariables(value);
  }

  /** One entry with the values of several of its key. */
  #added(entries: readonly UndecidedEntry[]): UndecidedEntry {
    const [first, ...others] = entries as [UndecidedEntry, ...UndecidedEntry[]];
    if (others.length === 0) return first;
    const lists = entries.map(({ value }) => value);
    const items = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
    const open = lists.some((list) => list.kind !== 'list' || list.open);
    const span = { start: first.span.start, end: entries.at(-1)!.span.end };
    return { ...first, span, value: { kind: 'list', span, items, ...(open && { open }) } };
  }
}

const knownArguments: ReadonlySet<string> = new Set(Object.values(argumentNames));

/** The blocks of a type, in order, those that are made for each element of something among them. */
function blocksIn({ blocks }: Body, type: string): readonly Found[] {
  return blocks.flatMap((block): Found[] => {
    if (block.type === type) return [{ block, body: block.body }];
    if (block.type !== 'dynamic' || block.labels[0] !== type) return [];
    const content = block.body.blocks.find((each) => each.type === 'content');
    const forEach = attributeOf(block.body, 'for_each')?.value ?? { kind: 'unknown', span: block.span };
    return content ? [{ block, body: content.body, forEach }] : [];
  });
}

function around(found: readonly Found[]): Span {
  return { start: found[0]!.block.span.start, end: found.at(-1)!.block.span.end };
}

/** Whether an entry may be left out: it is not known, or of blocks that are made for each element of something. */
function isDoubtful({ key, value }: UndecidedEntry, body: Body): boolean {
  if (value.kind === 'opaque') return true;
  if (value.kind === 'choice') return value.alternatives.some((each) => each === undefined);
  return (
    /Principal$/.test(key.text) && blocksIn(body, argumentNames[key.text]!).every(({ forEach }) => forEach)
  );
}

function hasCounterpart({ key: { text } }: UndecidedEntry, entries: readonly UndecidedEntry[]): boolean {
  const other = text.startsWith('Not') ? text.slice('Not'.length) : `Not${text}`;
  return entries.some(({ key }) => key.text === other);
}

/** `type = "*"` with the identifier `*` is everyone; beside other principals nobody knows. */
function everyoneIn(entries: readonly UndecidedEntry[], hasOthers: boolean, span: Span): UndecidedValue {
  const [entry, ...more] = entries;
  const list = entry!.value;
  const [item, ...others] = list.kind === 'list' ? list.items : [];
  const isEveryone = item?.kind === 'text' && item.text === '*' && others.length === 0;
  return isEveryone && !hasOthers && more.length === 0 ? item : { kind: 'opaque', span };
}

/** A list without anything in it is as good as none. */
function withoutEmpty(value: Result): Result {
  if (value?.kind === 'list' && !value.open && value.items.length === 0) return undefined;
  if (value?.kind !== 'choice') return value;
  return { ...value, alternatives: value.alternatives.map(withoutEmpty) };
}

/** `&{…}` is IAM's `${…}` there. */
function withVariables<Node extends UndecidedValue>(value: Node): Node;
function withVariables(value: UndecidedValue): UndecidedValue {
  switch (value.kind) {
    case 'text':
      return value.text.includes('&{') ? { ...value, text: value.text.replaceAll('&{', '${') } : value;
    case 'list': {
      const items = value.items.map((item) => withVariables(item));
      return items.every((item, place) => item === value.items[place]) ? value : withItems(value, items);
    }
    case 'choice': {
      const alternatives = value.alternatives.map((each) => each && withVariables(each));
      return alternatives.every((each, place) => each === value.alternatives[place])
        ? value
        : { ...value, alternatives };
    }
    default:
      return value;
  }
}

function name(text: string, span: Span): TextValue {
  return { kind: 'text', span, text };
}

function implied(element: string, text: string, head: Span): UndecidedEntry {
  return { key: name(element, head), value: name(text, head), span: head, implied: true };
}
