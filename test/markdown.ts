/** The fenced code blocks of a Markdown text, with what they stand under. */
export interface CodeBlock {
  readonly language: string;
  /** The `name=value` pairs after the language. */
  readonly info: Readonly<Record<string, string>>;
  readonly code: string;
  /** The nearest heading of the second level, without its marks; empty before the first. */
  readonly section: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
}

export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let section = '';
  let open: { language: string; info: Record<string, string>; line: number; code: string[] } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^```(\S*) ?(.*)$/.exec(text);
    if (open) {
      if (fence) {
        blocks.push({ ...open, code: open.code.join('\n'), section });
        open = undefined;
      } else open.code.push(text);
    } else if (fence) {
      const info = Object.fromEntries(
        [...fence[2]!.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
      );
      open = { language: fence[1]!, info, line: index + 1, code: [] };
    } else section = /^## (.+)$/.exec(text)?.[1] ?? section;
  }
  return blocks;
}
