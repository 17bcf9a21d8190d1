import type { Value } from '../../value/value.js';

/** No expression nests deeper. */
const deepest = 32;

/**
 * An expression as something to compare: equal forms give equal values in a stack.
 *
 * @returns undefined for what is not wholly known or nested too deeply
 */
export function formOfExpression(value: Value, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'scalar':
      return JSON.stringify(String(value.value));
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
