import { isGivenTwice } from './entries-named.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, DictValue } from '../value/value.js';

/**
 * Takes a test out of its Condition, with its operator or the whole Condition when nothing else is left in them;
 * undefined where an entry is written twice, so that another one would take its place.
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

/** Takes a test out of a Condition in which another one remains or comes, with its operator when nothing else is under it. */
export function takeOut(condition: DictValue, { block, operatorEntry, keyEntry }: ConditionTest): Edit {
  return block.entries.length === 1
    ? { kind: 'remove-entry', dict: condition, entry: operatorEntry }
    : { kind: 'remove-entry', dict: block, entry: keyEntry };
}
