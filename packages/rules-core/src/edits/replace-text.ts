import type { Edit } from './edit.js';
import type { ConditionTest, ConditionValue } from '../policy/condition.js';
import type { ActionItem, Element, ResourceItem } from '../policy/element.js';
import type { ListValue, Value } from '../value/value.js';
import { rememberedFor } from '../speed/remembered.js';

/**
 * Replaces an entry of Action or NotAction with other actions, leaving out those that are already in the list, without
 * regard to case.
 */
export function replaceAction(
  { entry }: Element<ActionItem>,
  { value }: ActionItem,
  texts: readonly string[],
): Edit {
  return replaceText(entry.value, value, texts, withoutCase);
}

/** Replaces an entry of Resource or NotResource with other ARNs, leaving out those that are already in the list. */
export function replaceResource(
  { entry }: Element<ResourceItem>,
  { value }: ResourceItem,
  texts: readonly string[],
): Edit {
  return replaceText(entry.value, value, texts, asWritten);
}

/** Replaces a value of a condition with other values, leaving out those that are already in the list. */
export function replaceValue(
  { keyEntry }: ConditionTest,
  { value }: ConditionValue,
  texts: readonly string[],
): Edit {
  return replaceText(keyEntry.value, value, texts, asWritten);
}

/** Normalizes texts for comparison. */
type Fold = (text: string) => string;
const withoutCase: Fold = (text) => text.toLowerCase();
const asWritten: Fold = (text) => text;

function replaceText(whole: Value, item: Value, texts: readonly string[], fold: Fold): Edit {
  if (whole.kind !== 'list')
    return { kind: 'replace', target: item, with: texts.length === 1 ? texts[0]! : texts };
  const count = countsOf(whole, fold);
  const own = item.kind === 'text' ? fold(item.text) : undefined;
  const added = texts.filter((text) => (count.get(fold(text)) ?? 0) === (fold(text) === own ? 1 : 0));
  return added.length === 0
    ? { kind: 'remove-item', list: whole, item }
    : { kind: 'replace-item', list: whole, item, with: added };
}

/** How often each text occurs in the list. */
const countsOf = rememberedFor((list: ListValue, fold: Fold): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const item of list.items) {
    if (item.kind !== 'text') continue;
    const text = fold(item.text);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
});
