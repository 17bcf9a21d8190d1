import type { Edit } from '../../edits/edit.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** More values than fit into any policy that AWS takes. */
const most = 1_000;

/** Takes one of several values out of a test; undefined where no other value would be left. */
export function removeValue({ keyEntry }: ConditionTest, { value }: ConditionValue): Edit | undefined {
  const list = keyEntry.value;
  if (list.kind !== 'list' || list.items.length < 2 || list.items.length > most) return undefined;
  return { kind: 'remove-item', list, index: list.items.indexOf(value) };
}
