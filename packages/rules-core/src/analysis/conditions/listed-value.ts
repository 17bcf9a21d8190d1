/** Values of keys that have only a few possible values. */
import { holdsWildcard } from './operator-values.js';
import { listedValuesOf, valueMeant } from '../../catalog/condition-values.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface ListedValueFault {
  /** The value is a misspelling of a listed value, or not listed at all. */
  readonly kind: 'valueMisspelt' | 'valueUnlisted';
  /** The value that was meant, or the most similar one. */
  readonly proper?: string;
}

/** Why a fixed value under a String operator is not a possible value of its key. undefined if it may be one. */
export function listedValueFault(
  { key, operator, values }: ConditionTest,
  value: ConditionValue,
): ListedValueFault | undefined {
  const listed = listedValuesOf(key);
  if (!listed || !operator || value.text === '') return undefined;
  const fold = (text: string) => (operator.ignoreCase ? text.toLowerCase() : text);
  const text = fold(value.text);
  const isPattern = operator.wildcards && holdsWildcard(value);
  if (listed.values.some((each) => (isPattern ? matches(text, fold(each)) : text === fold(each))))
    return undefined;
  const proper = holdsWildcard(value) ? undefined : valueMeant(key, value.text);
  if (proper !== undefined) {
    // The list already contains the similar value, so this one means something else.
    const isBeside = values.some((each) => each.text === proper);
    return { kind: isBeside ? 'valueUnlisted' : 'valueMisspelt', proper };
  }
  return listed.grows ? undefined : { kind: 'valueUnlisted' };
}
