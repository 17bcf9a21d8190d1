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
  let open:
    | { fence: string; language: string; info: Record<string, string>; line: number; code: string[] }
    | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^(`{3,})([^\s`]*) ?(.*)$/.exec(text);
    if (open) {
      if (fence?.[1] === open.fence) {
        const { language, info, line, code } = open;
        blocks.push({ language, info, line, code: code.join('\n'), section });
        open = undefined;
      } else open.code.push(text);
    } else if (fence) {
      const info = Object.fromEntries(
        [...fence[3]!.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
      );
      open = { fence: fence[1]!, language: fence[2]!, info, line: index + 1, code: [] };
    } else section = /^## (.+)$/.exec(text)?.[1] ?? section;
  }
  return blocks;
}

export interface Link {
  /** A relative path, a URL, or an anchor of the same page. */
  readonly target: string;
  /** From 1. */
  readonly line: number;
}

/** The links and images of a Markdown text: inline, by reference, between angle brackets, and in HTML. */
export function links(markdown: string): Link[] {
  return prose(markdown).flatMap((text, index) => {
    const plain = text.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, (code) => '`'.repeat(code.length));
    return [
      ...plain.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
      ...plain.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?(\S+?)>?(?:\s|$)/g),
      ...plain.matchAll(/<(https?:[^>\s]+)>/g),
      ...plain.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g),
    ].map(([, target]) => ({ target: target!, line: index + 1 }));
  });
}

/** The anchors that GitHub gives the headings of a Markdown text, and those written as HTML. */
export function anchors(markdown: string): Set<string> {
  const found = new Set<string>();
  for (const text of prose(markdown)) {
    for (const [, name] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) found.add(name!);
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; found.has(anchor); count++) anchor = `${slug}-${count}`;
    found.add(anchor);
  }
  return found;
}

/** The lines of a Markdown text, with nothing in the place of code blocks and comments. */
function prose(markdown: string): string[] {
  let fence: string | undefined;
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  return markdown
    .replace(/<!--[^]*?-->/g, blank)
    .split('\n')
    .map((text) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence)) fence = undefined;
        return '';
      }
      fence = mark;
      return mark ? '' : text;
    });
}
