/** What is wrong with the values of a test taken together. */
import { conditionKeyOf } from './condition-key-of.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** A type of JSON, in a word for messages. */
export type JsonType = 'string' | 'number' | 'Boolean' | 'null';

/** A text that is not known counts as a string. */
export function jsonTypeOf({ value }: ConditionValue): JsonType {
  if (value.kind === 'text') return 'string';
  if (typeof value.value === 'number') return 'number';
  return typeof value.value === 'boolean' ? 'Boolean' : 'null';
}

export interface MixedTypes {
  /** The first value whose type is another one than the first value's. */
  readonly value: ConditionValue;
  readonly type: JsonType;
  readonly others: JsonType;
}

/** undefined when all values have one type, or not all of them are known. */
export function mixedTypes(test: ConditionTest): MixedTypes | undefined {
  if (!isKnown(test)) return undefined;
  // null is no value of a condition.
  const [first, ...more] = test.values.filter((value) => jsonTypeOf(value) !== 'null');
  const others = first && jsonTypeOf(first);
  const value = more.find((each) => jsonTypeOf(each) !== others);
  return value && others && { value, type: jsonTypeOf(value), others };
}

/** The test lists several values for a key that is one Boolean. */
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
