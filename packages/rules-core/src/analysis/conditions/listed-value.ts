/** Values of keys that hold one of a few words. */
import { holdsWildcard } from './operator-values.js';
import { listedValuesOf, valueMeant } from '../../catalog/condition-values.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface ListedValueFault {
  /** A slip of a listed value, or none of them. */
  readonly kind: 'valueMisspelt' | 'valueUnlisted';
  /** The value that was meant, or that it comes near to. */
  readonly proper?: string;
}

/** Why a fixed value under a String operator is none of those that its key has; undefined when it may be one. */
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
    // What stands beside the value that it comes near to is meant to be another one.
    const isBeside = values.some((each) => each.text === proper);
    return { kind: isBeside ? 'valueUnlisted' : 'valueMisspelt', proper };
  }
  return listed.grows ? undefined : { kind: 'valueUnlisted' };
}
