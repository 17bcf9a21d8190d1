/** Detects the layout of a JSON text. */

export interface Layout {
  /** The line end. */
  eol: string;
  /** One step of indentation. */
  unit: string;
  /** Between key and value: `: ` or `:`. */
  colon: string;
  /** Between values on one line: `, ` or `,`. */
  comma: string;
  /** The padding inside the braces or brackets of a dict or list on one line. */
  dictPadding: string;
  listPadding: string;
  /** Lists of strings are on one line although dicts are not. */
  listsOnOneLine: boolean;
  quote: '"' | "'";
  /** JSON5: keys are unquoted where possible. */
  bareKeys: boolean;
}

let last: { readonly text: string; readonly layout: Layout } | undefined;

/** The layout of a text. Cached, because all findings of a file need the same layout. */
export function layoutOf(text: string): Layout {
  if (last?.text !== text) last = { text, layout: readLayout(text) };
  return last.layout;
}

/** The patterns match the raw text. The content of strings rarely misleads them. */
function readLayout(text: string): Layout {
  const isMultiline = /[\r\n]/.test(text.trim());
  // In this order because nearly every text has a quoted key right at its start.
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
