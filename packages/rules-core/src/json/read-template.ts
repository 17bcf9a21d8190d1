/**
 * Reads templates of JSON: JSON with template text also outside of strings, in place of values (`"Resource": ${arns}`),
 * among items and members, or around them (`%{ if … }`).
 *
 * The result of template text is unknown. In place of a value it makes the value opaque, elsewhere it makes the list or
 * object open. What a condition includes becomes a choice between that and nothing. The items that a loop repeats are
 * included once, the members of an object not at all.
 */
import type {
  OpaqueValue,
  ScalarValue,
  Span,
  TextValue,
  UndecidedDict,
  UndecidedEntry,
  UndecidedList,
  UndecidedValue,
  Value,
} from '../value/value.js';
import { stringValue } from './string-place.js';
import { markAt, markWithQuotesAt, type Mark } from './template-marks.js';
import { scalarValue } from '../value/scalar.js';

export interface TemplateError {
  readonly offset: number;
  /** The last template text before the error. Undefined in a text without any. */
  readonly template: string | undefined;
}

/** The message for a template that cannot be read. */
export function unreadableTemplate(template: string, language: 'JSON' | 'YAML' = 'JSON'): string {
  return `The ${language} around the template text \`${template}\` cannot be read, so the file was not checked.`;
}

/**
 * @param text any text, without a byte order mark
 * @returns the value tree; or the error, for a text that has no template text outside of strings or cannot be read
 */
export function readTemplate(text: string): { readonly value: Value } | { readonly error: TemplateError } {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    // The search for policies skips choices. They are decided when a policy is linted.
    if (reader.last) return { value: value as Value };
  } catch (thrown) {
    if (thrown !== unreadable) throw thrown;
  }
  const { last, offset } = reader;
  return { error: { offset, template: last && text.slice(last.start, last.end) } };
}

/** The value tree of a template. Undefined for a text that is not one, or that cannot be read. */
export function valueOfTemplate(text: string): Value | undefined {
  const read = readTemplate(text);
  return 'value' in read ? read.value : undefined;
}

/** Far deeper than any policy, and far from overflowing the stack. */
const deepest = 200;

/** The most searches in strings. Far more than any policy needs. */
const mostSearches = 5_000;

/** The deepest nesting. */
const mostRegions = 16;

/** The most outcomes of a condition. More are not distinguished when a policy is linted. */
const mostOutcomes = 16;

const unreadable = new Error('The text cannot be read.');

/** Whether a text begins like JSON with a policy, possibly after template text. */
export function beginsLikeJson(text: string): boolean {
  let rest = text.trimStart();
  for (let mark = markAt(rest, 0); mark; mark = markAt(rest, 0)) rest = rest.slice(mark.end).trimStart();
  const [, inside] = /^([{[]\s*)/.exec(rest) ?? [];
  if (inside === undefined) return false;
  return /[{"]/.test(rest[inside.length] ?? '') || markAt(rest, inside.length) !== undefined;
}

const [TAB, LF, CR, SPACE] = [9, 10, 13, 32];

type Close = ']' | '}' | '';

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** The part between opening template text and its end. */
interface Region<Member> {
  readonly role: Mark['role'];
  /** The condition of each branch. That of an `else` is empty. */
  readonly conditions: string[];
  readonly branches: Member[][];
}

type Choose<Member> = (member: Member, condition: string, outcome: number, outcomes: number) => Member;

const chosen: Choose<UndecidedValue> = (value, condition, outcome, outcomes) => ({
  kind: 'choice',
  span: value.span,
  condition,
  alternatives: Array.from({ length: outcomes }, (_, place) => (place === outcome ? value : undefined)),
});

const chosenEntry: Choose<UndecidedEntry> = (entry, ...rest) => ({
  ...entry,
  value: chosen(entry.value, ...rest),
});

/**
 * The members of a region, each for the outcomes of the conditions that include it. Undefined if there are too many
 * outcomes.
 */
function membersOf<Member>(
  { role, conditions, branches }: Region<Member>,
  choose?: Choose<Member>,
): Member[] | undefined {
  const isAlways = role === 'loop' && branches.length === 1;
  if (!choose || isAlways) return branches.flat();
  const hasElse = conditions.length > 1 && conditions.at(-1) === '';
  const outcomes = hasElse ? branches.length : branches.length + 1;
  if (outcomes > mostOutcomes) return undefined;
  const [first = '', ...others] = conditions;
  // `unless a` and `if a` are the same choice.
  const isNegated = outcomes === 2 && /^(?:unless\b|\^)/.test(first);
  const condition = [first.replace(/^(?:if|unless)\b\s*|^\^/, ''), ...others.filter(Boolean)].join(' | ');
  return branches.flatMap((members, place) => {
    const outcome = isNegated ? 1 - place : place;
    return members.map((member) => choose(member, condition, outcome, outcomes));
  });
}

/** The condition in template text: `if a`, without delimiters. Empty for an `else`. */
function conditionIn(mark: string): string {
  const inside = mark.replace(/^(?:\{[{%]|<%|%\{)[-~+_]?\s*#?|\s*[-~+_]?(?:[%}]\}|%>|\})$/g, '');
  return inside
    .replace(/\s+/g, ' ')
    .replace(/^else\b:? ?|^(?:\} ?)?else ?\{$/, '')
    .trim();
}

class Reader {
  readonly #text: string;
  #offset = 0;
  #depth = 0;
  #searches = 0;
  /** The most recently read template text. */
  last: Mark | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get offset(): number {
    return this.#offset;
  }

  document(): UndecidedValue {
    const { members } = this.#members('', () => this.#value());
    const span = { start: 0, end: this.#text.length };
    if (members.length === 1) return members[0]!;
    return members.length === 0
      ? { kind: 'opaque', span }
      : { kind: 'list', span, items: members, open: true };
  }

  /**
   * Reads the members of a list or object up to its closing character, or those of the text if there is none.
   *
   * @param choose makes a member depend on an outcome of a condition; absent for members that are always there
   */
  #members<Member>(
    close: Close,
    read: () => Member,
    choose?: Choose<Member>,
  ): { members: Member[]; open: boolean } {
    const members: Member[] = [];
    const regions: Region<Member>[] = [];
    let open = false;
    let before: 'start' | 'member' | 'comma' | 'mark' = 'start';
    if (++this.#depth > deepest) throw unreadable;
    for (;;) {
      this.#skipSpace();
      const mark = this.#mark();
      if (mark) {
        before = 'mark';
        if (mark.role === 'value' || mark.role === 'aside') open = true;
        if (mark.role === 'loop' || mark.role === 'branch') regions.push(this.#regionAt(mark));
        if (regions.length > mostRegions) this.#fail(mark);
        const region = regions.at(-1);
        if (mark.role === 'else') this.#orElse(region, mark);
        if (mark.role === 'end') {
          if (!region) this.#fail(mark);
          regions.pop();
          const isLoop = region.role === 'loop';
          open ||= isLoop;
          const kept = isLoop && close === '}' ? undefined : membersOf(region, choose);
          open ||= kept === undefined;
          const around = regions.at(-1)?.branches.at(-1) ?? members;
          for (const member of kept ?? []) around.push(member);
        }
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
      (regions.at(-1)?.branches.at(-1) ?? members).push(read());
      before = 'member';
    }
  }

  #regionAt<Member>({ role, start, end }: Mark): Region<Member> {
    return { role, conditions: [conditionIn(this.#text.slice(start, end))], branches: [[]] };
  }

  #orElse<Member>(region: Region<Member> | undefined, mark: Mark): asserts region {
    if (!region) this.#fail(mark);
    region.conditions.push(conditionIn(this.#text.slice(mark.start, mark.end)));
    region.branches.push([]);
  }

  /** Throws for template text in a place where there can be none. */
  #fail({ start }: Mark): never {
    this.#offset = start;
    throw unreadable;
  }

  /** Enters or leaves a region within a value. */
  #enter(mark: Mark, regions: Mark['role'][]): void {
    if (mark.role === 'loop' || mark.role === 'branch') regions.push(mark.role);
    else if (mark.role === 'else' || mark.role === 'end') {
      if (regions.length === 0) this.#fail(mark);
      if (mark.role === 'end') regions.pop();
    }
  }

  /** After template text: skips the value if the template text is a key. */
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

  #value(): UndecidedValue {
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

  #list(): UndecidedList {
    const start = this.#offset++;
    const { members: items, open } = this.#members(']', () => this.#value(), chosen);
    return { kind: 'list', span: this.#from(start), items, ...(open && { open }) };
  }

  #dict(): UndecidedDict {
    const start = this.#offset++;
    const { members: entries, open } = this.#members('}', () => this.#entry(), chosenEntry);
    const head = { start, end: start + 1 };
    return { kind: 'dict', span: this.#from(start), head, entries, ...(open && { open }) };
  }

  #entry(): UndecidedEntry {
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
    const written = this.#text.slice(start, this.#offset);
    return scalarValue(this.#from(start), JSON.parse(written) as ScalarValue['value'], written);
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

  /** The end of template text that starts at an offset within a string and contains quotes. */
  #endOfQuoting(start: number): number | undefined {
    // Counted, because searches that find nothing are slow.
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

  /** A value that begins with template text, up to the next comma or bracket. */
  #filledIn(start: number, first: Mark): OpaqueValue {
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

  /** @returns whether it skipped a line end */
  #skipSpace(): boolean {
    let hasLineEnd = false;
    for (; ; this.#offset++) {
      const code = this.#text.charCodeAt(this.#offset);
      if (code === LF) hasLineEnd = true;
      else if (code !== SPACE && code !== TAB && code !== CR) return hasLineEnd;
    }
  }
}
