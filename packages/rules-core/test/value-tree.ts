/** Value trees as tests look at them. */
import type { DictEntry, TextValue, Value } from '../src/value/value.js';

/** The tree as plain data, built whole. */
export function plainTree(value: Value): Value {
  const { kind, span } = value;
  switch (kind) {
    case 'list':
      return { kind, span, items: value.items.map(plainTree), ...(value.open && { open: true }) };
    case 'dict':
      return {
        kind,
        span,
        head: value.head,
        entries: value.entries.map((entry): DictEntry => ({
          ...entry,
          key: { ...entry.key },
          value: plainTree(entry.value),
        })),
        ...(value.open && { open: true }),
        ...(value.repeats && { repeats: true }),
      };
    default:
      return { ...value };
  }
}

/** The strings of a tree, keys included, in source order. */
export function textsOf(value: Value): TextValue[] {
  if (value.kind === 'text') return [value];
  if (value.kind === 'list') return value.items.flatMap(textsOf);
  if (value.kind === 'dict') return value.entries.flatMap((entry) => [entry.key, ...textsOf(entry.value)]);
  return [];
}
