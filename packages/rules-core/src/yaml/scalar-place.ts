/**
 * Maps the characters of a YAML scalar to their positions in the text.
 * https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
 */
import { OffsetMap, type Run } from '../value/offset-map.js';
import type { YamlScalar } from './tree.js';

type Place = number | OffsetMap | undefined;

/**
 * The `place` of a scalar's text, or undefined if it cannot be determined.
 *
 * @param source the text of the file
 */
export function placeOfScalar(scalar: YamlScalar, source: string): Place {
  const { type, source: decoded = '', range } = scalar;
  if (!range) return undefined;
  const [start, end] = range;
  switch (type) {
    case 'PLAIN':
      return placeInFlow(source, start, end, decoded, type);
    case 'QUOTE_SINGLE':
    case 'QUOTE_DOUBLE':
      return placeInFlow(source, start + 1, end - 1, decoded, type);
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return placeInBlock(scalar, source);
    default:
      return undefined;
  }
}

/** Collects the parts of a text in order. */
class Runs {
  readonly #runs: Run[] = [];
  #text = '';

  add(text: string, from: number, to: number): void {
    if (text.length === 0) return;
    this.#runs.push({ text: this.#text.length, source: from, length: text.length, sourceLength: to - from });
    this.#text += text;
  }

  /** Undefined when the parts do not add up to the decoded text. */
  placeOf(decoded: string): Place {
    if (this.#text !== decoded || this.#runs.length === 0) return undefined;
    const [only, ...others] = this.#runs as [Run, ...Run[]];
    return others.length === 0 && only.length === only.sourceLength ? only.source : new OffsetMap(this.#runs);
  }
}

/** A literal part of a flow scalar, up to a quote, an escape or whitespace. */
const verbatim = /[^'\\ \t\r\n]+/y;
const blanks = /(?:[ \t]|\r?\n)+/y;
/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escape = /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(\r?\n[ \t]*)|([^]))/y;
const namedEscapes: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

function placeInFlow(source: string, start: number, end: number, decoded: string, type: string): Place {
  // A scalar with quotes, escapes or line ends inside is longer than its text, and none is shorter.
  if (end - start === decoded.length && source.startsWith(decoded, start)) return start;
  const runs = new Runs();
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  for (let at = start; at < end;) {
    const plain = match(verbatim, at) ?? match(blanks, at);
    if (plain) {
      const to = Math.min(at + plain[0].length, end);
      const part = source.slice(at, to);
      runs.add(folded(part), at, to);
      at = to;
    } else if (type === 'QUOTE_DOUBLE' && source[at] === '\\') {
      const found = match(escape, at);
      if (!found) return undefined;
      runs.add(unescaped(found), at, at + found[0].length);
      at += found[0].length;
    } else {
      const length = type === 'QUOTE_SINGLE' && source[at] === "'" ? 2 : 1;
      runs.add(source[at]!, at, at + length);
      at += length;
    }
  }
  return runs.placeOf(decoded);
}

/** A single line end becomes a space. Of several, all but one remain. The spaces around them are dropped. */
function folded(part: string): string {
  const lineEnds = part.match(/\n/g)?.length ?? 0;
  return lineEnds === 0 ? part : lineEnds === 1 ? ' ' : '\n'.repeat(lineEnds - 1);
}

function unescaped([, two, four, eight, lineEnd, character]: RegExpExecArray): string {
  if (lineEnd !== undefined) return '';
  if (character !== undefined) return namedEscapes[character] ?? character;
  const code = parseInt((two ?? four ?? eight)!, 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
function placeInBlock({ type, source: decoded = '', range, srcToken }: YamlScalar, source: string): Place {
  const [start, end] = range!;
  const headerEnd = source.indexOf('\n', start);
  if (headerEnd < 0 || headerEnd >= end) return undefined;
  const lines = linesIn(source, headerEnd + 1, end);
  const indent = indentOf(lines, source.slice(start, headerEnd), srcToken?.indent ?? 0);
  const isFolded = type === 'BLOCK_FOLDED';
  const runs = new Runs();
  let done = headerEnd + 1;
  /** The text for the line ends since the last text: `pending` for empty lines, `separator` for the last line end. */
  let pending = '';
  let separator = '';
  let wasIndented = false;
  const last = lines.findLastIndex((line) => !isEmpty(line, indent));
  const first = lines.findIndex((line) => !isEmpty(line, indent));
  for (const [index, line] of lines.slice(0, last + 1).entries()) {
    if (isEmpty(line, indent)) {
      if (index < first) pending += '\n';
      else if (!isFolded) pending += separator;
      else if (separator === '\n') pending += '\n';
      else separator = '\n';
      continue;
    }
    const from = line.start + indent;
    const isIndented = isFolded && /[ \t]/.test(source[from]!);
    // Line ends next to more indented lines are kept.
    if (isIndented && separator === ' ') separator = '\n';
    else if (isIndented && !wasIndented && separator === '\n') separator = '\n\n';
    runs.add(pending + separator, done, from);
    runs.add(source.slice(from, line.end), from, line.end);
    done = line.end;
    pending = '';
    separator = isFolded && !isIndented ? ' ' : '\n';
    wasIndented = isIndented;
  }
  runs.add(decoded.slice(decoded.search(/\n*$/)), done, end);
  return runs.placeOf(decoded);
}

interface Line {
  readonly start: number;
  /** The end of the line, without the line end. */
  readonly end: number;
  /** The number of leading spaces. */
  readonly blanks: number;
}

function linesIn(source: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to;) {
    const lineEnd = source.indexOf('\n', start);
    const after = lineEnd < 0 || lineEnd >= to ? to : lineEnd;
    const end = lineEnd === after && source[after - 1] === '\r' ? after - 1 : after;
    let content = start;
    while (content < end && source[content] === ' ') content++;
    lines.push({ start, end, blanks: content - start });
    start = after + 1;
  }
  return lines;
}

function isEmpty({ start, end, blanks: count }: Line, indent: number): boolean {
  return count === end - start && count <= indent;
}

/** The indentation from the header, else that of the first line with text. */
function indentOf(lines: readonly Line[], header: string, parent: number): number {
  const explicit = /^[|>][-+]?([1-9])/.exec(header)?.[1];
  if (explicit !== undefined) return Math.max(parent, 0) + Number(explicit);
  return lines.find(({ start, end, blanks: count }) => count < end - start)?.blanks ?? 0;
}
