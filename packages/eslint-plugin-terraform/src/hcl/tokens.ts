/** The tokens of a text in HCL, to say where it goes wrong. */

export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'sign' | 'newline' | 'end';
  readonly text: string;
  readonly offset: number;
}

export interface LexicalFault {
  readonly message: string;
  readonly offset: number;
}

const blank = /(?:[ \t\r\ufeff]+|\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*)+/y;
const name = /[\p{ID_Start}_](?:[\p{ID_Continue}-]|::)*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const heredoc = /<<-?([\w-]+)[ \t]*\r?\n/y;
const sign = /\.\.\.|=>|[=!<>]=|&&|\|\||[^]/uy;

/** The tokens, with one at the end of the text; or why there are none, such as a string that is not closed. */
export function tokensOf(text: string): readonly Token[] | LexicalFault {
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
    if (text.startsWith('/*', start)) return { message: 'This comment is not closed.', offset: start };
    const document = endOfHeredoc(text, start);
    if (text[start] === '"') {
      const end = endOfString(text, start + 1);
      if (end === 'unclosed') return { message: 'This string is not closed.', offset: start };
      if (end === 'too deep')
        return { message: 'The text is nested too deeply to be parsed.', offset: start };
      tokens.push({ type: 'string', text: text.slice(start, end), offset: start });
      offset = end;
    } else if (document) {
      const { marker, end } = document;
      if (end === undefined) return { message: `This heredoc \`${marker}\` is not closed.`, offset: start };
      offset = end;
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

/** The marker of the heredoc that begins there, and where it ends; undefined where none begins. */
export function endOfHeredoc(
  text: string,
  start: number,
): { readonly marker: string; readonly end: number | undefined } | undefined {
  heredoc.lastIndex = start;
  const [head, marker] = heredoc.exec(text) ?? [];
  if (head === undefined || marker === undefined) return undefined;
  const last = new RegExp(`^[ \\t]*${marker}(?![\\w-])`, 'gm');
  // The line before has its end in the head.
  last.lastIndex = start + head.length;
  return { marker, end: last.exec(text) ? last.lastIndex : undefined };
}

/** Templates in strings in templates. */
const deepest = 50;

/**
 * The offset after the closing quote of a string.
 *
 * @param start the offset after its opening quote
 * @param depth how many strings it is in
 */
export function endOfString(text: string, start: number, depth = 0): number | 'unclosed' | 'too deep' {
  if (depth > deepest) return 'too deep';
  let at = start;
  let brackets = 0;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (brackets === 0) {
      if (char === '"') return at + 1;
      if (char === '\n') return 'unclosed';
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
      if (typeof end === 'string') return end;
      at = end - 1;
    }
  }
  return 'unclosed';
}
