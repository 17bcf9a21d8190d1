import type { Value } from '../../value/value.js';
import { textOfScalar } from '../../value/scalar.js';

/** No expression is nested more deeply. */
const deepest = 32;

/**
 * A form of an expression for comparison: equal forms have equal values in a stack.
 *
 * @returns undefined if the expression is not fully known, or nested too deeply
 */
export function formOfExpression(value: Value, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'scalar':
      return JSON.stringify(textOfScalar(value));
    case 'list': {
      const items = value.items.map((item) => formOfExpression(item, depth + 1));
      return value.open || items.includes(undefined) ? undefined : `[${items.join()}]`;
    }
    case 'dict': {
      const members = value.entries.map((entry) => {
        const form = formOfExpression(entry.value, depth + 1);
        return form && `${JSON.stringify(entry.key.text)}:${form}`;
      });
      return value.open || members.includes(undefined) ? undefined : `{${members.join()}}`;
    }
    case 'opaque':
      return undefined;
  }
}
