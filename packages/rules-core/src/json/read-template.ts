/**
 * Reads the template of a JSON text: JSON in which template text stands outside of strings too, in the place of values
 * (`"Resource": ${arns}`), among items and members, or around them (`%{ if … }`).
 *
 * Nothing is known of what it puts there. A value is opaque then; a list or an object is open, and of what a condition
 * includes or leaves out nothing is kept, nor the members that a loop repeats. The items that one repeats are there once.
 */
import type { DictEntry, DictValue, ListValue, ScalarValue, Span, TextValue, Value } from '../value/value.js';
import { stringValue } from './string-place.js';
import { markAt, markWithQuotesAt, type Mark } from './template-marks.js';

export interface TemplateError {
  readonly offset: number;
  /** The template text that comes last before it; undefined in a text without any. */
  readonly template: string | undefined;
}

/** The message for a template that cannot be read. */
export function unreadableTemplate(template: string, language: 'JSON' | 'YAML' = 'JSON'): string {
  return `The ${language} around the template text \`${template}\` cannot be read, so the file was not checked.`;
}

/**
 * @param text any text, without a byte order mark
 * @returns the value tree; of a text that has no template text outside of strings, or cannot be read, the error
 */
export function readTemplate(text: string): { readonly value: Value } | { readonly error: TemplateError } {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    if (reader.last) return { value };
  } catch (thrown) {
    if (thrown !== unreadable) throw thrown;
  }
  const { last, offset } = reader;
  return { error: { offset, template: last && text.slice(last.start, last.end) } };
}

/** The value tree of a template; undefined for a text that is none, or cannot be read. */
export function valueOfTemplate(text: string): Value | undefined {
  const read = readTemplate(text);
  return 'value' in read ? read.value : undefined;
}

/** Far beyond any policy, and far from where any stack ends. */
const deepest = 200;

/** Within strings. Far more than any policy needs. */
const mostSearches = 20_000;

const unreadable = new Error('The text cannot be read.');

/** Whether a text begins as JSON with a policy does, behind template text or not. */
export function beginsLikeJson(text: string): boolean {
  let rest = text.trimStart();
  for (let mark = markAt(rest, 0); mark; mark = markAt(rest, 0)) rest = rest.slice(mark.end).trimStart();
  const [, inside] = /^([{[]\s*)/.exec(rest) ?? [];
  if (inside === undefined) return false;
  return /[{"]/.test(rest[inside.length] ?? '') || markAt(rest, inside.length) !== undefined;
}

type Close = ']' | '}' | '';

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

class Reader {
  readonly #text: string;
  #offset = 0;
  #depth = 0;
  #searches = 0;
  /** The template text that was read last. */
  last: Mark | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get offset(): number {
    return this.#offset;
  }

  document(): Value {
    const { members, open } = this.#members('', () => this.#value());
    const span = { start: 0, end: this.#text.length };
    if (members.length === 1) return members[0]!;
    return members.length === 0 ? { kind: 'opaque', span } : { kind: 'list', span, items: members, open };
  }

  /** The members of a list, an object or, without a closing character, of the text, up to its closing character. */
  #members<Member>(close: Close, read: () => Member): { members: Member[]; open: boolean } {
    const members: Member[] = [];
    const regions: Mark['role'][] = [];
    let open = false;
    let before: 'start' | 'member' | 'comma' | 'mark' = 'start';
    if (++this.#depth > deepest) throw unreadable;
    for (;;) {
      this.#skipSpace();
      const mark = this.#mark();
      if (mark) {
        open = true;
        before = 'mark';
        this.#enter(mark, regions);
        if (close === '}' && mark.role === 'value') this.#skipNamed();
        continue;
      }
      const char = this.#text[this.#offset] ?? '';
      if (char === close) {
        if (before === 'comma' || regions.length > 0) throw unreadable;
        this.#offset += close.length;
        this.#depth--;
        return { members, open };
      }
      if (char === ',' && close !== '' && (before === 'member' || before === 'mark')) {
        this.#offset++;
        before = 'comma';
        continue;
      }
      if (before === 'member') throw unreadable;
      const member = read();
      const isKept = close === '' || regions.every((role) => role === 'loop' && close === ']');
      if (isKept) members.push(member);
      before = 'member';
    }
  }

  /** Goes into or out of a region. */
  #enter({ role, start }: Mark, regions: Mark['role'][]): void {
    if (role === 'loop' || role === 'branch') regions.push(role);
    else if (role === 'else' || role === 'end') {
      if (regions.length === 0) {
        this.#offset = start;
        throw unreadable;
      }
      if (role === 'end') regions.pop();
      // What a loop without any turn has instead is there or not.
      else regions[regions.length - 1] = 'branch';
    }
  }

  /** Behind template text: the value, where that is a key. */
  #skipNamed(): void {
    this.#skipSpace();
    if (this.#text[this.#offset] !== ':') return;
    this.#offset++;
    this.#value();
  }

  #mark(): Mark | undefined {
    const mark = markAt(this.#text, this.#offset);
    if (!mark) return undefined;
    this.#offset = mark.end;
    return (this.last = mark);
  }

  #value(): Value {
    this.#skipSpace();
    const start = this.#offset;
    for (let mark = this.#mark(); mark; mark = this.#mark()) {
      if (mark.role !== 'aside') return this.#filledIn(start, mark);
      this.#skipSpace();
    }
    switch (this.#text[this.#offset]) {
      case '"':
        return this.#string();
      case '[':
        return this.#list();
      case '{':
        return this.#dict();
      default:
        return this.#scalar();
    }
  }

  #list(): ListValue {
    const start = this.#offset++;
    const { members: items, open } = this.#members(']', () => this.#value());
    return { kind: 'list', span: this.#from(start), items, ...(open && { open }) };
  }

  #dict(): DictValue {
    const start = this.#offset++;
    const { members: entries, open } = this.#members('}', () => this.#entry());
    const head = { start, end: start + 1 };
    return { kind: 'dict', span: this.#from(start), head, entries, ...(open && { open }) };
  }

  #entry(): DictEntry {
    if (this.#text[this.#offset] !== '"') throw unreadable;
    const key = this.#string();
    this.#skipSpace();
    if (this.#text[this.#offset] !== ':') throw unreadable;
    this.#offset++;
    const value = this.#value();
    return { key, value, span: { start: key.span.start, end: value.span.end } };
  }

  #scalar(): ScalarValue {
    const start = this.#offset;
    scalar.lastIndex = start;
    if (!scalar.test(this.#text)) throw unreadable;
    this.#offset = scalar.lastIndex;
    const value = JSON.parse(this.#text.slice(start, this.#offset)) as ScalarValue['value'];
    return { kind: 'scalar', span: this.#from(start), value };
  }

  #string(): TextValue {
    const start = this.#offset;
    let text = '';
    let done = start + 1;
    let hasQuotes = false;
    const decode = (end: number) => (text += this.#decoded(this.#text.slice(done, end)));
    for (let at = done; ; at++) {
      const char = this.#text[at];
      if (char === undefined) throw unreadable;
      if (char === '"') {
        decode(at);
        this.#offset = at + 1;
        break;
      }
      if (char === '\\') {
        at++;
        continue;
      }
      const end = '$%#{<'.includes(char) ? this.#endOfQuoting(at) : undefined;
      if (end === undefined) continue;
      hasQuotes = true;
      decode(at);
      text += this.#text.slice(at, end);
      done = end;
      at = end - 1;
    }
    const span = this.#from(start);
    if (!hasQuotes) return stringValue(this.#text, span, text, 1);
    const isVerbatim = text.length === span.end - span.start - 2;
    return { kind: 'text', span, text, ...(isVerbatim && { place: start + 1 }) };
  }

  /** Where template text ends that starts at an offset within a string and has quotes in it. */
  #endOfQuoting(start: number): number | undefined {
    // A search that finds nothing is long.
    if (this.#searches++ > mostSearches) throw unreadable;
    return markWithQuotesAt(this.#text, start);
  }

  #decoded(inside: string): string {
    try {
      return JSON.parse(`"${inside}"`) as string;
    } catch {
      throw unreadable;
    }
  }

  /** A value that begins with template text, up to the comma or the bracket behind it. */
  #filledIn(start: number, first: Mark): Value {
    const regions: Mark['role'][] = [];
    this.#enter(first, regions);
    let end = this.#offset;
    for (let brackets = 0; ;) {
      const isMidway = brackets > 0 || regions.length > 0;
      const isNextLine = this.#skipSpace();
      const char = this.#text[this.#offset];
      const isApart = isNextLine || (char === '"' && this.#offset > end);
      const isEnd = char === undefined || char === ',' || char === '}' || char === ']';
      if (!isMidway && (isEnd || isApart)) break;
      if (char === undefined) throw unreadable;
      const mark = this.#mark();
      if (mark) this.#enter(mark, regions);
      else if (char === '"') this.#string();
      else {
        if (char === '[' || char === '{') brackets++;
        if ((char === ']' || char === '}') && --brackets < 0) throw unreadable;
        this.#offset++;
      }
      end = this.#offset;
    }
    return { kind: 'opaque', span: { start, end } };
  }

  #from(start: number): Span {
    return { start, end: this.#offset };
  }

  /** @returns whether a line ended */
  #skipSpace(): boolean {
    const start = this.#offset;
    while (' \t\n\r'.includes(this.#text[this.#offset] ?? '.')) this.#offset++;
    return this.#text.slice(start, this.#offset).includes('\n');
  }
}
