/** Strings that were probably meant by values of another JSON type, where the policy grammar allows strings. */
import { isWholeArn } from '../conditions/operator-values.js';
import { actionsMatching } from '../../catalog/catalog.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';
import type { TypeMismatch } from './type-mismatches.js';
import { textOfScalar } from '../../value/scalar.js';

/**
 * The strings in a nested list, without duplicates and without those that the outer list already contains. undefined
 * unless all are strings that are valid in the outer list. A lone wildcard is excluded because it could grant more than
 * the author intended.
 */
export function innerTexts({ element, value, list }: TypeMismatch): readonly string[] | undefined {
  if (value.kind !== 'list' || !list || element === 'Statement') return undefined;
  const texts = new Set<string>();
  for (const item of value.items) {
    if (item.kind !== 'text' || !isSound(element, item.text)) return undefined;
    texts.add(item.text);
  }
  for (const item of list.items) if (item.kind === 'text') texts.delete(item.text);
  return texts.size === 0 ? undefined : [...texts];
}

function isSound(element: TypeMismatch['element'], text: string): boolean {
  if (/^(?:[^:]*:)?[*?]*$/.test(text)) return false;
  if (element !== 'Action') return element !== 'Resource' || isWholeArn(text);
  const pattern = parseActionPattern(text);
  return pattern !== undefined && actionsMatching(pattern).length > 0;
}

/**
 * The digits of an account ID without quotes, which JSON reads as a number. Other numbers would not make sense as
 * strings either.
 */
export function unquotedAccount({ element, value, list, expected }: TypeMismatch): string | undefined {
  if (element === 'Statement' || (!list && expected !== 'a string or a list of strings')) return undefined;
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  const text = textOfScalar(value);
  return /^\d{12}$/.test(text) ? text : undefined;
}
