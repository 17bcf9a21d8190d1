import type { Edit } from './edit.js';
import type { ConditionTest, ConditionValue } from '../policy/condition.js';
import type { ActionItem, Element, ResourceItem } from '../policy/element.js';
import type { ListValue, Value } from '../value/value.js';

/** Puts other entries where one of Action or Resource stands, leaving out those that the list has already. */
export function replaceEntry<Item extends ActionItem | ResourceItem>(
  { entry }: Element<Item>,
  { value }: Item,
  texts: readonly string[],
): Edit {
  return replaceText(entry.value, value, texts, (text) => text.toLowerCase(), countsWithoutCase);
}

/** Puts other values where one value of a test stands, leaving out those that the list has already. */
export function replaceValue(
  { keyEntry }: ConditionTest,
  { value }: ConditionValue,
  texts: readonly string[],
): Edit {
  return replaceText(keyEntry.value, value, texts, (text) => text, counts);
}

type Counts = WeakMap<ListValue, ReadonlyMap<string, number>>;
const counts: Counts = new WeakMap();
const countsWithoutCase: Counts = new WeakMap();

function replaceText(
  whole: Value,
  item: Value,
  texts: readonly string[],
  fold: (text: string) => string,
  known: Counts,
): Edit {
  if (whole.kind !== 'list')
    return { kind: 'replace', target: item, with: texts.length === 1 ? texts[0]! : texts };
  const count = countsOf(whole, fold, known);
  const own = item.kind === 'text' ? fold(item.text) : undefined;
  const added = texts.filter((text) => (count.get(fold(text)) ?? 0) === (fold(text) === own ? 1 : 0));
  return added.length === 0
    ? { kind: 'remove-item', list: whole, item }
    : { kind: 'replace-item', list: whole, item, with: added };
}

/** How often each text stands in the list. Every finding in it may ask. */
function countsOf(
  list: ListValue,
  fold: (text: string) => string,
  known: Counts,
): ReadonlyMap<string, number> {
  let found = known.get(list);
  if (!found) {
    const counted = new Map<string, number>();
    for (const item of list.items) {
      if (item.kind !== 'text') continue;
      const folded = fold(item.text);
      counted.set(folded, (counted.get(folded) ?? 0) + 1);
    }
    known.set(list, (found = counted));
  }
  return found;
}
