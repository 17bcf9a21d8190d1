/** Detects the layout of a YAML text. */

export interface Layout {
  /** The line end. */
  readonly eol: string;
  /** By how many spaces a dict under a key is indented. */
  readonly indent: number;
  /** By how many spaces a list under a key is indented, in many files 0. */
  readonly listIndent: number;
  /** Lists of texts are in brackets. */
  readonly hasFlowLists: boolean;
  /** The quotes for texts that need them. */
  readonly quote: '"' | "'";
}

let last: { readonly text: string; readonly layout: Layout } | undefined;

/** The layout of a text. Cached, because all findings of a file need the same layout. */
export function layoutOf(text: string): Layout {
  if (last?.text !== text) last = { text, layout: readLayout(text) };
  return last.layout;
}

/** The patterns match the raw text. The content of a block scalar rarely misleads them. */
function readLayout(text: string): Layout {
  const [, outer = '', dict = ''] = /^( *)(?!-)[^\s#][^\n]*:[ \t]*\r?\n( *)(?!- )[^\s#]/m.exec(text) ?? [];
  const [, keyLine = '', key = '', dash] = /^(( *(?:- +)*)[^\s#-][^\n]*:[ \t]*)\r?\n( *)- /m.exec(text) ?? [];
  const flowLists = text.match(/:[ \t]+\[[ \t]*["'\w*]/g)?.length ?? 0;
  const blockLists = text.match(/:[ \t]*\r?\n *- +(?:["'*]|[\w:/${}.-]+\r?\n)/g)?.length ?? 0;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const indent = dict.length - outer.length;
  return {
    eol: /\r\n|\n/.exec(text)?.[0] ?? '\n',
    indent: indent > 0 ? indent : 2,
    listIndent: keyLine === '' || dash === undefined ? 2 : Math.max(0, dash.length - key.length),
    hasFlowLists: flowLists > blockLists,
    quote: count(/[-:,[] *'/g) >= count(/[-:,[] *"/g) ? "'" : '"',
  };
}
