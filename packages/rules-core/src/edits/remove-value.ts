import type { Edit } from './edit.js';
import type { ConditionTest, ConditionValue } from '../policy/condition.js';

/** Removes one of several values from a condition. Returns undefined if no value would be left. */
export function removeValue({ keyEntry }: ConditionTest, { value }: ConditionValue): Edit | undefined {
  const list = keyEntry.value;
  if (list.kind !== 'list' || list.items.length < 2) return undefined;
  return { kind: 'remove-item', list, item: value };
}
