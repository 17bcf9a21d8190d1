/** The tokens of a text in HCL, to say where it goes wrong. */

export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'sign' | 'newline' | 'end';
  readonly text: string;
  readonly offset: number;
}

export interface Unclosed {
  readonly unclosed: string;
  readonly offset: number;
}

const blank = /(?:[ \t\r\ufeff]+|\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*)+/y;
const name = /[\p{ID_Start}_](?:[\p{ID_Continue}-]|::)*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const heredoc = /<<-?([\w-]+)[ \t]*\r?\n/y;
const sign = /\.\.\.|=>|[=!<>]=|&&|\|\||[^]/uy;

/** The tokens, with one at the end of the text; or the string, heredoc or comment that nothing closes. */
export function tokensOf(text: string): readonly Token[] | Unclosed {
  const tokens: Token[] = [];
  let offset = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = offset;
    return pattern.exec(text);
  };
  while (offset < text.length) {
    const skipped = match(blank);
    if (skipped) {
      offset += skipped[0].length;
      continue;
    }
    const start = offset;
    if (text.startsWith('/*', start)) return { unclosed: 'comment', offset: start };
    const document = match(heredoc);
    if (text[start] === '"') {
      const end = endOfString(text, start + 1, 0);
      if (end === undefined) return { unclosed: 'string', offset: start };
      tokens.push({ type: 'string', text: text.slice(start, end), offset: start });
      offset = end;
    } else if (document) {
      const [head, marker] = document;
      const rest = text.slice(start + head.length);
      const end = new RegExp(`^[ \\t]*${marker!}(?![\\w-])`, 'm').exec(rest);
      if (!end) return { unclosed: `heredoc \`${marker!}\``, offset: start };
      offset += head.length + end.index + end[0].length;
      tokens.push({ type: 'string', text: text.slice(start, offset), offset: start });
    } else {
      const found = (['name', 'number', 'sign'] as const)
        .map((type, place) => ({ type, text: match([name, number, sign][place]!)?.[0] }))
        .find((each) => each.text !== undefined)!;
      tokens.push({
        type: found.text === '\n' ? 'newline' : found.type,
        text: found.text!,
        offset: start,
      });
      offset += found.text!.length;
    }
  }
  tokens.push({ type: 'end', text: '', offset: text.length });
  return tokens;
}

/** Templates in strings in templates. */
const deepest = 50;

/** Behind the closing quote; undefined where the line or the text ends before it, outside of what is filled in. */
function endOfString(text: string, start: number, depth: number): number | undefined {
  if (depth > deepest) return undefined;
  let at = start;
  let brackets = 0;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (brackets === 0) {
      if (char === '"') return at + 1;
      if (char === '\n') return undefined;
      if (char === '\\' || text.startsWith('$${', at) || text.startsWith('%%{', at))
        at += char === '\\' ? 1 : 2;
      else if ((char === '$' || char === '%') && text[at + 1] === '{') {
        brackets = 1;
        at++;
      }
    } else if (char === '{') brackets++;
    else if (char === '}') brackets--;
    else if (char === '"') {
      const end = endOfString(text, at + 1, depth + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}
