import { entriesNamed, isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, DictValue } from '../value/value.js';

/** Gives an entry another name; undefined when another entry has it, but for its case. */
export function renameEntry(dict: DictValue, entry: DictEntry, name: string): Edit | undefined {
  const isTaken = entriesNamed(dict, name).some((other) => other !== entry);
  return isTaken ? undefined : { kind: 'rename-key', entry, key: name };
}

/** Gives the key of a test another name; undefined when it stands under the operator already, or the old one does twice. */
export function renameKey({ block, keyEntry }: ConditionTest, key: string): Edit | undefined {
  return isGivenTwice(block, keyEntry) ? undefined : renameEntry(block, keyEntry, key);
}

/**
 * Gives the operator of a test another name; undefined when it has other keys or is given twice, or the other operator is
 * there already.
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
