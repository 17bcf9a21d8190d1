/** Where the characters of a string stand in its literal. One function for every reader of the JSON family. */
import { OffsetMap, type Run } from '../value/offset-map.js';
import type { Span, TextValue } from '../value/value.js';

/**
 * The escapes of JSON and JSON5, and of JavaScript, whose parser reads JSON5 for jsonc-eslint-parser. In a template literal of
 * JavaScript, the one thing that may stand in a string over several lines, CRLF is one line feed.
 */
const escape =
  /\\(?:u\{([0-9A-Fa-f]+)\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|(\r\n|[\n\r\u2028\u2029])|[^])|\r\n/g;

/**
 * @param source the text of the file
 * @param start where the first character of the string stands, behind the quote; of a key without quotes, where it starts
 * @param end where the last one ends
 * @param length of the string as it was decoded
 * @returns the `place` of a `TextValue`; undefined when the literal has an escape that is not known here
 */
export function placeOfString(
  source: string,
  start: number,
  end: number,
  length: number,
): number | OffsetMap | undefined {
  // Every escape is longer than what it stands for: equal lengths mean that there is none.
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
    // A line that goes on in the next one: nothing of it is part of the string.
    const text =
      lineEnd !== undefined ? 0 : codePoint !== undefined && parseInt(codePoint, 16) > 0xffff ? 2 : 1;
    add(text, at, at + whole.length);
  }
  add(end - done, done, end);
  if (decoded !== length) return undefined;
  return runs.length === 0 ? start : new OffsetMap(runs);
}

/**
 * A string of a text of the JSON family.
 *
 * @param source the text of the file
 * @param span the whole literal
 * @param text what it was decoded to
 * @param quote the characters that stand around it: none around a key without quotes
 */
export function stringValue(source: string, span: Span, text: string, quote: 0 | 1): TextValue {
  const place = placeOfString(source, span.start + quote, span.end - quote, text.length);
  return { kind: 'text', span, text, ...(place !== undefined && { place }) };
}
