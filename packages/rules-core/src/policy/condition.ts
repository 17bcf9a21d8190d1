/** The conditions of a statement: one for each operator and key. */
import type { Bounds } from './bounds.js';
import { parseOperator, type Operator } from './operator.js';
import { rememberedFor } from '../speed/remembered.js';
import {
  countingEntries,
  type DictEntry,
  type DictValue,
  type ScalarValue,
  type TextValue,
  type Value,
} from '../value/value.js';
import type { TextBounds } from '../patterns/text-bounds.js';
import { textOfScalar } from '../value/scalar.js';

export interface ConditionValue {
  readonly value: TextValue | ScalarValue;
  /** The value as IAM compares it. Numbers and booleans are converted to text. */
  readonly text: string;
  readonly bounds: TextBounds;
}

export interface ConditionTest {
  /** The operator and its block of keys. */
  readonly operatorEntry: DictEntry;
  /** The dict of keys under the operator. */
  readonly block: DictValue;
  /** Undefined for an unknown operator. */
  readonly operator: Operator | undefined;
  /** The key and its values. */
  readonly keyEntry: DictEntry;
  /** The key in lower case, because keys are compared without case. */
  readonly key: string;
  readonly values: readonly ConditionValue[];
  /** Whether every value is understood: it has the right type, and the key has no hole. */
  readonly known: boolean;
}

/** The conditions in source order. Malformed parts are skipped. With duplicate keys the last counts. */
export const readConditions = rememberedFor((bounds: Bounds, condition: Value): readonly ConditionTest[] => {
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
        else if (item.kind === 'scalar') {
          const text = textOfScalar(item);
          values.push({ value: item, text, bounds: bounds.of({ text }) });
        }
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
});
