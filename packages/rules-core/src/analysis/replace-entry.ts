import type { Edit } from '../edit.js';
import type { ActionItem, Element, ResourceItem } from '../policy/element.js';

/** Puts other entries where one of Action or Resource stands, leaving out those that the list has already. */
export function replaceEntry<Item extends ActionItem | ResourceItem>(
  { list, items }: Element<Item>,
  item: Item,
  entries: readonly string[],
): Edit {
  if (!list)
    return { kind: 'replace', target: item.value, with: entries.length === 1 ? entries[0]! : entries };
  const others = new Set(items.filter((each) => each !== item).map(({ text }) => text.toLowerCase()));
  const added = entries.filter((entry) => !others.has(entry.toLowerCase()));
  const index = item.index!;
  return added.length === 0
    ? { kind: 'remove-item', list, index }
    : { kind: 'replace-item', list, index, with: added };
}
