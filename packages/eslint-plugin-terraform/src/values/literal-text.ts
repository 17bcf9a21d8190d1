/** The text of strings and heredocs, piece by piece. */
import type { Piece } from 'iam-rules-core';
import type { Template } from '../hcl/tree.js';

type Run = Piece['runs'][number];

const quotedEscape = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[^])|\$\$\{|%%\{/g;
const heredocEscape = /\$\$\{|%%\{/g;
const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What two characters of a text stand for: `\n`, `$${`. */
function decoded([whole, short, long]: RegExpMatchArray): string {
  const code = short ?? long;
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  if (!whole.startsWith('\\')) return whole.slice(1);
  return simpleEscapes[whole[1]!] ?? whole[1]!;
}

/**
 * The literal text between two offsets.
 *
 * @param form of the template that it is part of
 * @param indentation how many blanks each line of an indented heredoc loses
 */
export function literalPiece(
  source: string,
  start: number,
  end: number,
  form: Template['form'],
  indentation = 0,
): Piece {
  const runs: Run[] = [];
  let text = '';
  const copy = (from: number, to: number): void => {
    if (from >= to) return;
    runs.push({ text: text.length, source: from, length: to - from, sourceLength: to - from });
    text += source.slice(from, to);
  };
  const copyLines = (from: number, to: number): void => {
    if (indentation === 0) return copy(from, to);
    let at = from;
    while (at < to) {
      const isLineStart = source[at - 1] === '\n';
      const blanks = isLineStart ? /^[ \t]*/.exec(source.slice(at, Math.min(to, at + indentation)))![0] : '';
      const lineEnd = source.indexOf('\n', at);
      const next = lineEnd < 0 || lineEnd >= to ? to : lineEnd + 1;
      copy(at + blanks.length, next);
      at = next;
    }
  };
  let done = start;
  for (const match of source.slice(start, end).matchAll(form === 'quoted' ? quotedEscape : heredocEscape)) {
    const at = start + match.index;
    copyLines(done, at);
    const put = decoded(match);
    runs.push({ text: text.length, source: at, length: put.length, sourceLength: match[0].length });
    text += put;
    done = at + match[0].length;
  }
  copyLines(done, end);
  return { text, runs };
}

/** How many blanks every line of an indented heredoc has before it. */
export function indentationOf(source: string, { content, form, sequences }: Template): number {
  if (form !== 'indented-heredoc') return 0;
  let least = Infinity;
  for (let at = content.start; at < content.end;) {
    const lineEnd = source.indexOf('\n', at);
    const next = lineEnd < 0 ? content.end : Math.min(content.end, lineEnd + 1);
    const isWithin = sequences.some(({ span }) => span.start < at && at < span.end);
    const line = source.slice(at, next);
    if (!isWithin && line.trim() !== '') least = Math.min(least, /^[ \t]*/.exec(line)![0].length);
    at = next;
  }
  return least === Infinity ? 0 : least;
}
