import { entriesNamed, hasNameTwice } from './entries-named.js';
import { takeOut } from './remove-test.js';
import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';
import type { Statement } from '../policy/policy.js';

/**
 * Replaces a condition with `"Null": { key: absent }`. Returns undefined when there is already a `Null` condition for
 * the key, or when an operator or key is duplicate.
 *
 * @param absent `true`: the key is absent; `false`: it is present
 */
export function testNullInstead(
  statement: Statement,
  test: ConditionTest,
  absent: 'true' | 'false',
): readonly Edit[] | undefined {
  const { operatorEntry, block, keyEntry } = test;
  const condition = statement.entry('Condition')?.value;
  if (condition?.kind !== 'dict' || hasNameTwice(condition) || hasNameTwice(block)) return undefined;
  const key = keyEntry.key.text;
  const [nullEntry] = entriesNamed(condition, 'Null');
  if (!nullEntry && block.entries.length === 1) {
    return [
      { kind: 'rename-key', entry: operatorEntry, key: 'Null' },
      { kind: 'replace', target: keyEntry.value, with: absent },
    ];
  }
  if (!nullEntry) {
    return [
      takeOut(condition, test),
      { kind: 'insert-entry', dict: condition, after: operatorEntry, key: 'Null', value: { [key]: absent } },
    ];
  }
  const target = nullEntry.value;
  if (target.kind !== 'dict' || entriesNamed(target, key).length > 0) return undefined;
  return [takeOut(condition, test), { kind: 'insert-entry', dict: target, key, value: absent }];
}
