/** Statements without a document around them, which what they stand in puts there. */
import type { Span, TextValue, UndecidedDict, UndecidedEntry, UndecidedValue } from '../value/value.js';

/**
 * The document that statements are in once they are used: nothing is missing in it, and nothing of it but the statements is
 * known.
 *
 * @param statements one, or a list of them
 * @param isPart nothing is missing in the statement either
 * @returns undefined for any other value
 */
export function impliedDocument(statements: UndecidedValue, isPart = false): UndecidedDict | undefined {
  if (statements.kind !== 'list' && statements.kind !== 'dict') return undefined;
  const { span } = statements;
  const value: UndecidedValue = isPart && statements.kind === 'dict' ? opened(statements) : statements;
  const head: Span =
    statements.kind === 'dict' ? statements.head : { start: span.start, end: span.start + 1 };
  const key: TextValue = { kind: 'text', span: head, text: 'Statement' };
  const entry: UndecidedEntry = { key, value, span: head, implied: true };
  return { kind: 'dict', span, head, open: true, entries: [entry] };
}

function opened({ kind, span, head, entries }: UndecidedDict): UndecidedDict {
  return { kind, span, head, entries, open: true };
}
