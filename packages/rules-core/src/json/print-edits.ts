/**
 * Prints structural edits as text edits for JSON, JSONC and JSON5, using only the text and the spans of the value tree.
 * Preserves the layout of the file: indentation, line ends, separators, quotes, lists and objects on one line or on
 * several, trailing commas, comments.
 */
import type { Content, Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import type { Span, UndecidedDict, UndecidedEntry, UndecidedList, UndecidedValue } from '../value/value.js';
import { layoutOf, type Layout } from './layout.js';
import { printKey, printText, printValue, type Page } from './print-value.js';
import { isPrintable } from './written.js';
import { remembered } from '../speed/remembered.js';

type Child = UndecidedValue | UndecidedEntry;

/** The children of a container that are written in the text. */
interface Children {
  readonly children: readonly Child[];
  readonly places: ReadonlyMap<Child, number>;
}

/** The changes to the children of one list or dict. */
interface Plan extends Children {
  readonly container: UndecidedList | UndecidedDict;
  /** The replacements by index of the child. Empty for a removal. */
  readonly replaced: Map<number, Print[]>;
  /** The insertions by gap. Gap 0 is before the first child. */
  readonly inserted: Map<number, Print[]>;
}

/** Prints a new child at an indentation, and on several lines if `multiline` is true. */
type Print = (page: Page, indent: string, multiline: boolean) => string;

/**
 * @param edits edits of one fix or suggestion, over value trees made from `text`
 * @param text the source, without a byte order mark
 * @param holes the holes of the texts in the value tree
 * @returns text edits in ascending order that do not overlap; undefined when they cannot be written, because a node is
 * not in the text
 * @throws Error when edits contradict each other (such as two for the same value) or name an item or entry of another
 * container, which is a bug in the rule
 */
export function printEdits(edits: readonly Edit[], text: string, holes?: Holes): TextEdit[] | undefined {
  if (!edits.every((edit) => isPrintable(edit, text))) return undefined;
  const restore = (each: string) => holes?.restore(each) ?? each;
  const literal = (each: string, quote: Layout['quote']) => printText(restore(each), quote);
  return printOn({ ...layoutOf(text), text, literal, literalKey: literal }, edits);
}

/**
 * Prints edits of a JSON, JSONC or JSON5 text, or of object literals in JavaScript.
 *
 * @param page the layout of the text, and how its strings are written
 * @throws Error see `printEdits`
 */
export function printOn(page: Page, edits: readonly Edit[]): TextEdit[] {
  const { text } = page;
  const plans = new Map<UndecidedList | UndecidedDict, Plan>();
  const printed: TextEdit[] = [];

  for (const edit of edits) {
    switch (edit.kind) {
      case 'replace': {
        const { start, end } = edit.target.span;
        const own = ownLine(text, start);
        const near = { ...page, quote: quoteAt(text, start) ?? page.quote };
        printed.push({
          range: [start, end],
          text: printValue(edit.with, near, own ?? '', own !== undefined),
        });
        break;
      }
      case 'rename-key': {
        const { start, end } = edit.entry.key.span;
        const quote = quoteAt(text, start);
        const near = { ...page, quote: quote ?? page.quote, bareKeys: quote === undefined };
        printed.push({ range: [start, end], text: printKey(edit.key, near) });
        break;
      }
      case 'replace-item':
        putInstead(planFor(plans, edit.list), edit.item, edit.with.map(printItem));
        break;
      case 'remove-item':
        putInstead(planFor(plans, edit.list), edit.item, []);
        break;
      case 'insert-item':
        putBetween(planFor(plans, edit.list), edit, printItem(edit.value));
        break;
      case 'remove-entry':
        putInstead(planFor(plans, edit.dict), edit.entry, []);
        break;
      case 'insert-entry':
        putBetween(planFor(plans, edit.dict), edit, printEntry(edit.key, edit.value));
        break;
    }
  }
  for (const plan of plans.values()) printed.push(...printPlan(plan, page));
  return inOrder(printed);
}

function planFor(
  plans: Map<UndecidedList | UndecidedDict, Plan>,
  container: UndecidedList | UndecidedDict,
): Plan {
  let plan = plans.get(container);
  if (!plan) {
    plan = { container, ...childrenOf(container), replaced: new Map(), inserted: new Map() };
    plans.set(container, plan);
  }
  return plan;
}

/** Cached, because every finding in a list may edit it. */
const childrenOf = remembered((container: UndecidedList | UndecidedDict): Children => {
  const children: readonly Child[] =
    container.kind === 'list' ? container.items : container.entries.filter(({ implied }) => !implied);
  return { children, places: new Map(children.map((child, place) => [child, place])) };
});

function placeOf(child: Child, { places }: Plan): number {
  const place = places.get(child);
  if (place === undefined) throw new Error('No such item or entry.');
  return place;
}

function putInstead(plan: Plan, child: Child, prints: Print[]): void {
  const place = placeOf(child, plan);
  if (plan.replaced.has(place)) throw new Error('Two edits for the same value.');
  plan.replaced.set(place, prints);
}

function putBetween(
  plan: Plan,
  { after, before }: { readonly after?: Child; readonly before?: Child },
  print: Print,
): void {
  const gap = after ? placeOf(after, plan) + 1 : before ? placeOf(before, plan) : plan.children.length;
  plan.inserted.set(gap, [...(plan.inserted.get(gap) ?? []), print]);
}

const printItem =
  (value: Content): Print =>
  (page, indent, multiline) =>
    printValue(value, page, indent, multiline);

const printEntry =
  (key: string, value: Content): Print =>
  (page, indent, multiline) =>
    printKey(key, page) + page.colon + printValue(value, page, indent, multiline);

function printPlan({ container, children, replaced, inserted }: Plan, filePage: Page): TextEdit[] {
  const n = children.length;
  const page = pageNear(container.span, children, filePage);
  const { text } = page;

  // An insertion next to a removed child replaces it, so removals and insertions never collide.
  for (const [gap, prints] of [...inserted]) {
    const before = replaced.get(gap - 1);
    const after = replaced.get(gap);
    if (before?.length === 0) replaced.set(gap - 1, prints);
    else if (after?.length === 0) replaced.set(gap, prints);
    else continue;
    inserted.delete(gap);
  }

  const edits: TextEdit[] = [];
  for (const [index, prints] of replaced) {
    if (prints.length === 0) continue;
    const { start, end } = children[index]!.span;
    const indent = ownLine(text, start);
    const separator = indent === undefined ? page.comma : `,${page.eol}${indent}`;
    const multiline = indent !== undefined;
    edits.push({
      range: [start, end],
      text: prints.map((print) => print(page, indent ?? '', multiline)).join(separator),
    });
  }
  const gone = [...replaced].filter(([, prints]) => prints.length === 0).map(([index]) => index);
  gone.sort((a, b) => a - b);
  for (let place = 0; place < gone.length; place++) {
    const first = gone[place]!;
    let last = first;
    while (gone[place + 1] === last + 1) last = gone[++place]!;
    edits.push(...removeRun(container.span, children, first, last, text));
  }
  for (const [gap, prints] of inserted) {
    edits.push(...(n === 0 ? fill(container.span, prints, page) : insertAt(children, gap, prints, page)));
  }
  return edits;
}

/** The layout that the container's own children have. */
function pageNear(container: Span, [first, second]: readonly Child[], page: Page): Page {
  const { text } = page;
  if (!first) return page;
  const near = { ...page, quote: quoteAt(text, first.span.start) ?? page.quote };
  if ('key' in first) {
    near.bareKeys = quoteAt(text, first.key.span.start) === undefined;
    near.quote = quoteAt(text, first.key.span.start) ?? quoteAt(text, first.value.span.start) ?? page.quote;
    const between = text.slice(first.key.span.end, first.value.span.start);
    if (/^[ \t]*:[ \t]*$/.test(between)) near.colon = between;
  }
  if (second) {
    const between = text.slice(first.span.end, second.span.start);
    if (/^,[ \t]*$/.test(between)) near.comma = between;
  }
  const inner = ownLine(text, first.span.start);
  const outer = indentAt(text, container.start);
  if (inner !== undefined && inner.length > outer.length && inner.startsWith(outer)) {
    near.unit = inner.slice(outer.length);
  }
  return near;
}

/** Removes the children `first` to `last` and the comma that is no longer needed. Comments stay. */
function removeRun(
  container: Span,
  children: readonly Child[],
  first: number,
  last: number,
  text: string,
): TextEdit[] {
  const { start } = children[first]!.span;
  const { end } = children[last]!.span;
  const isLast = last === children.length - 1;
  const comma = commaAfter(text, end, container.end);
  const outEnd = comma === undefined ? end : comma + 1;
  // Commas and comments between the removed children are removed with them.
  if (first === 0 && isLast) {
    const [innerStart, innerEnd] = [container.start + 1, container.end - 1];
    const isBlank = (from: number, to: number) => text.slice(from, to).trim() === '';
    return isBlank(innerStart, start) && isBlank(outEnd, innerEnd)
      ? [cut(innerStart, innerEnd)]
      : [cut(start, outEnd)];
  }
  const indent = ownLine(text, start);
  if (isLast) {
    const previous = children[first - 1]!.span;
    const previousComma = commaAfter(text, previous.end, start)!;
    if (text.slice(previousComma + 1, start).trim() === '' && previousComma === previous.end) {
      // A trailing comma of the removed children now follows the previous child.
      return [cut(previous.end, end)];
    }
    const whole = indent === undefined ? cut(start, outEnd) : cut(...lineAround(text, start, outEnd));
    return comma === undefined ? [cut(previousComma, previousComma + 1), whole] : [whole];
  }
  if (indent !== undefined) return [cut(...lineAround(text, start, outEnd))];
  if (first > 0) {
    const previousComma = commaAfter(text, children[first - 1]!.span.end, start)!;
    if (text.slice(previousComma + 1, start).trim() === '') return [cut(previousComma + 1, outEnd)];
  }
  return [cut(start, skipBlanks(text, outEnd))];
}

function cut(start: number, end: number): TextEdit {
  return { range: [start, end], text: '' };
}

/**
 * The whole lines of `[start, end)`, including the line end, if nothing else is on them. Otherwise the range and the
 * spaces after it.
 */
function lineAround(text: string, start: number, end: number): [number, number] {
  const lineStart = lineStartAt(text, start);
  const after = skipBlanks(text, end);
  const isWhole =
    lineStart !== undefined &&
    text.slice(lineStart, start).trim() === '' &&
    (after >= text.length || isBreak(text, after));
  if (!isWhole) return [start, after];
  return [lineStart, after + (text.startsWith('\r\n', after) ? 2 : 1)];
}

function insertAt(children: readonly Child[], gap: number, prints: readonly Print[], page: Page): TextEdit[] {
  const n = children.length;
  const { text } = page;
  // The sibling whose layout new children follow: the one after them, or else the last one.
  const sibling = children[Math.min(gap, n - 1)]!.span;
  const indent = ownLine(text, sibling.start);
  const texts = prints.map((print) => print(page, indent ?? '', indent !== undefined));
  const separator = indent === undefined ? page.comma : `,${page.eol}${indent}`;
  const joined = texts.join(separator);

  if (gap === 0) return [insert(sibling.start, joined + separator)];
  const previous = children[gap - 1]!.span;
  const comma = commaAfter(text, previous.end, gap < n ? children[gap]!.span.start : text.length);
  if (indent === undefined) {
    if (gap < n) return [insert(sibling.start, joined + separator)];
    return comma === undefined
      ? [insert(previous.end, separator + joined)]
      : [insert(comma + 1, separator.slice(1) + joined + ',')];
  }
  // Insert after the comma and the comments that follow it on the line, because these belong to the previous child.
  const place = skipLineComments(text, comma === undefined ? previous.end : comma + 1);
  const line = page.eol + indent + joined;
  if (comma !== undefined) return [insert(place, line + ',')];
  return place === previous.end
    ? [insert(place, ',' + line)]
    : [insert(previous.end, ','), insert(place, line)];
}

/** Inserts the first children into an empty list or dict. */
function fill(container: Span, prints: readonly Print[], page: Page): TextEdit[] {
  const { text } = page;
  const outer = ownLine(text, container.start);
  const inner = text.slice(container.start + 1, container.end - 1);
  const isBlank = inner.trim() === '';
  const multiline =
    (outer !== undefined && (text[container.start] === '{' || !page.listsOnOneLine)) || /[\r\n]/.test(inner);
  const base = outer ?? indentAt(text, container.start);
  const indent = base + page.unit;
  const separator = multiline ? `,${page.eol}${indent}` : page.comma;
  const joined = prints.map((print) => print(page, multiline ? indent : '', multiline)).join(separator);
  if (!isBlank) {
    const lead = multiline ? page.eol + indent : '';
    return [insert(container.start + 1, lead + joined + (/^\s/.test(inner) ? '' : ' '))];
  }
  const padding = text[container.start] === '{' ? page.dictPadding : page.listPadding;
  const [before, after] = multiline ? [page.eol + indent, page.eol + base] : [padding, padding];
  return [{ range: [container.start + 1, container.end - 1], text: before + joined + after }];
}

function insert(at: number, text: string): TextEdit {
  return { range: [at, at], text };
}

function inOrder(edits: TextEdit[]): TextEdit[] {
  edits.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  for (let i = 1; i < edits.length; i++) {
    if (edits[i]!.range[0] < edits[i - 1]!.range[1]) throw new Error('Two edits overlap.');
  }
  return edits;
}

/**
 * The offset of the comma after a child that ends at `from`, if only comments are between them and it is before `to`.
 */
function commaAfter(text: string, from: number, to: number): number | undefined {
  let at = from;
  while (at < to) {
    const next = skipTrivia(text, at);
    if (text[next] === ',') return next < to ? next : undefined;
    // The most lenient parser allows parentheses.
    if (text[next] !== ')') return undefined;
    at = next + 1;
  }
  return undefined;
}

function skipTrivia(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (/[\s\uFEFF]/.test(text[at]!)) at++;
    else if (text.startsWith('//', at)) at = lineEndAt(text, at);
    else if (text.startsWith('/*', at)) at = blockEnd(text, at);
    else break;
  }
  return at;
}

/** Skips spaces, and comments that end on the same line, but not trailing spaces of the line. */
function skipLineComments(text: string, from: number): number {
  let place = from;
  for (;;) {
    const at = skipBlanks(text, place);
    if (text.startsWith('//', at)) return lineEndAt(text, at);
    if (!text.startsWith('/*', at)) return place;
    const end = blockEnd(text, at);
    if (/[\r\n]/.test(text.slice(at, end))) return place;
    place = end;
  }
}

function blockEnd(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

function lineEndAt(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text, at)) at++;
  return at;
}

function lineStartAt(text: string, from: number): number | undefined {
  const farthest = Math.max(0, from - longestLine);
  const before = text.slice(farthest, from);
  const start = farthest + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return start > 0 && start === farthest ? undefined : start;
}

/** Longer lines are minified. They may also have many findings, so measuring their indentation would be slow. */
const longestLine = 5_000;

/** The indentation of the line at an offset. */
function indentAt(text: string, at: number): string {
  const start = lineStartAt(text, at);
  return start === undefined ? '' : text.slice(start, skipBlanks(text, start));
}

/**
 * The indentation of the line on which a child starts, if at most its key precedes it there: the container then has one
 * child per line. Undefined when it shares the line with its container or siblings.
 */
function ownLine(text: string, at: number): string | undefined {
  const start = lineStartAt(text, at);
  // A child on the first line shares it with its container.
  if (start === undefined || start === 0) return undefined;
  const head = text.slice(start, at);
  const match = /^([ \t]*)(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$]+)\s*:\s*)?$/.exec(head);
  return match?.[1];
}

function quoteAt(text: string, at: number): '"' | "'" | undefined {
  const char = text[at];
  return char === '"' || char === "'" ? char : undefined;
}
