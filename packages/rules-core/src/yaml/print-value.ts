/** Prints values in the layout of a YAML text. */
import { Copy } from '../edits/copy.js';
import type { Content } from '../edits/edit.js';
import type { UndecidedValue } from '../value/value.js';
import type { Layout } from './layout.js';
import { printScalar } from './print-scalar.js';

/** Where values are printed: a layout, as the values around show it, and the text that copies are taken from. */
export interface Page extends Layout {
  readonly text: string;
  /** Puts the source of each hole in the place of its character. */
  readonly restore: (text: string) => string;
  /** The quotes of the keys and texts around; undefined where they have none. */
  readonly keyQuote: '"' | "'" | undefined;
  readonly textQuote: '"' | "'" | undefined;
}

/** Something that cannot be written at its place. */
export class Unprintable extends Error {}

/** A line longer than this is not made by putting a list in brackets. */
const maxLineLength = 110;

type Shape =
  | { readonly kind: 'leaf'; readonly print: (isFlow: boolean) => string }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: string, value: Content])[] };

/** On one line, as in brackets. */
export function printFlow(value: Content, page: Page): string {
  const shape = shapeOf(value, page);
  if (shape.kind === 'leaf') return shape.print(true);
  if (shape.kind === 'list') return `[${shape.items.map((item) => printFlow(item, page)).join(', ')}]`;
  const entries = shape.entries.map(
    ([key, each]) => `${printKey(key, page, true)}: ${printFlow(each, page)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** In block style, where it starts at a column and goes on at the same one. */
export function printBlock(value: Content, page: Page, column: number): string {
  const shape = shapeOf(value, page);
  if (shape.kind === 'leaf') return shape.print(false);
  const lineStart = page.eol + ' '.repeat(column);
  if (shape.kind === 'list')
    return shape.items.length === 0
      ? '[]'
      : shape.items.map((item) => `- ${printBlock(item, page, column + 2)}`).join(lineStart);
  if (shape.entries.length === 0) return '{}';
  return shape.entries.map(([key, each]) => printEntry(key, each, page, column)).join(lineStart);
}

/** A key and its value, in block style. */
export function printEntry(key: string, value: Content, page: Page, column: number): string {
  return `${printKey(key, page, false)}:${printAfterKey(value, page, column)}`;
}

/** What follows the colon of a key that stands at a column. */
export function printAfterKey(value: Content, page: Page, column: number): string {
  const shape = shapeOf(value, page);
  const size = shape.kind === 'list' ? shape.items.length : shape.kind === 'dict' ? shape.entries.length : 0;
  if (size === 0) return ` ${printBlock(value, page, column)}`;
  if (shape.kind === 'list' && page.hasFlowLists && shape.items.every(isLeaf)) {
    const line = ` ${printFlow(value, page)}`;
    if (column + line.length <= maxLineLength) return line;
  }
  const inner = column + (shape.kind === 'list' ? page.listIndent : page.indent);
  return page.eol + ' '.repeat(inner) + printBlock(value, page, inner);
}

export function printKey(key: string, { restore, keyQuote, quote }: Page, isFlow: boolean): string {
  return printScalar(restore(key), { quote: keyQuote ?? quote, isPlain: keyQuote === undefined, isFlow });
}

function shapeOf(value: Content, page: Page): Shape {
  if (value instanceof Copy) return shapeOfCopy(value.value, page);
  if (typeof value === 'string') return { kind: 'leaf', print: (isFlow) => printText(value, page, isFlow) };
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Unprintable();
    return { kind: 'leaf', print: () => JSON.stringify(value) };
  }
  if (Array.isArray(value)) return { kind: 'list', items: value as readonly Content[] };
  return { kind: 'dict', entries: Object.entries(value as Readonly<Record<string, Content>>) };
}

function printText(text: string, { restore, textQuote, quote }: Page, isFlow: boolean): string {
  return printScalar(restore(text), { quote: textQuote ?? quote, isPlain: textQuote === undefined, isFlow });
}

/** Texts and numbers keep their spelling where it fits; so does, as a whole, what is not known in all of its parts. */
function shapeOfCopy(value: UndecidedValue, page: Page): Shape {
  if (value.kind === 'list' && !value.open)
    return { kind: 'list', items: value.items.map((item) => new Copy(item)) };
  if (value.kind === 'dict' && !value.open)
    return { kind: 'dict', entries: value.entries.map((entry) => [entry.key.text, new Copy(entry.value)]) };
  return { kind: 'leaf', print: (isFlow) => spellingOf(value, page, isFlow) };
}

function spellingOf(value: UndecidedValue, page: Page, isFlow: boolean): string {
  const spelling = page.text.slice(value.span.start, value.span.end);
  const isOneLine = spelling !== '' && !/[\r\n]/.test(spelling);
  const isQuoted = /^(?:![^\s,[\]{}]*[ \t]+)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(spelling);
  const isBracketed = /^[[{]/.test(spelling);
  const isPlain = !isQuoted && !isBracketed;
  const fits =
    isOneLine && !(isPlain && (/:(?:\s|$)|\s#/.test(spelling) || (isFlow && /[,[\]{}]/.test(spelling))));
  if (fits) return spelling;
  // An expression says more than its text.
  if (value.kind !== 'text' || value.expression || /^[![{]/.test(spelling)) throw new Unprintable();
  return printText(value.text, page, isFlow);
}

function isLeaf(value: Content): boolean {
  if (value instanceof Copy) return value.value.kind === 'text' || value.value.kind === 'scalar';
  return typeof value !== 'object' || value === null;
}
