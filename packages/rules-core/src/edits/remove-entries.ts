import type { Edit } from './edit.js';
import type { Element } from '../policy/element.js';
import type { Value } from '../value/value.js';

/** Removes entries from an Action or Resource list. Returns undefined if none would be left. */
export function removeEntries(
  { list }: Element<unknown>,
  values: readonly Value[],
): readonly Edit[] | undefined {
  if (!list || list.items.length <= values.length) return undefined;
  return values.map((item) => ({ kind: 'remove-item', list, item }));
}
