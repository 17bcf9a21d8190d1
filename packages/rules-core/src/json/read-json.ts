/** Reads plain JSON directly into a value tree. */
import type { DictEntry, DictValue, ListValue, ScalarValue, TextValue, Value } from '../value/value.js';
import { stringValue } from './string-place.js';
import { scalarValue } from '../value/scalar.js';

/** Far deeper than any policy, and far from overflowing the stack. */
const deepest = 200;

/**
 * @param text any text
 * @returns its value tree; undefined for text that is not JSON (a byte order mark is not), and for text that is nested
 * deeper than any policy
 */
export function readJson(text: string): Value | undefined {
  try {
    // Costs a tenth of the reader's own time, and saves the reader all checks.
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new Reader(text).document();
}

const [QUOTE, BRACKET, BRACE, COMMA] = [0x22, 0x5b, 0x7b, 0x2c];

/** Reads a text that is known to be valid JSON. */
class Reader {
  readonly #text: string;
  readonly #hasEscapes: boolean;
  #offset = 0;
  #depth = 0;
  #isTooDeep = false;

  constructor(text: string) {
    this.#text = text;
    this.#hasEscapes = text.includes('\\');
  }

  document(): Value | undefined {
    this.#skipSpace();
    const value = this.#value();
    return this.#isTooDeep ? undefined : value;
  }

  #value(): Value {
    switch (this.#text.charCodeAt(this.#offset)) {
      case QUOTE:
        return this.#string();
      case BRACKET:
        return this.#array();
      case BRACE:
        return this.#object();
      default:
        return this.#scalar();
    }
  }

  #array(): ListValue {
    const start = this.#offset;
    const items: Value[] = [];
    for (let more = this.#open(); more; more = this.#comma()) items.push(this.#value());
    return { kind: 'list', span: { start, end: this.#close() }, items };
  }

  #object(): DictValue {
    const start = this.#offset;
    const entries: DictEntry[] = [];
    for (let more = this.#open(); more; more = this.#comma()) {
      const key = this.#string();
      this.#skipSpace();
      this.#offset++;
      this.#skipSpace();
      const value = this.#value();
      entries.push({ key, value, span: { start: key.span.start, end: value.span.end } });
    }
    return {
      kind: 'dict',
      span: { start, end: this.#close() },
      head: { start, end: start + 1 },
      entries,
    };
  }

  /** Skips a bracket or brace. @returns whether there is content to read */
  #open(): boolean {
    if (++this.#depth > deepest) this.#isTooDeep = true;
    this.#offset++;
    this.#skipSpace();
    const next = this.#text[this.#offset];
    // Content that is too deep is not read, so the rest of the text needs no stack.
    return next !== ']' && next !== '}' && !this.#isTooDeep;
  }

  /** After a value, skips a comma. @returns whether there is another value */
  #comma(): boolean {
    if (this.#isTooDeep) return false;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#offset) !== COMMA) return false;
    this.#offset++;
    this.#skipSpace();
    return true;
  }

  /** @returns the offset after the bracket or brace */
  #close(): number {
    this.#depth--;
    return ++this.#offset;
  }

  #string(): TextValue {
    const text = this.#text;
    const start = this.#offset;
    let end = start;
    do end = text.indexOf('"', end + 1);
    while (this.#hasEscapes && isEscaped(text, end));
    this.#offset = end + 1;
    const span = { start, end: end + 1 };
    const inside = text.slice(start + 1, end);
    if (!this.#hasEscapes || !inside.includes('\\'))
      return { kind: 'text', span, text: inside, place: start + 1 };
    return stringValue(text, span, JSON.parse(`"${inside}"`) as string, 1);
  }

  #scalar(): ScalarValue {
    const text = this.#text;
    const start = this.#offset;
    let end = start;
    while (end < text.length && !' \t\n\r,]}'.includes(text[end]!)) end++;
    this.#offset = end;
    const written = text.slice(start, end);
    return scalarValue({ start, end }, JSON.parse(written) as ScalarValue['value'], written);
  }

  #skipSpace(): void {
    const text = this.#text;
    let offset = this.#offset;
    // Between tokens, only white space has character codes below that of `!`.
    while (text.charCodeAt(offset) <= 0x20) offset++;
    this.#offset = offset;
  }
}

/** Whether an odd number of backslashes precedes the character. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}
