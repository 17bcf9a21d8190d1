/** Statements without a document around them, which what they stand in puts there. */
import type { ChoiceValue, DictEntry, DictValue, Span, TextValue, Value } from '../value/value.js';

/**
 * The document that statements are in once they are used: nothing is missing in it, and nothing of it but the statements is
 * known.
 *
 * @param statements one, or a list of them
 * @param isPart nothing is missing in the statement either
 * @returns undefined for any other value
 */
export function impliedDocument<Choice extends ChoiceValue = never>(
  statements: Value<Choice>,
  isPart = false,
): DictValue<Choice> | undefined {
  if (statements.kind !== 'list' && statements.kind !== 'dict') return undefined;
  const { span } = statements;
  const value: Value<Choice> = isPart && statements.kind === 'dict' ? opened(statements) : statements;
  const head: Span =
    statements.kind === 'dict' ? statements.head : { start: span.start, end: span.start + 1 };
  const key: TextValue = { kind: 'text', span: head, text: 'Statement' };
  const entry: DictEntry<Choice> = { key, value, span: head, implied: true };
  return { kind: 'dict', span, head, open: true, entries: [entry] };
}

function opened<Choice extends ChoiceValue>({
  kind,
  span,
  head,
  entries,
}: DictValue<Choice>): DictValue<Choice> {
  return { kind, span, head, entries, open: true };
}
