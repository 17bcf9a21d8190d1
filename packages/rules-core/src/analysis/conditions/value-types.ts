/** What is wrong with the values of a condition as a whole. */
import { conditionKeyOf } from './condition-key-of.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** A JSON type, in one word for messages. */
export type JsonType = 'string' | 'number' | 'Boolean' | 'null';

/** An unknown text counts as a string. */
export function jsonTypeOf({ value }: ConditionValue): JsonType {
  if (value.kind === 'text') return 'string';
  if (typeof value.value === 'number') return 'number';
  return typeof value.value === 'boolean' ? 'Boolean' : 'null';
}

export interface MixedTypes {
  /** The first value with another type than the first one. */
  readonly value: ConditionValue;
  readonly type: JsonType;
  readonly others: JsonType;
}

/** undefined if all values have the same type, or if some are unknown. */
export function mixedTypes(test: ConditionTest): MixedTypes | undefined {
  if (!isKnown(test)) return undefined;
  // null is not a valid value in a condition.
  const [first, ...more] = test.values.filter((value) => jsonTypeOf(value) !== 'null');
  const others = first && jsonTypeOf(first);
  const value = more.find((each) => jsonTypeOf(each) !== others);
  return value && others && { value, type: jsonTypeOf(value), others };
}

/** The condition lists several values for a key that holds one Boolean. */
export function listsBooleans(test: ConditionTest): boolean {
  const { operator, values } = test;
  if (operator?.family !== 'Bool' || operator.set !== undefined || values.length < 2 || !isKnown(test))
    return false;
  const key = conditionKeyOf(test);
  return key?.type === 'Bool' && !key.multivalued;
}

function isKnown({ known, values }: ConditionTest): boolean {
  return known && values.every(({ bounds }) => bounds.known);
}
