import { entriesNamed, isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, DictValue } from '../value/value.js';

/** Renames an entry. Returns undefined when another entry has that key, without regard to case. */
export function renameEntry(dict: DictValue, entry: DictEntry, name: string): Edit | undefined {
  const isTaken = entriesNamed(dict, name).some((other) => other !== entry);
  return isTaken ? undefined : { kind: 'rename-key', entry, key: name };
}

/**
 * Renames the key of a condition. Returns undefined when the operator already has that key, or when the old key is
 * duplicate.
 */
export function renameKey({ block, keyEntry }: ConditionTest, key: string): Edit | undefined {
  return isGivenTwice(block, keyEntry) ? undefined : renameEntry(block, keyEntry, key);
}

/**
 * Renames the operator of a condition. Returns undefined when the operator has other keys or is duplicate, or when the
 * new operator is already there.
 */
export function renameOperator(
  statement: Statement,
  { block, operatorEntry }: ConditionTest,
  name: string,
): Edit | undefined {
  const condition = statement.entry('Condition')?.value;
  if (condition?.kind !== 'dict' || block.entries.length !== 1) return undefined;
  if (isGivenTwice(condition, operatorEntry)) return undefined;
  return renameEntry(condition, operatorEntry, name);
}
