/**
 * The value tree with positions that every host creates, whatever its syntax.
 *
 * All offsets are UTF-16 code units from the start of the text, as in ESLint's parsers.
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
  /** The whole literal, including quotes. */
  readonly span: Span;
  /** The decoded characters. Each hole is one private-use character, the same for equal holes. */
  readonly text: string;
  /**
   * Where the characters are in the source: the offset of `text[0]` if all of them are written literally, or a map if
   * there are escapes or holes. If absent, every part of the text maps to the whole literal.
   */
  readonly place?: number | OffsetMap;
  /** The holes by their characters. Absent in nearly all texts. */
  readonly holes?: ReadonlyMap<string, Hole>;
  /** The expression that produces the text if it is not a literal. It is at `span`, and the text exists only there. */
  readonly expression?: Expression;
}

/** An expression in the surrounding code that produces a text, such as a CloudFormation function. */
export interface Expression {
  /**
   * How to make it produce another text: the literal in it to replace, and the replacement. Absent or undefined if that
   * is not possible.
   *
   * @param text may contain the characters of holes
   */
  instead?(text: string): { readonly literal: TextValue; readonly text: string } | undefined;
}

/** A number, a boolean or null. */
export interface ScalarValue {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: number | boolean | null;
  /** A number in the spelling of the source, if it has digits that `value` cannot hold, such as `1e400`. */
  readonly spelling?: string;
}

/** `Choice`: see `Value`. */
export interface ListValue<Choice extends ChoiceValue = never> {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value<Choice>[];
  /** Parts of the list are unknown, such as a spread. What is missing proves nothing. */
  readonly open?: boolean;
}

export interface DictEntry<Choice extends ChoiceValue = never> {
  readonly key: TextValue;
  readonly value: Value<Choice>;
  /** From the first character of the key to the last of the value. */
  readonly span: Span;
  /** The container implies the entry. It is not in the source, and its span is the head of its dict. */
  readonly implied?: true;
}

/** An object. Its entries are in source order and may have duplicate keys. */
export interface DictValue<Choice extends ChoiceValue = never> {
  readonly kind: 'dict';
  readonly span: Span;
  /** The span for problems about the object as a whole: its `{`, the header of a block, or the name of a call. */
  readonly head: Span;
  readonly entries: readonly DictEntry<Choice>[];
  /** Parts of the object are unknown, such as a merge key. What is missing proves nothing. */
  readonly open?: boolean;
  /** All entries with the same key count, as for HCL blocks. Otherwise only the last one counts. */
  readonly repeats?: true;
}

/** A value that cannot be evaluated. */
export interface OpaqueValue {
  readonly kind: 'opaque';
  readonly span: Span;
}

/**
 * One of several values, depending on a condition that is unknown: `Fn::If`, `a ? b : c`. Within a document, equal
 * conditions choose the same alternative.
 */
export interface ChoiceValue {
  readonly kind: 'choice';
  /** The whole expression. */
  readonly span: Span;
  /** A key that identifies the condition. */
  readonly condition: string;
  /**
   * At least one. Equal conditions have the same number of alternatives in the same order. An undefined alternative
   * means that the item or entry is absent.
   */
  readonly alternatives: readonly (UndecidedValue | undefined)[];
}

/**
 * A value in a source. Rules never see choices, because `lint` creates a document for each way to decide them. Until
 * then the types are `Undecided…`.
 */
export type Value<Choice extends ChoiceValue = never> =
  TextValue | ScalarValue | ListValue<Choice> | DictValue<Choice> | OpaqueValue | Choice;

export type UndecidedValue = Value<ChoiceValue>;
export type DecidedValue = Exclude<UndecidedValue, ChoiceValue>;
export type UndecidedList = ListValue<ChoiceValue>;
export type UndecidedDict = DictValue<ChoiceValue>;
export type UndecidedEntry = DictEntry<ChoiceValue>;

/** The distinct values that a value may have: itself, or for a choice those of its alternatives, recursively. */
export function outcomesOf(value: UndecidedValue): ReadonlySet<DecidedValue> {
  const outcomes = new Set<DecidedValue>();
  const stack = [value];
  for (let each = stack.pop(); each; each = stack.pop()) {
    if (each.kind !== 'choice') outcomes.add(each);
    else for (const alternative of each.alternatives.toReversed()) if (alternative) stack.push(alternative);
  }
  return outcomes;
}

/** The entry for `key`, compared exactly. With duplicates the last one, as in every JSON parser. */
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

/** The entries that count: with duplicate keys only the last, unless all of them count there. */
export function countingEntries({ entries, repeats }: DictValue): readonly DictEntry[] {
  if (entries.length < 2 || repeats) return entries;
  const last = new Map(entries.map((entry) => [entry.key.text, entry]));
  return last.size === entries.length
    ? entries
    : entries.filter((entry) => last.get(entry.key.text) === entry);
}

/** Whether a text has a hole. In a text without `holes`, such a character is from the source itself. */
export function isHoled({ text, holes }: Pick<TextValue, 'text' | 'holes'>): boolean {
  return holes !== undefined && hasHole(text);
}

/** Whether a value is known, for a text in full. */
export function isKnown(value: Value): boolean {
  return value.kind === 'text' ? !isHoled(value) : value.kind !== 'opaque';
}

/** The span of `text.slice(from, to)` in the source, or of the whole literal if that is unknown. */
export function sliceSpan({ span, place }: TextValue, from: number, to: number): Span {
  if (place === undefined) return span;
  if (typeof place === 'number') return { start: place + from, end: place + to };
  return { start: place.startOf(from), end: from === to ? place.startOf(from) : place.endOf(to) };
}
