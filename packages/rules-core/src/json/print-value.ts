/** Prints values in the layout of a JSON text. */
import { Copy } from '../edits/copy.js';
import type { Content } from '../edits/edit.js';
import type { Span, UndecidedValue } from '../value/value.js';
import type { Layout } from './layout.js';

/** What printing depends on: a layout, and the text that copies are taken from. */
export interface Page extends Layout {
  readonly text: string;
  /** Print a string as a value and as a key. The text may have holes. */
  readonly literal: (text: string, quote: Layout['quote']) => string;
  readonly literalKey: (text: string, quote: Layout['quote']) => string;
}

/** Putting a list on one line must not make it longer than this. */
const maxLineLength = 110;

/** Keys and values without children are already printed. */
type Shape =
  | { readonly kind: 'leaf'; readonly printed: string }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: string, value: Content])[] };

/**
 * @param indent the indentation of the line on which the value starts
 * @param multiline whether its container has one child per line; the value then does too
 */
export function printValue(value: Content, page: Page, indent: string, multiline: boolean): string {
  const shape = shapeOf(value, page);
  if (shape.kind === 'leaf') return shape.printed;
  const [open, close, padding] =
    shape.kind === 'list' ? ['[', ']', page.listPadding] : ['{', '}', page.dictPadding];
  const inner = indent + page.unit;
  const printed =
    shape.kind === 'list'
      ? shape.items.map((item) => printValue(item, page, inner, multiline))
      : shape.entries.map(([key, each]) => key + page.colon + printValue(each, page, inner, multiline));
  if (printed.length === 0) return open + close;
  const isFlat = shape.kind === 'list' && page.listsOnOneLine && shape.items.every(isLeaf);
  if (!multiline || isFlat) {
    const line = open + padding + printed.join(page.comma) + padding + close;
    if (!multiline || indent.length + line.length <= maxLineLength) return line;
  }
  return open + page.eol + inner + printed.join(`,${page.eol}${inner}`) + page.eol + indent + close;
}

export function printKey(key: string, { bareKeys, quote, literalKey }: Page): string {
  return bareKeys && /^[A-Za-z_$][\w$]*$/.test(key) ? key : literalKey(key, quote);
}

function shapeOf(value: Content, page: Page): Shape {
  if (value instanceof Copy) return shapeOfCopy(value.value, page.text);
  if (typeof value === 'string') return leaf(page.literal(value, page.quote));
  if (typeof value !== 'object' || value === null) return leaf(JSON.stringify(value));
  if (Array.isArray(value)) return { kind: 'list', items: value as readonly Content[] };
  const entries = Object.entries(value as Readonly<Record<string, Content>>);
  return { kind: 'dict', entries: entries.map(([key, each]) => [printKey(key, page), each]) };
}

/** Texts, keys and numbers keep their spelling, and so does a value with unknown parts, as a whole. */
function shapeOfCopy(value: UndecidedValue, text: string): Shape {
  const spelling = ({ start, end }: Span) => text.slice(start, end);
  if (value.kind === 'list' && !value.open)
    return { kind: 'list', items: value.items.map((item) => new Copy(item)) };
  if (value.kind !== 'dict' || value.open) return leaf(spelling(value.span));
  return {
    kind: 'dict',
    entries: value.entries.map((entry) => [spelling(entry.key.span), new Copy(entry.value)]),
  };
}

function leaf(printed: string): Shape {
  return { kind: 'leaf', printed };
}

function isLeaf(value: Content): boolean {
  if (value instanceof Copy) return value.value.kind === 'text' || value.value.kind === 'scalar';
  return typeof value !== 'object';
}

/** Prints a string literal, with the escapes of `JSON.stringify` only. */
export function printText(text: string, quote: '"' | "'"): string {
  const printed = JSON.stringify(text);
  if (quote === '"') return printed;
  const inner = printed
    .slice(1, -1)
    .replace(/\\.|'/g, (each) => (each === '\\"' ? '"' : each === "'" ? "\\'" : each));
  return `'${inner}'`;
}
