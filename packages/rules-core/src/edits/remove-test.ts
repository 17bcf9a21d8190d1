import { isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, DictValue } from '../value/value.js';

/**
 * Removes a condition, and its operator or the whole Condition if nothing else is left in them. Returns undefined if an
 * entry is duplicate, because the other one would take effect.
 */
export function removeTest(
  statement: Statement,
  { block, operatorEntry, keyEntry }: ConditionTest,
): Edit | undefined {
  const condition = statement.entry('Condition');
  if (condition?.value.kind !== 'dict') return undefined;
  const levels: readonly (readonly [DictValue, DictEntry])[] = [
    [block, keyEntry],
    [condition.value, operatorEntry],
    [statement.value, condition],
  ];
  for (const [dict, entry] of levels) {
    if (dict.open || isGivenTwice(dict, entry)) return undefined;
    if (dict.entries.length > 1) return { kind: 'remove-entry', dict, entry };
  }
  return undefined;
}

/**
 * Removes a condition from a Condition that keeps or gets another one, and its operator if nothing else is under it.
 */
export function takeOut(condition: DictValue, { block, operatorEntry, keyEntry }: ConditionTest): Edit {
  return block.entries.length === 1
    ? { kind: 'remove-entry', dict: condition, entry: operatorEntry }
    : { kind: 'remove-entry', dict: block, entry: keyEntry };
}
