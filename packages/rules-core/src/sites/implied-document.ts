/** Adds the document around bare statements that their container implies. */
import type { ChoiceValue, DictEntry, DictValue, Span, TextValue, Value } from '../value/value.js';

/**
 * The document that the statements end up in. It is complete, but only the statements in it are known.
 *
 * @param statements one, or a list of them
 * @param isPart the statement is complete too
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
