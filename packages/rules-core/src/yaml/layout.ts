/** How a YAML text is laid out. */

export interface Layout {
  /** The line end. */
  readonly eol: string;
  /** How many blanks a dict under a key is indented by. */
  readonly indent: number;
  /** How many blanks a list under a key is indented by: in many files none. */
  readonly listIndent: number;
  /** Lists of texts stand in brackets. */
  readonly hasFlowLists: boolean;
  /** Around texts that need quotes. */
  readonly quote: '"' | "'";
}

let last: { readonly text: string; readonly layout: Layout } | undefined;

/** The layout of a text. The findings of one file ask for the same one time and again. */
export function layoutOf(text: string): Layout {
  if (last?.text !== text) last = { text, layout: readLayout(text) };
  return last.layout;
}

/** The patterns take the text as it comes: what stands in a block scalar seldom misleads them. */
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
