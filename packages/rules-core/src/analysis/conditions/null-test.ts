import type { Edit } from '../../edits/edit.js';
import type { ConditionTest } from '../../policy/condition.js';
import { entryOf, type DictValue } from '../../value/value.js';

/** Edits that put the test "the key is absent" where a test stands. */
export function testAbsenceInstead(condition: DictValue, test: ConditionTest): Edit[] | undefined {
  return testNullInstead(condition, test, 'true');
}

/**
 * Edits that put `"Null": { key: value }` where a test stands; undefined when the condition tests the key with `Null`
 * already, or writes an operator or a key twice.
 *
 * @param value `true`: the key is absent; `false`: it is there
 */
export function testNullInstead(
  condition: DictValue,
  test: ConditionTest,
  value: 'true' | 'false',
): Edit[] | undefined {
  const { operatorEntry, block, keyEntry } = test;
  const key = keyEntry.key.text;
  // Each test looks at all of its neighbours; nobody has that many by hand.
  if (condition.entries.length + block.entries.length > 200) return undefined;
  const folded = (dict: DictValue) => new Set(dict.entries.map((entry) => entry.key.text.toLowerCase()));
  if (folded(condition).size < condition.entries.length || folded(block).size < block.entries.length)
    return undefined;
  const nullEntry = condition.entries.find((entry) => entry.key.text.toLowerCase() === 'null');
  if (nullEntry && nullEntry.value.kind !== 'dict') return undefined;
  const isAlone = block.entries.length === 1;
  if (!nullEntry && isAlone) {
    return [
      { kind: 'rename-key', entry: operatorEntry, key: 'Null' },
      { kind: 'replace', target: keyEntry.value, with: value },
    ];
  }
  const removal: Edit = isAlone
    ? { kind: 'remove-entry', dict: condition, entry: operatorEntry }
    : { kind: 'remove-entry', dict: block, entry: keyEntry };
  if (!nullEntry)
    return [
      removal,
      { kind: 'insert-entry', dict: condition, after: operatorEntry, key: 'Null', value: { [key]: value } },
    ];
  const nullBlock = nullEntry.value as DictValue;
  if (entryOf(nullBlock, key) ?? folded(nullBlock).has(key.toLowerCase())) return undefined;
  return [removal, { kind: 'insert-entry', dict: nullBlock, key, value }];
}
