/** Values that stand for something else: of a local value, where it is used. */
import { withEntries, withItems, type Span, type UndecidedValue } from 'iam-rules-core';

/** The value, with all of it at one place, where nothing of it can be changed. */
export function relocated(value: UndecidedValue, span: Span): UndecidedValue {
  switch (value.kind) {
    case 'text': {
      const { text, holes } = value;
      return { kind: 'text', span, text, ...(holes && { holes }), expression: {} };
    }
    case 'list':
      return withItems(
        { ...value, span },
        value.items.map((item) => relocated(item, span)),
      );
    case 'dict': {
      const entries = value.entries.map((entry) => ({
        ...entry,
        key: {
          kind: 'text' as const,
          span,
          text: entry.key.text,
          ...(entry.key.holes && { holes: entry.key.holes }),
        },
        value: relocated(entry.value, span),
        span,
      }));
      return withEntries({ ...value, span, head: span }, entries);
    }
    case 'choice':
      return {
        ...value,
        span,
        alternatives: value.alternatives.map((each) => each && relocated(each, span)),
      };
    default:
      return { ...value, span };
  }
}
