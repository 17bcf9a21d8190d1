/** How a JSON text is laid out, and values printed that way. */
import type { Plain } from '../edits/edit.js';

export interface Layout {
  /** The line end. */
  eol: string;
  /** One step of indentation. */
  unit: string;
  /** Between key and value: `: ` or `:`. */
  colon: string;
  /** Between values on one line: `, ` or `,`. */
  comma: string;
  /** Inside the braces and the brackets of a dict or list on one line. */
  dictPadding: string;
  listPadding: string;
  /** Lists of strings stand on one line although dicts do not. */
  listsOnOneLine: boolean;
  quote: '"' | "'";
  /** JSON5: keys go without quotes where they can. */
  bareKeys: boolean;
}

/** A line longer than this is not made by putting a list on one line. */
const maxLineLength = 110;

let last: { readonly text: string; readonly layout: Layout } | undefined;

/** The layout of a text. The findings of one file ask for the same one time and again. */
export function layoutOf(text: string): Layout {
  if (last?.text !== text) last = { text, layout: readLayout(text) };
  return last.layout;
}

/** The patterns take the text as it comes: what stands inside a string seldom misleads them. */
function readLayout(text: string): Layout {
  const isMultiline = /[\r\n]/.test(text.trim());
  // In this order, as nearly every text has a quoted key right at its start.
  const bareKeys = !/[^\\]["']\s*:/.test(text) && /[{,]\s*[A-Za-z_$][\w$]*\s*:/.test(text);
  const keyEnd = bareKeys
    ? /[{,]\s*[A-Za-z_$][\w$]*([ \t]*:[ \t]*)(?=["'[{\w-])/
    : /[^\\]["']([ \t]*:[ \t]*)(?=["'[{\w-])/;
  const colon = keyEnd.exec(text)?.[1] ?? ': ';
  const comma = /["'\]}](,[ \t]*)(?=["'[{])/.exec(text)?.[1];
  return {
    eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    unit: /[\r\n]([ \t]+)[^\s*/]/.exec(text)?.[1] ?? (isMultiline ? '' : '  '),
    colon,
    comma: comma ?? (/\s/.test(colon) ? ', ' : ','),
    dictPadding: /\{([ \t]+)["'\w]/.exec(text)?.[1] ?? '',
    listPadding: /\[([ \t]+)["'{\w]/.exec(text)?.[1] ?? '',
    listsOnOneLine: /\[[ \t]*["']/.test(text) && !/\[[ \t]*[\r\n]\s*["']/.test(text),
    quote: !text.includes('"') && text.includes("'") ? "'" : '"',
    bareKeys,
  };
}

/**
 * @param indent the indentation of the line on which the value starts
 * @param multiline whether there is one child a line around it; inside it, then, likewise
 */
export function printValue(value: Plain, layout: Layout, indent: string, multiline: boolean): string {
  if (typeof value === 'string') return printText(value, layout.quote);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Array.isArray(value) ? (value as readonly Plain[]) : undefined;
  const [open, close] = items ? ['[', ']'] : ['{', '}'];
  const inner = indent + layout.unit;
  const children = (isMultiline: boolean): string[] =>
    items
      ? items.map((item) => printValue(item, layout, inner, isMultiline))
      : Object.entries(value as Readonly<Record<string, Plain>>).map(
          ([key, each]) =>
            printKey(key, layout) + layout.colon + printValue(each, layout, inner, isMultiline),
        );
  const padding = items ? layout.listPadding : layout.dictPadding;
  const oneLine = (): string => {
    const printed = children(false);
    return printed.length === 0
      ? open + close
      : open + padding + printed.join(layout.comma) + padding + close;
  };
  if (!multiline) return oneLine();
  if (items && layout.listsOnOneLine && items.every((item) => typeof item !== 'object')) {
    const line = oneLine();
    if (indent.length + line.length <= maxLineLength) return line;
  }
  const printed = children(true);
  if (printed.length === 0) return open + close;
  return open + layout.eol + inner + printed.join(`,${layout.eol}${inner}`) + layout.eol + indent + close;
}

export function printKey(key: string, layout: Layout): string {
  return layout.bareKeys && /^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key, layout.quote);
}

/** A string literal: escaped as `JSON.stringify` does, all else as it is. */
function printText(text: string, quote: '"' | "'"): string {
  const printed = JSON.stringify(text);
  if (quote === '"') return printed;
  const inner = printed
    .slice(1, -1)
    .replace(/\\.|'/g, (each) => (each === '\\"' ? '"' : each === "'" ? "\\'" : each));
  return `'${inner}'`;
}
