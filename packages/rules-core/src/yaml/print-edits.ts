/**
 * Prints structural edits as text edits of YAML, from the text and the spans of the value tree. Preserves the layout of
 * the file: indentation, block and flow lists, quotes, line ends, comments.
 */
import type { Content, Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import type { Span, UndecidedDict, UndecidedEntry, UndecidedList, UndecidedValue } from '../value/value.js';
import { layoutOf } from './layout.js';
import {
  printAfterKey,
  printBlock,
  printEntry,
  printFlow,
  printKey,
  Unprintable,
  type Page,
} from './print-value.js';
import type { YamlParts } from './yaml-parts.js';

type Container = UndecidedList | UndecidedDict;
type Child = UndecidedValue | UndecidedEntry;

/** A child to write: an item, or an entry. */
interface Piece {
  readonly key?: string;
  readonly value: Content;
}

/** The changes to the children of one list or dict. */
interface Plan {
  readonly container: Container;
  readonly children: readonly Child[];
  /** The replacements by index of the child. Empty for a removal. */
  readonly replaced: Map<number, readonly Piece[]>;
  /** The insertions by gap. Gap 0 is before the first child. */
  readonly inserted: Map<number, readonly Piece[]>;
}

/**
 * @param edits edits of one fix or suggestion, over value trees made from `text`
 * @param text the source, without a byte order mark
 * @param holes the holes of the texts in the value tree
 * @param parts the brackets, comments and shared nodes of the text
 * @returns text edits in ascending order that do not overlap; undefined when they cannot be written, because a node is
 * not in the text, is used in several places, or would take a comment with it
 * @throws Error when edits contradict each other (such as two for the same value) or name an item or entry of another
 * container, which is a bug in the rule
 */
export function printYamlEdits(
  edits: readonly Edit[],
  text: string,
  holes: Holes,
  parts: YamlParts,
): TextEdit[] | undefined {
  const page: Page = {
    ...layoutOf(text),
    text,
    restore: (each) => holes.restore(each),
    keyQuote: undefined,
    textQuote: undefined,
  };
  try {
    return inOrder(new Printer(page, parts).print(edits));
  } catch (error) {
    if (error instanceof Unprintable) return undefined;
    throw error;
  }
}

class Printer {
  readonly #page: Page;
  readonly #text: string;
  readonly #parts: YamlParts;
  readonly #plans = new Map<Container, Plan>();
  readonly #printed: TextEdit[] = [];

  constructor(page: Page, parts: YamlParts) {
    this.#page = page;
    this.#text = page.text;
    this.#parts = parts;
  }

  print(edits: readonly Edit[]): TextEdit[] {
    for (const edit of edits) {
      switch (edit.kind) {
        case 'replace':
          this.#replace(edit.target, edit.with);
          break;
        case 'rename-key':
          this.#rename(edit.entry, edit.key);
          break;
        case 'replace-item':
          putInstead(
            this.#planFor(edit.list),
            edit.item,
            edit.with.map((value) => ({ value })),
          );
          break;
        case 'remove-item':
          putInstead(this.#planFor(edit.list), edit.item, []);
          break;
        case 'insert-item':
          putBetween(this.#planFor(edit.list), edit, { value: edit.value });
          break;
        case 'remove-entry':
          putInstead(this.#planFor(edit.dict), edit.entry, []);
          break;
        case 'insert-entry':
          putBetween(this.#planFor(edit.dict), edit, { key: edit.key, value: edit.value });
          break;
      }
    }
    // Where an inner and an outer container end together, additions to the inner one come first.
    const plans = [...this.#plans.values()].sort((a, b) => b.container.span.start - a.container.span.start);
    for (const plan of plans) this.#carryOut(plan);
    return this.#printed;
  }

  #put(start: number, end: number, text: string): void {
    if (this.#parts.shared.some((span) => start < span.end && end > span.start)) throw new Unprintable();
    this.#printed.push({ range: [start, end], text });
  }

  #planFor(container: Container): Plan {
    let plan = this.#plans.get(container);
    if (!plan) {
      this.#checkWritten(container);
      if (this.#hasTag(container.span)) throw new Unprintable();
      const children: readonly Child[] =
        container.kind === 'list' ? container.items : container.entries.filter(({ implied }) => !implied);
      // The content of an alias or a merge key is elsewhere.
      if (children.some(({ span }) => span.start < container.span.start || span.end > container.span.end))
        throw new Unprintable();
      plan = { container, children, replaced: new Map(), inserted: new Map() };
      this.#plans.set(container, plan);
    }
    return plan;
  }

  /** Whether the offset is inside brackets. */
  #isFlow({ start }: Span): boolean {
    return this.#parts.flows.some((flow) => flow.start < start && start < flow.end);
  }

  /** An implied value has the span of something else, and a shared one is used in several places. */
  #checkWritten(value: UndecidedValue): void {
    const { start, end } = value.span;
    const first = this.#text[start];
    const isFlow = this.#isFlow(value.span);
    if (end <= start || this.#parts.shared.some((span) => span.start <= start && start < span.end))
      throw new Unprintable();
    if (value.kind === 'list' && first !== '[' && (isFlow || first !== '-')) throw new Unprintable();
    if (value.kind === 'dict' && first !== '{') {
      if (isFlow || first === '!' || value.entries[0]?.key.span.start !== start) throw new Unprintable();
    }
    if (value.kind === 'text' && !value.expression && /[![{]/.test(first!)) throw new Unprintable();
  }

  /** A tag changes the meaning of what follows it. The tag of a function still turns text into text. */
  #hasTag({ start }: Span): boolean {
    return /(?:^|[\s[{,])!\S*\s*$/.test(this.#text.slice(Math.max(0, start - 100), start));
  }

  #replace(target: UndecidedValue, content: Content): void {
    this.#checkWritten(target);
    const { start, end } = target.span;
    if (this.#hasTag(target.span) && (target.kind !== 'text' || typeof content !== 'string'))
      throw new Unprintable();
    const page = {
      ...this.#page,
      textQuote: this.#quoteAt(start),
      keyQuote: this.#keyQuoteNear(start),
    };
    if (this.#isFlow(target.span)) this.#put(start, end, printFlow(content, page));
    else this.#replaceInBlock(target.span, content, page, this.#hasComment(start, end));
  }

  /** Replaces a block-style value after a key or a dash, or on its own. */
  #replaceInBlock({ start, end }: Span, content: Content, page: Page, losesComment: boolean): void {
    if (losesComment) throw new Unprintable();
    const text = this.#text;
    const before = text.slice(0, start).trimEnd();
    const line = text.slice(lineStartAt(text, before.length), before.length);
    const column = start - lineStartAt(text, start);
    if (before.endsWith(':') && !/^[ ]*(?:- +)*:$/.test(line)) {
      const keyColumn = /^ *(?:- +)*/.exec(line)![0].length;
      this.#put(before.length, end, printAfterKey(content, page, keyColumn));
    } else if (/(?:^|\s)-$/.test(line)) {
      const itemColumn = before.length - lineStartAt(text, before.length) + 1;
      if (before.length + 1 > start) throw new Unprintable();
      this.#put(before.length + 1, end, printBlock(content, page, itemColumn));
    } else if (before === '' || /(?:^|\n)---$/.test(before)) {
      this.#put(start, end, printBlock(content, page, column));
    } else {
      // After a comment or an anchor: on its own line, indented further than a list may be under its key.
      if (column === 0) throw new Unprintable();
      this.#put(start, end, (text[start] === '-' ? '  ' : '') + printFlow(content, page));
    }
  }

  #rename(entry: UndecidedEntry, key: string): void {
    const { start, end } = entry.key.span;
    this.#checkWritten(entry.key);
    if (entry.implied) throw new Unprintable();
    const page = { ...this.#page, keyQuote: this.#quoteAt(start) };
    this.#put(start, end, printKey(key, page, this.#isFlow(entry.key.span)));
  }

  #carryOut(plan: Plan): void {
    const { container, children, replaced, inserted } = plan;
    // An insertion next to a removed child replaces it, so removals and insertions never collide.
    for (const [gap, pieces] of [...inserted]) {
      const before = replaced.get(gap - 1);
      const after = replaced.get(gap);
      if (before?.length === 0) replaced.set(gap - 1, pieces);
      else if (after?.length === 0) replaced.set(gap, pieces);
      else continue;
      inserted.delete(gap);
    }
    const page = this.#pageNear(children);
    const isFlow = /[[{]/.test(this.#text[container.span.start]!);
    if (isFlow)
      new FlowPlan(plan, page, this.#parts, (start, end, text) => this.#put(start, end, text)).carryOut();
    else this.#carryOutInBlock(plan, page);
  }

  #carryOutInBlock({ container, children, replaced, inserted }: Plan, page: Page): void {
    const text = this.#text;
    const starts = children.map((child) => this.#startOf(child, container));
    const column = container.span.start - lineStartAt(text, container.span.start);
    const lineStart = page.eol + ' '.repeat(column);
    const printed = ({ key, value }: Piece) =>
      key === undefined ? `- ${printBlock(value, page, column + 2)}` : printEntry(key, value, page, column);
    const gone = [...replaced].flatMap(([index, pieces]) => (pieces.length === 0 ? [index] : []));
    if (gone.length === children.length) {
      const isLost = this.#parts.comments.some(
        ({ start }) =>
          start >= container.span.start && start < container.span.end && !isInside(start, children),
      );
      this.#replaceInBlock(container.span, container.kind === 'list' ? [] : {}, page, isLost);
      return;
    }
    for (const [index, pieces] of replaced) {
      if (pieces.length === 0) continue;
      const child = children[index]!;
      const [first, ...others] = pieces as [Piece, ...Piece[]];
      if (this.#hasComment(starts[index]!, child.span.end)) throw new Unprintable();
      this.#put(starts[index]!, child.span.end, printed(first));
      if (others.length > 0) this.#insertAfter(child, others.map(printed), lineStart);
    }
    this.#remove(
      gone.sort((a, b) => a - b),
      children,
      starts,
    );
    for (const [gap, pieces] of inserted) {
      if (gap > 0) this.#insertAfter(children[gap - 1]!, pieces.map(printed), lineStart);
      else this.#put(starts[0]!, starts[0]!, pieces.map((piece) => printed(piece) + lineStart).join(''));
    }
  }

  /** Inserts on the lines after a child and the comment next to it. */
  #insertAfter(child: Child, printed: readonly string[], lineStart: string): void {
    if (keepsLineEnds(child, this.#text)) throw new Unprintable();
    const at = lineEndAt(this.#text, child.span.end);
    const rest = this.#text.slice(child.span.end, at);
    if (!/^[ \t]*(?:#|$)/.test(rest)) throw new Unprintable();
    this.#put(at, at, printed.map((each) => lineStart + each).join(''));
  }

  /** Removes some of several block-style children. Comments between them stay. */
  #remove(gone: readonly number[], children: readonly Child[], starts: readonly number[]): void {
    const text = this.#text;
    const isGone = new Set(gone);
    for (let index = gone[0] ?? children.length; index < children.length; index++) {
      if (!isGone.has(index)) continue;
      const start = starts[index]!;
      const { end } = children[index]!.span;
      if (keepsLineEnds(children[index]!, text)) throw new Unprintable();
      const lineStart = lineStartAt(text, start);
      const lineEnd = lineEndAt(text, end);
      const hasOwnLine = lineStart > 0 && text.slice(lineStart, start).trim() === '';
      const comment = text.slice(end, lineEnd).indexOf('#');
      if (!hasOwnLine) {
        // The next child takes its place, possibly after the dash of an outer list, unless there is a comment in
        // between.
        const next = children.findIndex((_, other) => other > index && !isGone.has(other));
        const isFree = !this.#parts.comments.some(
          (span) => span.start >= end && span.start < starts[next]! && !isInside(span.start, children),
        );
        if (isFree && starts[next]! > end) {
          this.#put(start, starts[next]!, '');
          index = next;
        } else this.#put(start, end + Math.max(0, comment), '');
      } else if (comment >= 0) this.#put(start, end + comment, '');
      else this.#put(beforeLineEnd(text, lineStart), lineEnd, '');
    }
  }

  /** For an item, the start of its dash. */
  #startOf(child: Child, container: Container): number {
    const text = this.#text;
    const { start } = child.span;
    const lineStart = lineStartAt(text, start);
    if (container.kind === 'dict') {
      if (!/^ *(?:- +)*$/.test(text.slice(lineStart, start)) && start !== container.span.start)
        throw new Unprintable();
      return start;
    }
    const column = container.span.start - lineStartAt(text, container.span.start);
    const dash = lineStart + column;
    // Items that are not on the line of their dash, or that have an anchor, are too rare to support.
    if (dash >= start || !/^- +(?:![^\n]*)?$/.test(text.slice(dash, start))) throw new Unprintable();
    return dash;
  }

  /** The page with the quotes that the container's own children use. */
  #pageNear(children: readonly Child[]): Page {
    const values = children.map((child) => ('key' in child ? child.value : child));
    const texts = values.flatMap((value) => (value.kind === 'text' ? [this.#quoteAt(value.span.start)] : []));
    const dict = values.find((value) => value.kind === 'dict');
    const [first] = children;
    const key = first && 'key' in first ? first.key : dict?.entries[0]?.key;
    const keyQuote = key && this.#quoteAt(key.span.start);
    const quote = texts.find((each) => each !== undefined) ?? keyQuote ?? this.#page.quote;
    return { ...this.#page, quote, keyQuote, textQuote: texts.length > 0 ? texts[0] : keyQuote };
  }

  #quoteAt(at: number): '"' | "'" | undefined {
    const char = this.#text[at];
    return char === '"' || char === "'" ? char : undefined;
  }

  /** The quote of the key before a value on its line. */
  #keyQuoteNear(at: number): '"' | "'" | undefined {
    const line = this.#text.slice(lineStartAt(this.#text, at), at);
    return /(["'])\s*:\s*$/.exec(line)?.[1] as '"' | "'" | undefined;
  }

  #hasComment(start: number, end: number): boolean {
    return this.#parts.comments.some((span) => span.start >= start && span.start < end);
  }
}

/** Edits of a list or dict in brackets. */
class FlowPlan {
  readonly #plan: Plan;
  readonly #page: Page;
  readonly #parts: YamlParts;
  readonly #put: (start: number, end: number, text: string) => void;

  constructor(
    plan: Plan,
    page: Page,
    parts: YamlParts,
    put: (start: number, end: number, text: string) => void,
  ) {
    this.#plan = plan;
    this.#page = page;
    this.#parts = parts;
    this.#put = put;
  }

  carryOut(): void {
    const { container, children, replaced, inserted } = this.#plan;
    const { text, eol } = this.#page;
    const indentOf = (child: Child) => {
      const head = text.slice(lineStartAt(text, child.span.start), child.span.start);
      return /^[ \t]*$/.test(head) ? head : undefined;
    };
    const separatorAt = (child: Child) => {
      const indent = indentOf(child);
      return indent === undefined ? ', ' : `,${eol}${indent}`;
    };
    const printed = ({ key, value }: Piece) =>
      (key === undefined ? '' : `${printKey(key, this.#page, true)}: `) + printFlow(value, this.#page);
    for (const [index, pieces] of replaced) {
      if (pieces.length === 0) continue;
      const child = children[index]!;
      this.#check(child.span.start, child.span.end);
      this.#put(child.span.start, child.span.end, pieces.map(printed).join(separatorAt(child)));
    }
    this.#remove([...replaced].flatMap(([index, pieces]) => (pieces.length === 0 ? [index] : [])));
    for (const [gap, pieces] of inserted) {
      const texts = pieces.map(printed);
      const sibling = children[gap > 0 ? gap - 1 : 0];
      if (!sibling) {
        const { start, end } = container.span;
        this.#check(start, end);
        const isDict = container.kind === 'dict';
        this.#put(start + 1, end - 1, isDict ? ` ${texts.join(', ')} ` : texts.join(', '));
      } else if (gap > 0)
        this.#put(
          sibling.span.end,
          sibling.span.end,
          texts.map((each) => separatorAt(sibling) + each).join(''),
        );
      else
        this.#put(
          sibling.span.start,
          sibling.span.start,
          texts.map((each) => each + separatorAt(sibling)).join(''),
        );
    }
  }

  #remove(gone: readonly number[]): void {
    const { container, children } = this.#plan;
    const places = [...gone].sort((a, b) => a - b);
    for (let place = 0; place < places.length; place++) {
      const first = places[place]!;
      let last = first;
      while (places[place + 1] === last + 1) last = places[++place]!;
      const next = children[last + 1];
      const previous = children[first - 1];
      const [start, end] = next
        ? [children[first]!.span.start, next.span.start]
        : previous
          ? [previous.span.end, children[last]!.span.end]
          : [container.span.start + 1, container.span.end - 1];
      this.#check(start, end);
      this.#put(start, end, '');
    }
  }

  #check(start: number, end: number): void {
    if (this.#parts.comments.some((span) => span.start >= start && span.start < end)) throw new Unprintable();
  }
}

function placeOf(child: Child, { children }: Plan): number {
  const place = children.indexOf(child);
  if (place < 0) {
    if ('key' in child && child.implied) throw new Unprintable();
    throw new Error('No such item or entry.');
  }
  return place;
}

function putInstead(plan: Plan, child: Child, pieces: readonly Piece[]): void {
  const place = placeOf(child, plan);
  if (plan.replaced.has(place)) throw new Error('Two edits for the same value.');
  plan.replaced.set(place, pieces);
}

function putBetween(
  plan: Plan,
  { after, before }: { readonly after?: Child; readonly before?: Child },
  piece: Piece,
): void {
  const gap = after ? placeOf(after, plan) + 1 : before ? placeOf(before, plan) : plan.children.length;
  plan.inserted.set(gap, [...(plan.inserted.get(gap) ?? []), piece]);
}

/** Whether a child has, perhaps at its end, a block scalar that keeps the empty lines after it. */
function keepsLineEnds({ span }: Child, text: string): boolean {
  return /(?:^|\s)[|>][1-9]?\+/.test(text.slice(span.start, span.end));
}

function isInside(at: number, children: readonly Child[]): boolean {
  return children.some(({ span }) => at >= span.start && at < span.end);
}

function inOrder(edits: TextEdit[]): TextEdit[] {
  edits.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  for (let index = 1; index < edits.length; index++)
    if (edits[index]!.range[0] < edits[index - 1]!.range[1]) throw new Error('Two edits overlap.');
  return edits;
}

function lineStartAt(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of a line, before its line end. */
function lineEndAt(text: string, at: number): number {
  const lineEnd = text.indexOf('\n', at);
  if (lineEnd < 0) return text.length;
  return text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd;
}

function beforeLineEnd(text: string, lineStart: number): number {
  return lineStart - (text[lineStart - 2] === '\r' ? 2 : 1);
}
