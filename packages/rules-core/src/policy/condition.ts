/** The tests of a statement's Condition: one per operator and key. */
import type { Bounds } from './bounds.js';
import { parseOperator, type Operator } from './operator.js';
import {
  countingEntries,
  type DictEntry,
  type DictValue,
  type ScalarValue,
  type TextValue,
  type Value,
} from '../value/value.js';
import type { TextBounds } from '../patterns/text-bounds.js';

export interface ConditionValue {
  readonly value: TextValue | ScalarValue;
  /** As IAM compares it: numbers and booleans as their text. */
  readonly text: string;
  readonly bounds: TextBounds;
}

export interface ConditionTest {
  /** The operator and its block of keys. */
  readonly operatorEntry: DictEntry;
  /** The dict of keys under the operator. */
  readonly block: DictValue;
  /** undefined when there is no such operator. */
  readonly operator: Operator | undefined;
  /** The key and its values. */
  readonly keyEntry: DictEntry;
  /** The key in lower case, as keys compare without case. */
  readonly key: string;
  readonly values: readonly ConditionValue[];
  /** Every value is understood: right types, and no hole in the key. */
  readonly known: boolean;
}

/** The tests in source order; what has a wrong shape yields none. With duplicate keys the last counts. */
export function readConditions(condition: Value, bounds: Bounds): ConditionTest[] {
  if (condition.kind !== 'dict') return [];
  const tests: ConditionTest[] = [];
  for (const operatorEntry of countingEntries(condition)) {
    const block = operatorEntry.value;
    if (block.kind !== 'dict') continue;
    const operator = parseOperator(operatorEntry.key.text);
    for (const keyEntry of countingEntries(block)) {
      const { value } = keyEntry;
      const items = value.kind === 'list' ? value.items : [value];
      const values: ConditionValue[] = [];
      for (const item of items) {
        if (item.kind === 'text') values.push({ value: item, text: item.text, bounds: bounds.of(item) });
        else if (item.kind === 'scalar')
          values.push({
            value: item,
            text: String(item.value),
            bounds: bounds.of({ text: String(item.value) }),
          });
      }
      tests.push({
        operatorEntry,
        block,
        operator,
        keyEntry,
        key: keyEntry.key.text.toLowerCase(),
        values,
        known:
          values.length === items.length &&
          !(value.kind === 'list' && value.open) &&
          bounds.of(keyEntry.key).known,
      });
    }
  }
  return tests;
}
