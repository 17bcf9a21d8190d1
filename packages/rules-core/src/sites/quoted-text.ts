/**
 * Text with JSON string escapes but without quotes. API Gateway returns the policy of an API in this form:
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html
 */
import { OffsetMap } from '../value/offset-map.js';
import type { Decoded } from './percent-encoding.js';

/** @returns the unescaped text; undefined if the text is not an object with escaped quotes */
export function quotedText(text: string): Decoded | undefined {
  if (!/^\s*\{\s*(?:\\[nrt]\s*)*\\"/.test(text)) return undefined;
  const { length } = text;
  const place = new OffsetMap([
    { text: 0, source: 0, length: 1, sourceLength: 0 },
    { text: 1, source: 0, length, sourceLength: length },
    { text: length + 1, source: length, length: 1, sourceLength: 0 },
  ]);
  return { text: `"${text}"`, place, encode: (each) => each };
}
