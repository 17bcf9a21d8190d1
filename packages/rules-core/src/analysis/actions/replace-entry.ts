import type { Edit } from '../../edits/edit.js';
import type { ActionItem, Element, ResourceItem } from '../../policy/element.js';

/** Puts other entries where one of Action or Resource stands, leaving out those that the list has already. */
export function replaceEntry<Item extends ActionItem | ResourceItem>(
  { list, items }: Element<Item>,
  item: Item,
  entries: readonly string[],
): Edit {
  if (!list)
    return { kind: 'replace', target: item.value, with: entries.length === 1 ? entries[0]! : entries };
  const counts = countsOf(items);
  const own = item.text.toLowerCase();
  const added = entries.filter((entry) => {
    const folded = entry.toLowerCase();
    return (counts.get(folded) ?? 0) === (folded === own ? 1 : 0);
  });
  const index = item.index!;
  return added.length === 0
    ? { kind: 'remove-item', list, index }
    : { kind: 'replace-item', list, index, with: added };
}

const known = new WeakMap<readonly unknown[], ReadonlyMap<string, number>>();

/** How often each text stands in the list, without regard to case. */
function countsOf(items: readonly { readonly text: string }[]): ReadonlyMap<string, number> {
  let counts = known.get(items);
  if (!counts) {
    const counted = new Map<string, number>();
    for (const { text } of items) {
      const folded = text.toLowerCase();
      counted.set(folded, (counted.get(folded) ?? 0) + 1);
    }
    known.set(items, (counts = counted));
  }
  return counts;
}
