/**
 * The positional value tree: what every host hands in, whatever its syntax.
 *
 * All offsets are UTF-16 code units from the start of the text, as ESLint's parsers give them.
 */

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
  /** The decoded characters. */
  readonly text: string;
  /**
   * Where `text[0]` stands in the source, given only when every character stands there verbatim (no escapes),
   * so that `text.slice(a, b)` is the source from `verbatimAt + a` to `verbatimAt + b`.
   */
  readonly verbatimAt?: number;
}

/** A number, a boolean or null. */
export interface ScalarValue {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: number | boolean | null;
}

export interface ListValue {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value[];
  /** Parts of the list are not known (a spread, say): nothing may be concluded from what is missing. */
  readonly open?: boolean;
}

export interface DictEntry {
  readonly key: TextValue;
  readonly value: Value;
  /** From the key's first character to the value's last. */
  readonly span: Span;
}

/** An object: its entries in source order, duplicates kept. */
export interface DictValue {
  readonly kind: 'dict';
  readonly span: Span;
  readonly entries: readonly DictEntry[];
  /** Parts of the object are not known (a merge key, say): nothing may be concluded from what is missing. */
  readonly open?: boolean;
}

/** Something stands here, but what it evaluates to is not known. */
export interface OpaqueValue {
  readonly kind: 'opaque';
  readonly span: Span;
}

export type Value = TextValue | ScalarValue | ListValue | DictValue | OpaqueValue;

/**
 * The entry that counts under `key`, compared exactly: with duplicates the last one, as every JSON parser has it.
 */
export function entryOf(dict: DictValue, key: string): DictEntry | undefined {
  for (let i = dict.entries.length - 1; i >= 0; i--) {
    const entry = dict.entries[i]!;
    if (entry.key.text === key) return entry;
  }
  return undefined;
}

/**
 * The span of `text.slice(from, to)` in the source; the whole literal when its characters do not stand verbatim.
 */
export function sliceSpan(value: TextValue, from: number, to: number): Span {
  if (value.verbatimAt === undefined) return value.span;
  return { start: value.verbatimAt + from, end: value.verbatimAt + to };
}
