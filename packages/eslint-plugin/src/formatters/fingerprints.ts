/**
 * Fingerprints: what makes a finding the same finding after the file has been edited elsewhere.
 *
 * A finding is known by its rule, by the text it underlines, by the element of the statement that the text stands in,
 * by the statement (by its `Sid`, else by its other elements), and in a file with several policies by the owner. Line
 * numbers, layout, the order of statements, of elements and of list entries, and the rest of the file do not count.
 * Findings alike in all of this are numbered.
 */
import { createHash } from 'node:crypto';
import type { DictEntry, DictValue, Span, Value } from 'iam-rules-core';
import { valueOfJsonc } from '../hosts/jsonc.js';
import { parser } from '../parser.js';

export interface Fingerprinted {
  /** The rule's id; null for a parse error and the like. */
  readonly rule: string | null;
  /** The underlined range of the text. */
  readonly span: Span;
  /** Whose policy it is about, in a file with several. */
  readonly owner?: string | undefined;
}

/**
 * @param text what was linted; any text will do, statements are told apart in JSON, JSONC and JSON5
 * @returns a fingerprint for each finding, in their order; all differ
 */
export function fingerprints(text: string, findings: readonly Fingerprinted[]): string[] {
  const root = valueIn(text);
  const statements = new Statements();
  const seen = new Map<string, number>();
  const inOrder = findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end);
  const result: string[] = [];
  for (const { finding, index } of inOrder) {
    const { rule, span, owner } = finding;
    const hash = hashOf([
      rule,
      ...(owner === undefined ? [] : [owner]),
      tokens(text.slice(span.start, span.end)),
      ...(root ? identity(root, span, statements) : []),
    ]);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    result[index] = `${hash}:${number}`;
  }
  return result;
}

function valueIn(text: string): Value | undefined {
  try {
    return valueOfJsonc(parser.parseForESLint(text).ast, text);
  } catch {
    return undefined;
  }
}

function hashOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The text without the space between its tokens. */
function tokens(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_, literal: string | undefined) => literal ?? '');
}

/** The keys on the way to the statement, the statement, and the keys from there to the range. */
function identity(root: Value, span: Span, statements: Statements): unknown[] {
  const outside: string[] = [];
  const inside: string[] = [];
  let statement: DictValue | undefined;
  let keys = outside;
  let isStatement = false;
  for (let value = root; ;) {
    const item: Value | undefined = value.kind === 'list' ? around(value.items, span) : undefined;
    if (item) {
      value = item;
      continue;
    }
    if (value.kind !== 'dict') break;
    if (isStatement && !statement) {
      statement = value;
      keys = inside;
    }
    const entry: DictEntry | undefined = around(value.entries, span);
    if (!entry) break;
    keys.push(entry.key.text);
    isStatement ||= entry.key.text === 'Statement';
    if (!holds(entry.value.span, span)) break;
    value = entry.value;
  }
  return [outside, inside, statement ? statements.identity(statement, inside[0]) : null];
}

/** The one that holds the range, of many in the order of their places. */
function around<T extends { readonly span: Span }>(many: readonly T[], span: Span): T | undefined {
  let low = 0;
  for (let high = many.length; low < high;) {
    const middle = (low + high) >> 1;
    if (many[middle]!.span.end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = many[low];
  return found && holds(found.span, span) ? found : undefined;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Many findings are in one statement. */
class Statements {
  readonly #identities = new Map<DictValue, Map<string | undefined, string>>();

  /** The `Sid`, unless the finding is about it; else everything beside the element that the finding stands in. */
  identity(statement: DictValue, element: string | undefined): string {
    const known = this.#identities.get(statement) ?? new Map<string | undefined, string>();
    this.#identities.set(statement, known);
    let identity = known.get(element);
    if (identity === undefined) {
      const others = statement.entries.filter(({ key }) => key.text !== element);
      const sid = others.find(
        ({ key, value }) => key.text === 'Sid' && value.kind === 'text' && value.text !== '',
      );
      identity = hashOf(sid ? canonical(sid.value, 0) : canonicalEntries(others, 0));
      known.set(element, identity);
    }
    return identity;
  }
}

/** What stands deeper than any policy goes does not count. */
const maxDepth = 32;

function canonicalEntries(entries: readonly DictEntry[], depth: number): unknown {
  return sorted(entries.map(({ key, value }) => [key.text, canonical(value, depth)]));
}

/** The value without regard to order; a list of one is as good as its entry, as IAM has it. */
function canonical(value: Value, depth: number): unknown {
  if (depth > maxDepth) return null;
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.length === 1
        ? canonical(value.items[0]!, depth + 1)
        : sorted(value.items.map((item) => canonical(item, depth + 1)));
    case 'dict':
      return { of: canonicalEntries(value.entries, depth + 1) };
    case 'opaque':
      return { opaque: true };
  }
}

function sorted(parts: readonly unknown[]): unknown[] {
  return parts
    .map((part) => ({ part, text: JSON.stringify(part) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ part }) => part);
}
