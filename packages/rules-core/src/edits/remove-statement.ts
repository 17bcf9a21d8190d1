import type { Edit } from './edit.js';
import type { Statement } from '../policy/policy.js';
import { entryOf } from '../value/value.js';

/**
 * Removes a statement from its policy. Returns undefined if the value of `Statement` is the statement itself and not a
 * list.
 */
export function removeStatement({ policy, value }: Statement): Edit | undefined {
  const list = entryOf(policy.value, 'Statement')?.value;
  return list?.kind === 'list' ? { kind: 'remove-item', list, item: value } : undefined;
}
