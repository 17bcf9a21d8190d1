/** A normal form of values that ignores the order of entries and items. */
import type { DictEntry, Value } from './value.js';
import { textOfScalar } from './scalar.js';

/** Policies have only a few levels. */
const maxDepth = 12;

/**
 * Whether both values are missing, or are equal except for the order of items and entries and for single values instead
 * of lists of one.
 */
export function sameForm(a: Value | undefined, b: Value | undefined): boolean {
  if (!a || !b) return a === b;
  const form = formOf(a);
  return form !== undefined && form === formOf(b);
}

/**
 * The normal form, or undefined if something in the value is unknown or nested too deeply.
 *
 * @param without keys to leave out at the top level
 */
export function formOf(value: Value, without: readonly string[] = [], depth = 0): string | undefined {
  if (depth > maxDepth) return undefined;
  switch (value.kind) {
    case 'opaque':
      return undefined;
    case 'text':
      return JSON.stringify(value.text);
    case 'scalar':
      return JSON.stringify(textOfScalar(value));
    case 'list': {
      if (value.open) return undefined;
      const items = value.items.map((item) => formOf(item, [], depth + 1));
      if (items.includes(undefined)) return undefined;
      return items.length === 1 ? items[0] : `[${[...new Set(items)].sort().join()}]`;
    }
    case 'dict': {
      if (value.open) return undefined;
      const members = new Map<string, DictEntry>();
      for (const entry of value.entries)
        if (!without.includes(entry.key.text)) members.set(entry.key.text, entry);
      const parts: string[] = [];
      for (const [key, entry] of members) {
        const form = formOf(entry.value, [], depth + 1);
        if (form === undefined) return undefined;
        parts.push(`${JSON.stringify(key)}:${form}`);
      }
      return `{${parts.sort().join()}}`;
    }
  }
}
