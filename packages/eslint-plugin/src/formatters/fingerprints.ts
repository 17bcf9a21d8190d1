/**
 * Fingerprints identify a finding after other parts of the file have been edited.
 *
 * A finding is identified by its rule, the underlined text, its position in the statement, the content of the statement
 * and, in a file with several policies, the owner. It does not depend on the `Sid`, layout, line numbers, the order of
 * statements, elements and list entries, or the rest of the file. If the content of a statement changes, its findings
 * are different ones, because an old exception should not apply to them. Findings that are equal in all of this are
 * numbered.
 */
import { createHash } from 'node:crypto';
import type { Source, Span, UndecidedDict, UndecidedEntry, UndecidedValue } from 'iam-rules-core';
import { sourceOf } from './source-of.js';

export interface Fingerprinted {
  /** The rule's id, or null for parse errors and the like. */
  readonly rule: string | null;
  /** The underlined range of the text. */
  readonly span: Span;
  /** The owner of the policy, in a file with several. */
  readonly owner?: string | undefined;
}

/**
 * @param text the linted text, of any kind; statements are distinguished where policies can be read
 * @param filename determines the syntax
 * @returns a fingerprint for each finding, in the same order; all are different
 */
export function fingerprints(text: string, filename: string, findings: readonly Fingerprinted[]): string[] {
  const places = new Places(findings.length > 0 ? sourceOf(text, filename) : undefined);
  const seen = new Map<string, number>();
  const inOrder = findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end);
  const result: string[] = [];
  for (const { finding, index } of inOrder) {
    const { rule, span, owner } = finding;
    const flagged = tokens(text.slice(span.start, span.end));
    const hash = hashOf([rule, owner ?? null, flagged, ...places.identity(span)]);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    result[index] = `${hash}:${number}`;
  }
  return result;
}

function hashOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The text without white space between its tokens. */
function tokens(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_, literal: string | undefined) => literal ?? '');
}

type Locate = (span: Span) => Span;

interface PlacedStatement {
  /** The span in the file. */
  readonly span: Span;
  readonly dict: UndecidedDict;
  readonly locate: Locate;
  readonly restore: (text: string) => string;
}

/** Finds what is at a position of a text. */
class Places {
  readonly #root: UndecidedValue | undefined;
  readonly #statements: readonly PlacedStatement[];
  readonly #hashes = new Map<UndecidedDict, string>();

  constructor(source: Source | undefined) {
    const statements = source ? [...statementsIn(source)].sort((a, b) => a.span.start - b.span.start) : [];
    this.#statements = statements;
    this.#root = source?.root;
  }

  /** The keys that lead to the statement, the keys from there on, and the content of the statement. */
  identity(span: Span): unknown[] {
    const statement = around(this.#statements, span, (each) => each.span);
    const outside = this.#root ? keysTo(span, this.#root, (each) => each, statement?.span) : [];
    if (!statement) return [outside, [], null];
    let hash = this.#hashes.get(statement.dict);
    if (hash === undefined) {
      const others = statement.dict.entries.filter(({ key }) => key.text !== 'Sid');
      hash = hashOf(canonicalEntries(others, statement.restore, 0));
      this.#hashes.set(statement.dict, hash);
    }
    return [outside, keysTo(span, statement.dict, statement.locate), hash];
  }
}

function* statementsIn(source: Source): Generator<PlacedStatement> {
  for (const site of source.sites()) {
    const own = site.source ?? source;
    const locate: Locate = (span) => own.locate?.(span) ?? span;
    const restore = (text: string) => own.holes?.restore(text) ?? text;
    const found = site.document.entries.filter(({ key }) => key.text === 'Statement').at(-1)?.value;
    for (const dict of found?.kind === 'list' ? found.items : [found])
      if (dict?.kind === 'dict') yield { span: locate(dict.span), dict, locate, restore };
  }
}

/** The keys of the entries that contain a range of the file, from the root to the value with the span `end`. */
function keysTo(span: Span, root: UndecidedValue, locate: Locate, end?: Span): string[] {
  const keys: string[] = [];
  for (let value: UndecidedValue | undefined = root; value;) {
    if (end && value.span.start === end.start && value.span.end === end.end) break;
    if (value.kind === 'list') value = around(value.items, span, (item) => locate(item.span));
    else if (value.kind === 'dict') {
      const entry: UndecidedEntry | undefined = around(value.entries, span, (each) => locate(each.span));
      if (entry) keys.push(entry.key.text);
      value = entry && holds(locate(entry.value.span), span) ? entry.value : undefined;
    } else break;
  }
  return keys;
}

/** The element that contains the range. They must be sorted by position. */
function around<Each>(many: readonly Each[], span: Span, spanOf: (each: Each) => Span): Each | undefined {
  let low = 0;
  for (let high = many.length; low < high;) {
    const middle = (low + high) >> 1;
    if (spanOf(many[middle]!).end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = many[low];
  return found !== undefined && holds(spanOf(found), span) ? found : undefined;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Deeper than any policy. What is nested more deeply is ignored. */
const maxDepth = 32;

type Restore = (text: string) => string;

function canonicalEntries(entries: readonly UndecidedEntry[], restore: Restore, depth: number): unknown {
  return sorted(entries.map(({ key, value }) => [restore(key.text), canonical(value, restore, depth)]));
}

/** The value without regard to order. A list of one is equal to its item, as in IAM. */
function canonical(value: UndecidedValue, restore: Restore, depth: number): unknown {
  if (depth > maxDepth) return null;
  const inner = (each: UndecidedValue) => canonical(each, restore, depth + 1);
  switch (value.kind) {
    case 'text':
      return restore(value.text);
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.length === 1 ? inner(value.items[0]!) : sorted(value.items.map(inner));
    case 'dict':
      return { of: canonicalEntries(value.entries, restore, depth + 1) };
    case 'opaque':
      return { opaque: true };
    case 'choice':
      return { if: value.alternatives.map((each) => (each ? inner(each) : null)) };
  }
}

function sorted(parts: readonly unknown[]): unknown[] {
  return parts
    .map((part) => ({ part, text: JSON.stringify(part) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ part }) => part);
}
