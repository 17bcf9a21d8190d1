/** Maps the characters of a string to their positions in its literal, for all readers of JSON, JSONC and JSON5. */
import { OffsetMap, type Run } from '../value/offset-map.js';
import type { Span, TextValue } from '../value/value.js';

/**
 * The escapes of JSON, JSON5 and JavaScript, whose parser jsonc-eslint-parser uses for JSON5. A CRLF counts as one line
 * feed: it can only be in a JavaScript template literal, the only string over several lines.
 */
const escape =
  /\\(?:u\{([0-9A-Fa-f]+)\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|(\r\n|[\n\r\u2028\u2029])|[^])|\r\n/g;

/**
 * @param source the text of the file
 * @param start the offset of the first character: after the quote, or the start of a key without quotes
 * @param end the end of the last character
 * @param length the length of the decoded string
 * @returns the `place` of a `TextValue`; undefined when the literal has an unknown escape
 */
export function placeOfString(
  source: string,
  start: number,
  end: number,
  length: number,
): number | OffsetMap | undefined {
  // Every escape is longer than its character, so equal lengths mean that there are none.
  if (end - start === length) return start;
  const runs: Run[] = [];
  let decoded = 0;
  let done = start;
  const add = (text: number, from: number, to: number): void => {
    if (text > 0) runs.push({ text: decoded, source: from, length: text, sourceLength: to - from });
    decoded += text;
    done = to;
  };
  const literal = source.slice(start, end);
  for (const { 0: whole, 1: codePoint, 2: lineEnd, index } of literal.matchAll(escape)) {
    const at = start + index;
    add(at - done, done, at);
    // A line continuation is not part of the string.
    const text =
      lineEnd !== undefined ? 0 : codePoint !== undefined && parseInt(codePoint, 16) > 0xffff ? 2 : 1;
    add(text, at, at + whole.length);
  }
  add(end - done, done, end);
  if (decoded !== length) return undefined;
  return runs.length === 0 ? start : new OffsetMap(runs);
}

/**
 * A string in a JSON, JSONC or JSON5 text.
 *
 * @param source the text of the file
 * @param span the whole literal
 * @param text the decoded string
 * @param quote the number of quote characters on each side; 0 for a key without quotes
 */
export function stringValue(source: string, span: Span, text: string, quote: 0 | 1): TextValue {
  const place = placeOfString(source, span.start + quote, span.end - quote, text.length);
  return { kind: 'text', span, text, ...(place !== undefined && { place }) };
}
