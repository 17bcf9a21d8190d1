/**
 * Decodes URL-encoded text. The IAM API returns policy documents in this form (RFC 3986,
 * https://www.rfc-editor.org/rfc/rfc3986#section-2).
 */
import { OffsetMap, type Run } from '../value/offset-map.js';

export interface Decoded {
  readonly text: string;
  /** The positions of its characters in the encoded text. */
  readonly place: OffsetMap;
  /**
   * Encodes text to insert. Characters that are unencoded elsewhere in the text, or need no encoding in RFC 3986, stay
   * unencoded.
   */
  encode(text: string): string;
}

const escapes = /(?:%[0-9A-Fa-f]{2})+/g;
const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';

/** @returns undefined if the text is not fully encoded, or not in UTF-8 */
export function decodePercent(encoded: string): Decoded | undefined {
  if (!encoded.startsWith('%') || /[\s"{}\\]/.test(encoded)) return undefined;
  const runs: Run[] = [];
  const plain = new Set(unreserved);
  let text = '';
  let done = 0;
  const copy = (end: number): void => {
    if (end === done) return;
    runs.push({ text: text.length, source: done, length: end - done, sourceLength: end - done });
    for (const char of encoded.slice(done, end)) plain.add(char);
    text += encoded.slice(done, end);
    done = end;
  };
  for (const { 0: run, index } of encoded.matchAll(escapes)) {
    copy(index);
    const decoded = decodeRun(run);
    if (decoded === undefined) return undefined;
    for (const char of decoded) {
      const sourceLength = 3 * bytesOf(char);
      runs.push({ text: text.length, source: done, length: char.length, sourceLength });
      text += char;
      done += sourceLength;
    }
  }
  copy(encoded.length);
  if (plain.has('%')) return undefined;
  return { text, place: new OffsetMap(runs), encode: (each) => encode(each, plain) };
}

function decodeRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return undefined;
  }
}

/** The number of bytes of a character in UTF-8. */
function bytesOf(char: string): number {
  const code = char.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** `encodeURIComponent` does not encode `!'()*`, which RFC 3986 reserves. */
function encode(text: string, plain: ReadonlySet<string>): string {
  let encoded = '';
  for (const char of text) {
    encoded += plain.has(char)
      ? char
      : encodeURIComponent(char).replace(
          /[!'()*]/,
          (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
        );
  }
  return encoded;
}
