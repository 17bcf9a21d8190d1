import type { Edit } from './edit.js';
import type { Statement } from '../policy/policy.js';
import { entryOf } from '../value/value.js';

/** Takes a statement out of its policy; undefined where it is the value of `Statement` itself, and no item of a list. */
export function removeStatement({ policy, value }: Statement): Edit | undefined {
  const list = entryOf(policy.value, 'Statement')?.value;
  return list?.kind === 'list' ? { kind: 'remove-item', list, item: value } : undefined;
}
