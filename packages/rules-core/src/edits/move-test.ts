import { copyOf } from './copy.js';
import { entriesNamed, isGivenTwice } from './entries-named.js';
import { takeOut } from './remove-test.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';

/**
 * Moves a condition to another operator, and adds the operator if it is missing. Returns undefined when the key is
 * already there, when the key or its operator is duplicate, or when parts of the Condition are unknown.
 *
 * @param operator the name with its prefix and suffix
 */
export function moveTest(
  statement: Statement,
  test: ConditionTest,
  operator: string,
): readonly Edit[] | undefined {
  const { operatorEntry, block, keyEntry } = test;
  const condition = statement.entry('Condition')?.value;
  if (condition?.kind !== 'dict' || condition.open || block.open) return undefined;
  if (isGivenTwice(condition, operatorEntry) || isGivenTwice(block, keyEntry)) return undefined;
  const key = keyEntry.key.text;
  const [other, ...more] = entriesNamed(condition, operator).filter((entry) => entry !== operatorEntry);
  if (!other && block.entries.length === 1)
    return [{ kind: 'rename-key', entry: operatorEntry, key: operator }];
  const value = copyOf(keyEntry.value);
  if (!value || more.length > 0) return undefined;
  if (!other) {
    return [
      takeOut(condition, test),
      { kind: 'insert-entry', dict: condition, after: operatorEntry, key: operator, value: { [key]: value } },
    ];
  }
  const target = other.value;
  if (target.kind !== 'dict' || target.open || entriesNamed(target, key).length > 0) return undefined;
  return [takeOut(condition, test), { kind: 'insert-entry', dict: target, key, value }];
}
