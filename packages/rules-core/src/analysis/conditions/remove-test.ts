import type { Edit } from '../../edits/edit.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue } from '../../value/value.js';

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
  // Each test looks at all of its neighbours; nobody has that many by hand.
  if (condition.value.entries.length + block.entries.length > 200) return undefined;
  for (const [dict, entry] of levels) {
    const same = dict.entries.filter(({ key }) => key.text.toLowerCase() === entry.key.text.toLowerCase());
    if (dict.open || same.length > 1) return undefined;
    if (dict.entries.length > 1) return { kind: 'remove-entry', dict, entry };
  }
  return undefined;
}
