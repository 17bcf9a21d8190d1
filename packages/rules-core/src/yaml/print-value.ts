/** Prints values in the layout of a YAML text. */
import { Copy } from '../edits/copy.js';
import type { Content } from '../edits/edit.js';
import type { UndecidedValue } from '../value/value.js';
import type { Layout } from './layout.js';
import { printScalar } from './print-scalar.js';

/** What printing depends on: the layout of the surrounding values, and the text that copies are taken from. */
export interface Page extends Layout {
  readonly text: string;
  /** Replaces the characters of holes with their source. */
  readonly restore: (text: string) => string;
  /** The quotes of the surrounding keys and texts, or undefined if they have none. */
  readonly keyQuote: '"' | "'" | undefined;
  readonly textQuote: '"' | "'" | undefined;
}

/** Thrown for something that cannot be written in its place. */
export class Unprintable extends Error {}

/** A list in brackets must not make a line longer than this. */
const maxLineLength = 110;

type Shape =
  | { readonly kind: 'leaf'; readonly print: (isFlow: boolean) => string }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: string, value: Content])[] };

/** Prints on one line, in flow style. */
export function printFlow(value: Content, page: Page): string {
  const shape = shapeOf(value, page);
  if (shape.kind === 'leaf') return shape.print(true);
  if (shape.kind === 'list') return `[${shape.items.map((item) => printFlow(item, page)).join(', ')}]`;
  const entries = shape.entries.map(
    ([key, each]) => `${printKey(key, page, true)}: ${printFlow(each, page)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Prints in block style, from a column on. */
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

/** Prints a key and its value in block style. */
export function printEntry(key: string, value: Content, page: Page, column: number): string {
  return `${printKey(key, page, false)}:${printAfterKey(value, page, column)}`;
}

/** Prints what follows the colon of a key at a column. */
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

/** Texts and numbers keep their spelling where it fits, and so does a value with unknown parts, as a whole. */
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
  // An expression cannot be replaced by its text.
  if (value.kind !== 'text' || value.expression || /^[![{]/.test(spelling)) throw new Unprintable();
  return printText(value.text, page, isFlow);
}

function isLeaf(value: Content): boolean {
  if (value instanceof Copy) return value.value.kind === 'text' || value.value.kind === 'scalar';
  return typeof value !== 'object' || value === null;
}
