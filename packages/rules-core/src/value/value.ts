/**
 * The positional value tree: what every host hands in, whatever its syntax.
 *
 * All offsets are UTF-16 code units from the start of the text, as ESLint's parsers give them.
 */
import { hasHole, type Hole } from './hole.js';
import type { OffsetMap } from './offset-map.js';

/** A half-open range `[start, end)` of the source, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string. */
export interface TextValue {
  readonly kind: 'text';
  /** The whole literal, quotes included. */
  readonly span: Span;
  /** The decoded characters. Each hole is one private character, the same for equal holes. */
  readonly text: string;
  /**
   * Where the characters stand in the source: the place of `text[0]` when all of them stand there as they are, a map when
   * some are written otherwise (escapes, holes). Without it every part of the text is the whole literal.
   */
  readonly place?: number | OffsetMap;
  /** The holes by their characters; absent in nearly all texts. */
  readonly holes?: ReadonlyMap<string, Hole>;
  /** What gives the text, where it is not a literal: it stands at `span`, and only there the text can be had. */
  readonly expression?: Expression;
}

/** An expression of the code around that gives a text, such as a function of CloudFormation. */
export interface Expression {
  /**
   * What makes it give another text: the literal in it to replace, and with what. Absent or undefined, nothing does.
   *
   * @param text may hold the characters of holes
   */
  instead?(text: string): { readonly literal: TextValue; readonly text: string } | undefined;
}

/** A number, a boolean or null. */
export interface ScalarValue {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: number | boolean | null;
}

/** `Choice`: see `Value`. */
export interface ListValue<Choice extends ChoiceValue = never> {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value<Choice>[];
  /** Parts of the list are not known (a spread, say): nothing may be concluded from what is missing. */
  readonly open?: boolean;
}

export interface DictEntry<Choice extends ChoiceValue = never> {
  readonly key: TextValue;
  readonly value: Value<Choice>;
  /** From the key's first character to the value's last. */
  readonly span: Span;
  /** The container fills it in: it is not written anywhere, and its span is the head of its dict. */
  readonly implied?: true;
}

/** An object: its entries in source order, duplicates kept. */
export interface DictValue<Choice extends ChoiceValue = never> {
  readonly kind: 'dict';
  readonly span: Span;
  /** Where something is said about the object as a whole: its `{`, the header of a block, the name of a call. */
  readonly head: Span;
  readonly entries: readonly DictEntry<Choice>[];
  /** Parts of the object are not known (a merge key, say): nothing may be concluded from what is missing. */
  readonly open?: boolean;
  /** Entries of the same key all count, as blocks of HCL do; elsewhere the last one does. */
  readonly repeats?: true;
}

/** Something stands here, but what it evaluates to is not known. */
export interface OpaqueValue {
  readonly kind: 'opaque';
  readonly span: Span;
}

/**
 * One of several values, as a condition that is not known decides: `Fn::If`, `a ? b : c`. Equal conditions of a document
 * choose alike.
 */
export interface ChoiceValue {
  readonly kind: 'choice';
  /** The whole expression. */
  readonly span: Span;
  /** What decides, as something to compare. */
  readonly condition: string;
  /** At least one; of equal conditions as many, in the same order. Without one, its item or entry is not there. */
  readonly alternatives: readonly (UndecidedValue | undefined)[];
}

/**
 * What a source holds. A rule never sees a choice: `lint` makes a document of each way to decide. Until then the values
 * are `Undecided…`.
 */
export type Value<Choice extends ChoiceValue = never> =
  TextValue | ScalarValue | ListValue<Choice> | DictValue<Choice> | OpaqueValue | Choice;

export type UndecidedValue = Value<ChoiceValue>;
export type DecidedValue = Exclude<UndecidedValue, ChoiceValue>;
export type UndecidedList = ListValue<ChoiceValue>;
export type UndecidedDict = DictValue<ChoiceValue>;
export type UndecidedEntry = DictEntry<ChoiceValue>;

/** What a value may turn out to be: itself, or each of the alternatives of a choice and of those among them, once. */
export function outcomesOf(value: UndecidedValue): ReadonlySet<DecidedValue> {
  const outcomes = new Set<DecidedValue>();
  const stack = [value];
  for (let each = stack.pop(); each; each = stack.pop()) {
    if (each.kind !== 'choice') outcomes.add(each);
    else for (const alternative of each.alternatives.toReversed()) if (alternative) stack.push(alternative);
  }
  return outcomes;
}

/**
 * The entry that counts under `key`, compared exactly: with duplicates the last one, as every JSON parser has it.
 */
export function entryOf<Choice extends ChoiceValue = never>(
  dict: DictValue<Choice>,
  key: string,
): DictEntry<Choice> | undefined {
  for (let i = dict.entries.length - 1; i >= 0; i--) {
    const entry = dict.entries[i]!;
    if (entry.key.text === key) return entry;
  }
  return undefined;
}

/** The entries that count, of each key one: with duplicates the last, unless equal keys all count there. */
export function countingEntries({ entries, repeats }: DictValue): readonly DictEntry[] {
  if (entries.length < 2 || repeats) return entries;
  const last = new Map(entries.map((entry) => [entry.key.text, entry]));
  return last.size === entries.length
    ? entries
    : entries.filter((entry) => last.get(entry.key.text) === entry);
}

/** Whether a text has a hole. What looks like one is none in a text without holes: the source holds that character itself. */
export function isHoled({ text, holes }: Pick<TextValue, 'text' | 'holes'>): boolean {
  return holes !== undefined && hasHole(text);
}

/** Whether all of a text is known, and of another value what it is. */
export function isKnown(value: Value): boolean {
  return value.kind === 'text' ? !isHoled(value) : value.kind !== 'opaque';
}

/** The span of `text.slice(from, to)` in the source; the whole literal where that is not known. */
export function sliceSpan({ span, place }: TextValue, from: number, to: number): Span {
  if (place === undefined) return span;
  if (typeof place === 'number') return { start: place + from, end: place + to };
  return { start: place.startOf(from), end: from === to ? place.startOf(from) : place.endOf(to) };
}
