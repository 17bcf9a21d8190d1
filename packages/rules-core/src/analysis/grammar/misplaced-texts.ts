/** Strings that were meant by values of another JSON type, where the grammar of policies has room for strings. */
import type { TypeMismatch } from './type-mismatches.js';

/** The entries of a list that stands in another list of strings; undefined unless all of them are strings. */
export function innerTexts({ element, value, list }: TypeMismatch): readonly string[] | undefined {
  if (value.kind !== 'list' || !list || element === 'Statement' || value.items.length === 0) return undefined;
  const texts = value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  return texts.length === value.items.length ? texts : undefined;
}

/**
 * The digits of an account ID, which is a number to JSON when it is written without quotes. Other numbers make no sense
 * as strings either.
 */
export function unquotedAccount({ element, value, list, expected }: TypeMismatch): string | undefined {
  if (element === 'Statement' || (!list && expected !== 'a string or a list of strings')) return undefined;
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  const text = String(value.value);
  return /^\d{12}$/.test(text) ? text : undefined;
}
