/** Writes structural edits of policies as edits of HCL. The file keeps its layout, its comments and its line ends. */
import type { Content, Edit, Holes, Span, TextEdit, UndecidedEntry } from 'iam-rules-core';
import { attributeOf, type Attribute, type Block, type Expression, type Tuple } from '../hcl/tree.js';
import { argumentNames } from '../sites/statement-names.js';
import {
  conditionBlock,
  conditionBlocks,
  principalBlocks,
  printArgument,
  printContent,
  printKey,
  printList,
  printText,
  statementBlock,
  Unprintable,
  type Page,
} from './print-content.js';
import { contentOf, nameOf, type Written } from './written.js';

/** @returns undefined for what cannot be written, or stands for several places */
export function printHclEdits(
  edits: readonly Edit[],
  text: string,
  holes: Holes,
  written: Written,
): TextEdit[] | undefined {
  const page = {
    text,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    restore: (each: string) => holes.restore(each),
  };
  try {
    return ordered(new Printer(page, written).print(edits));
  } catch (error) {
    if (error instanceof Unprintable) return undefined;
    throw error;
  }
}

/** Insertions at one place are one edit. */
function ordered(edits: readonly TextEdit[]): TextEdit[] {
  const found: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    const last = found.at(-1);
    if (last && edit.range[0] < last.range[1]) throw new Unprintable();
    if (last && edit.range[0] === last.range[0] && edit.range[1] === last.range[1])
      found[found.length - 1] = { range: last.range, text: last.text + edit.text };
    else found.push(edit);
  }
  return found;
}

/** Arguments of blocks that take lists alone. */
const listArguments = /^(?:not_)?(?:actions|resources)$|^(?:values|identifiers)$/;

class Printer {
  readonly #page: Page;
  readonly #text: string;
  readonly #written: Written;
  readonly #printed: TextEdit[] = [];
  /** Of lists on one line: what is to stand in them. */
  readonly #lines = new Map<Tuple, (readonly string[])[]>();

  constructor(page: Page, written: Written) {
    this.#page = page;
    this.#text = page.text;
    this.#written = written;
  }

  print(edits: readonly Edit[]): readonly TextEdit[] {
    for (const edit of edits) this.#edit(edit);
    for (const [tuple, items] of this.#lines) this.#put(tuple.span, `[${items.flat().join(', ')}]`);
    return this.#printed;
  }

  #edit(edit: Edit): void {
    switch (edit.kind) {
      case 'replace':
        return this.#replace(edit.target.span, edit.with);
      case 'replace-item':
        return this.#replaceItem(edit.list.span, edit.item.span, edit.with);
      case 'remove-item':
        return this.#replaceItem(edit.list.span, edit.item.span, []);
      case 'insert-item':
        return this.#insertItem(edit.list.span, edit.after?.span, edit.before?.span, edit.value);
      case 'rename-key':
        return this.#rename(edit.entry, edit.key);
      case 'remove-entry':
        return this.#removeEntry(edit.entry);
      case 'insert-entry':
        return this.#insertEntry(edit);
    }
  }

  #put({ start, end }: Span, text: string): void {
    this.#printed.push({ range: [start, end], text });
  }

  #insert(at: number, text: string): void {
    this.#put({ start: at, end: at }, text);
  }

  #replace(span: Span, content: Content): void {
    const target = this.#expressionAt(span);
    const isList = [...this.#argumentsAt(target)].some(({ name }) => listArguments.test(name));
    const indent = this.#indentAt(span.start);
    if (isList) return this.#put(span, printList(content, this.#page, indent));
    // In a list of a block there is nothing but strings.
    if (typeof content !== 'string' && this.#isInList(target)) throw new Unprintable();
    this.#put(span, printContent(content, this.#page, indent));
  }

  /** The argument of a block whose value an expression is. */
  *#argumentsAt(expression: Expression): Generator<Attribute> {
    const before = this.#text.slice(0, expression.span.start).trimEnd();
    if (!before.endsWith('=')) return;
    const name = /[\w-]+\s*$/.exec(before.slice(0, -1))?.[0];
    if (name === undefined) return;
    const start = before.length - 1 - name.length;
    const attribute = this.#written.attributeNamedAt({ start, end: start + name.trimEnd().length });
    if (attribute?.value === expression) yield attribute;
  }

  #isInList({ span }: Expression): boolean {
    return /[[,]\s*$/.test(this.#text.slice(Math.max(0, span.start - 200), span.start));
  }

  #expressionAt(span: Span): Expression {
    const found = this.#written.expression(span);
    if (!found) throw new Unprintable();
    return found;
  }

  /** The list, or the data source whose statements are one. */
  #listAt(span: Span): Tuple | Block {
    const tuple = this.#written.expression(span);
    if (tuple?.kind === 'tuple') return tuple;
    const block = this.#written.block(span);
    if (block?.type !== 'data') throw new Unprintable();
    return block;
  }

  #replaceItem(list: Span, item: Span, contents: readonly Content[]): void {
    const found = this.#listAt(list);
    if ('type' in found) return this.#replaceStatement(item, contents);
    const place = found.items.findIndex(({ span }) => span.start === item.start && span.end === item.end);
    if (place < 0) throw new Unprintable();
    const layout = this.#layoutOf(found);
    if (layout === 'line') {
      this.#line(found)[place] = contents.map((each) => printContent(each, this.#page, ''));
      return;
    }
    if (contents.length === 0) return this.#removeLines(item);
    const printed = contents.map((each) => printContent(each, this.#page, layout));
    this.#put(item, printed.join(`,${this.#page.eol}${layout}`));
  }

  #insertItem(list: Span, after: Span | undefined, before: Span | undefined, content: Content): void {
    const found = this.#listAt(list);
    if ('type' in found) return this.#insertStatement(found, after, before, content);
    const at = (span: Span | undefined) =>
      span
        ? found.items.findIndex((each) => each.span.start === span.start && each.span.end === span.end)
        : -1;
    const gap = before ? at(before) : after ? at(after) + 1 : found.items.length;
    if (gap < 0 || (after && gap === 0)) throw new Unprintable();
    const layout = this.#layoutOf(found);
    if (layout === 'line') {
      const printed = printContent(content, this.#page, '');
      const line = this.#line(found);
      if (gap > 0) line[gap - 1] = [...line[gap - 1]!, printed];
      else line[0] = [printed, ...(line[0] ?? [])];
      return;
    }
    const printed = printContent(content, this.#page, layout);
    if (gap === 0) return this.#insert(found.items[0]!.span.start, `${printed},${this.#page.eol}${layout}`);
    const { end } = found.items[gap - 1]!.span;
    const comma = /^\s*,/.exec(this.#text.slice(end, found.span.end))?.[0].length;
    if (comma === undefined) this.#insert(end, ',');
    this.#insert(this.#lineEndAt(end + (comma ?? 0)), `${this.#page.eol}${layout}${printed},`);
  }

  /** The items of a list on one line, to be changed. */
  #line(tuple: Tuple): (readonly string[])[] {
    let items = this.#lines.get(tuple);
    if (!items) {
      items = tuple.items.map(({ span: { start, end } }) => [this.#text.slice(start, end)]);
      this.#lines.set(tuple, items);
    }
    return items;
  }

  /** The indentation of the items, each on a line of its own, or `line` for a list on one line. */
  #layoutOf({ span, items }: Tuple): string {
    const text = this.#text.slice(span.start, span.end);
    if (!text.includes('\n')) return 'line';
    for (const { span: item } of items) if (!this.#isOnOwnLine(item, ',')) throw new Unprintable();
    const [first] = items;
    if (!first) throw new Unprintable();
    return this.#indentAt(first.span.start);
  }

  /** Nothing else is on its lines, but a separator and a comment. */
  #isOnOwnLine({ start, end }: Span, separator: string): boolean {
    const before = this.#text.slice(this.#lineStartAt(start), start);
    const after = this.#text.slice(end, this.#lineEndAt(end));
    const rest = after.trimStart();
    const behind = separator !== '' && rest.startsWith(separator) ? rest.slice(1).trimStart() : rest;
    return before.trim() === '' && (behind.trim() === '' || /^(?:#|\/\/)/.test(behind));
  }

  /** Takes out what stands on lines of its own, and no comment. */
  #removeLines(span: Span): void {
    const lineEnd = this.#lineEndAt(span.end);
    if (!this.#isOnOwnLine(span, ',') || /#|\/\//.test(this.#text.slice(span.end, lineEnd)))
      throw new Unprintable();
    const start = this.#lineStartAt(span.start);
    this.#put({ start, end: Math.min(this.#text.length, lineEnd + this.#page.eol.length) }, '');
  }

  #replaceStatement(item: Span, contents: readonly Content[]): void {
    const block = this.#written.block(item);
    if (block?.type !== 'statement') throw new Unprintable();
    if (contents.length === 0) return this.#removeBlock(block);
    const indent = this.#indentAt(item.start);
    const printed = contents.map((each) => statementBlock(each, this.#page, indent));
    this.#put(item, printed.join(this.#page.eol + this.#page.eol).slice(indent.length));
  }

  #insertStatement(
    document: Block,
    after: Span | undefined,
    before: Span | undefined,
    content: Content,
  ): void {
    const found = document.body.blocks.filter((block) => nameOf(block) === 'statement');
    const next = before && this.#written.block(before);
    const previous = after ? this.#written.block(after) : found.at(-1);
    const { eol } = this.#page;
    const sibling = next ?? previous;
    if (!sibling) throw new Unprintable();
    const indent = this.#indentAt(sibling.span.start);
    const printed = statementBlock(content, this.#page, indent);
    if (next) this.#insert(next.span.start, printed.slice(indent.length) + eol + eol + indent);
    else this.#insert(sibling.span.end, eol + eol + printed);
  }

  /** With the empty line before it. */
  #removeBlock({ span }: Block): void {
    if (!this.#isOnOwnLine(span, '')) throw new Unprintable();
    const lineStart = this.#lineStartAt(span.start);
    const blank = /\n[ \t]*\r?\n$/.exec(this.#text.slice(0, lineStart))?.[0].length;
    const start = blank === undefined ? lineStart : lineStart - blank + 1;
    const lineEnd = this.#lineEndAt(span.end);
    if (this.#text.slice(span.end, lineEnd).trim() !== '') throw new Unprintable();
    this.#put({ start, end: Math.min(this.#text.length, lineEnd + this.#page.eol.length) }, '');
  }

  #rename({ key: { span, text }, value, implied }: UndecidedEntry, name: string): void {
    if (implied) throw new Unprintable();
    const attribute = this.#written.attributeNamedAt(span);
    if (attribute) {
      const word = argumentNames[name];
      // The name of an argument is not that of the blocks that say a Principal.
      if (word === undefined || /Principal$|^Condition$/.test(name)) throw new Unprintable();
      return this.#put(span, word);
    }
    const block = this.#written
      .blocksIn({ start: span.start, end: this.#text.length }, /^(?:not_)?principals$/)
      .find(({ typeSpan }) => typeSpan.start === span.start);
    if (block) {
      if (block.type === 'dynamic' || !/Principal$/.test(name)) throw new Unprintable();
      for (const each of this.#written.blocksIn(value.span, new RegExp(`^${block.type}$`)))
        this.#put(each.typeSpan, argumentNames[name]!);
      return;
    }
    const key = this.#expressionAt(span);
    if (key.kind === 'reference') return this.#put(span, printKey(name, this.#page));
    const printed = printText(name, this.#page);
    this.#put(span, printed);
    // Blocks of one test are one operator.
    for (const { body } of this.#written.blocksIn(value.span, /^condition$/)) {
      const test = attributeOf(body, 'test')?.value;
      if (test?.kind === 'template' && test !== key && test.literal === text) this.#put(test.span, printed);
    }
  }

  #removeEntry({ span, implied }: UndecidedEntry): void {
    if (implied) throw new Unprintable();
    const attribute = this.#written.attribute(span);
    if (attribute) return this.#removeLines(span);
    const member = this.#written.element(span);
    if (member) {
      const [element, object] = member;
      if (this.#isOnOwnLine(span, ',')) return this.#removeLines(span);
      return this.#removeInline(
        span,
        object.elements.map((each) => each.span),
        object.elements.indexOf(element),
      );
    }
    const blocks = this.#written.blocksIn(span, /^(?:(?:not_)?principals|condition)$/);
    if (blocks.length === 0) throw new Unprintable();
    for (const block of blocks) this.#removeBlock(block);
  }

  /** Takes out one of several that stand on a line, with the comma behind it or before it. */
  #removeInline({ start, end }: Span, all: readonly Span[], place: number): void {
    const next = all[place + 1];
    const previous = all[place - 1];
    const range = next ? { start, end: next.start } : { start: previous ? previous.end : start, end };
    if (/[#\n]|\/\//.test(this.#text.slice(range.start, range.end))) throw new Unprintable();
    this.#put(range, '');
  }

  #insertEntry({ dict, after, before, key, value }: Edit & { kind: 'insert-entry' }): void {
    const { span, head } = dict;
    const expression = this.#written.expression(span);
    if (expression?.kind === 'object')
      return this.#insertElement(expression.span, (after ?? before)?.span, Boolean(before), key, value);
    const block = this.#written.block(span);
    if (block && nameOf(block) === 'statement' && head.start === block.typeSpan.start)
      return this.#insertIntoStatement(block, (after ?? before)?.span, key, value);
    const blocks = this.#written.blocksIn(span, /^(?:(?:not_)?principals|condition)$/);
    const last = blocks.at(-1);
    if (!last || blocks.some(({ type }) => type === 'dynamic')) throw new Unprintable();
    const indent = this.#indentAt(last.span.start);
    const { eol } = this.#page;
    const add = (printed: readonly string[]) =>
      this.#insert(last.span.end, printed.map((each) => eol + eol + each).join(''));
    if (nameOf(last) !== 'condition')
      return add(principalBlocks(elementOf(last.type), { [key]: value }, this.#page, indent));
    if (head.start === blocks[0]!.typeSpan.start)
      return add(conditionBlocks({ [key]: value }, this.#page, indent));
    const test = attributeOf(last.body, 'test')?.value;
    if (test?.kind !== 'template' || test.sequences.length > 0) throw new Unprintable();
    add([conditionBlock(test.literal, key, value, this.#page, indent)]);
  }

  #insertIntoStatement(block: Block, sibling: Span | undefined, key: string, value: Content): void {
    const { body, span } = contentOf(block);
    const inner = body.attributes[0] ?? body.blocks[0];
    const name = argumentNames[key];
    if (!inner || name === undefined || !this.#isOnOwnLine(inner.span, '')) throw new Unprintable();
    const indent = this.#indentAt(inner.span.start);
    const { eol } = this.#page;
    const isOfBlocks = /Principal$|^Condition$/.test(key);
    const last = [...body.attributes, ...body.blocks].reduce((a, b) => (a.span.end > b.span.end ? a : b));
    if (last.span.end > span.end) throw new Unprintable();
    if (isOfBlocks) {
      const printed =
        key === 'Condition'
          ? conditionBlocks(value, this.#page, indent)
          : principalBlocks(key, value, this.#page, indent);
      return this.#insert(this.#lineEndAt(last.span.end), printed.map((each) => eol + eol + each).join(''));
    }
    const beside = (sibling && this.#written.attribute(sibling)) ?? body.attributes.at(-1);
    const at = beside ? this.#lineEndAt(beside.span.end) : undefined;
    // Equals signs stand below each other, as `terraform fmt` has them.
    const width = beside ? this.#text.indexOf('=', beside.nameSpan.end) - beside.nameSpan.start : 0;
    const line = `${indent}${`${name} `.padEnd(width)}= ${printArgument(key, value, this.#page, indent)}`;
    if (at !== undefined) this.#insert(at, eol + line);
    else this.#insert(this.#lineStartAt(inner.span.start), line + eol);
  }

  #insertElement(
    object: Span,
    sibling: Span | undefined,
    isBefore: boolean,
    key: string,
    value: Content,
  ): void {
    const found = this.#expressionAt(object);
    if (found.kind !== 'object') throw new Unprintable();
    const { elements } = found;
    const beside = elements.find(({ span }) => span.start === sibling?.start) ?? elements.at(-1);
    const { eol } = this.#page;
    if (!beside) {
      const indent = this.#indentAt(object.start);
      return this.#put(object, printContent({ [key]: value }, this.#page, indent));
    }
    const isMultiline = this.#isOnOwnLine(beside.span, ',');
    const indent = this.#indentAt(beside.span.start);
    const sign = this.#text.slice(beside.key.span.end, beside.value.span.start).includes(':') ? ': ' : ' = ';
    const isQuoted = this.#text[beside.key.span.start] === '"';
    const name = isQuoted ? printText(key, this.#page) : printKey(key, this.#page);
    const printed = `${name}${sign}${printContent(value, this.#page, isMultiline ? indent : this.#indentAt(object.start))}`;
    if (!isMultiline) {
      if (isBefore && sibling) this.#insert(beside.span.start, `${printed}, `);
      else this.#insert(beside.span.end, `, ${printed}`);
      return;
    }
    const usesCommas = elements.some(({ span: { end } }) => /^\s*,/.test(this.#text.slice(end, end + 20)));
    if (isBefore && sibling)
      return this.#insert(beside.span.start, `${printed}${usesCommas ? ',' : ''}${eol}${indent}`);
    const hasComma = /^[ \t]*,/.exec(this.#text.slice(beside.span.end))?.[0].length;
    if (usesCommas && hasComma === undefined) this.#insert(beside.span.end, ',');
    this.#insert(
      this.#lineEndAt(beside.span.end + (hasComma ?? 0)),
      `${eol}${indent}${printed}${hasComma === undefined ? '' : ','}`,
    );
  }

  #lineStartAt(at: number): number {
    return this.#text.lastIndexOf('\n', at - 1) + 1;
  }

  #lineEndAt(at: number): number {
    const found = this.#text.indexOf('\n', at);
    const end = found < 0 ? this.#text.length : found;
    return this.#text[end - 1] === '\r' && end > at ? end - 1 : end;
  }

  #indentAt(at: number): string {
    const start = this.#lineStartAt(at);
    return /^[ \t]*/.exec(this.#text.slice(start, at))![0];
  }
}

function elementOf(argument: string): string {
  return argument === 'not_principals' ? 'NotPrincipal' : 'Principal';
}
