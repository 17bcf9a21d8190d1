/** Reads plain JSON straight into a value tree. */
import type { DictEntry, DictValue, ListValue, ScalarValue, TextValue, Value } from '../value/value.js';
import { stringValue } from './string-place.js';

/** Far beyond any policy, and far from where any stack ends. */
const deepest = 200;

/**
 * @param text any text
 * @returns its value tree; undefined for what is not JSON, a byte order mark included, and for what is nested deeper than
 *   any policy
 */
export function readJson(text: string): Value | undefined {
  try {
    // Takes a tenth of the reader's own time, and leaves the reader nothing to check.
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new Reader(text).document();
}

const [QUOTE, BRACKET, BRACE, COMMA] = [0x22, 0x5b, 0x7b, 0x2c];

/** Goes through a text that is JSON. */
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

  /** Goes behind a bracket or brace. @returns whether something stands in it that is to be read */
  #open(): boolean {
    if (++this.#depth > deepest) this.#isTooDeep = true;
    this.#offset++;
    this.#skipSpace();
    const next = this.#text[this.#offset];
    // What is too deep is not read at all, so that the rest of the text costs no stack.
    return next !== ']' && next !== '}' && !this.#isTooDeep;
  }

  /** After a value: whether there is another one, to which it then goes. */
  #comma(): boolean {
    if (this.#isTooDeep) return false;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#offset) !== COMMA) return false;
    this.#offset++;
    this.#skipSpace();
    return true;
  }

  /** @returns the offset behind the bracket or brace */
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
    const value = JSON.parse(text.slice(start, end)) as ScalarValue['value'];
    return { kind: 'scalar', span: { start, end }, value };
  }

  #skipSpace(): void {
    const text = this.#text;
    let offset = this.#offset;
    // Between tokens, only white space comes before `!` in Unicode.
    while (text.charCodeAt(offset) <= 0x20) offset++;
    this.#offset = offset;
  }
}

/** Whether an odd number of backslashes is before the character. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}
