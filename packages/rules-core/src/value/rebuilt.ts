/** Lists and dicts with other children, or in another place. */
import type { ChoiceValue, DictEntry, DictValue, ListValue, Span, Value } from './value.js';

/** The list with other items. `isOpen`: it is open, even if the list itself is not. */
export function withItems<Choice extends ChoiceValue = never>(
  { span, open }: ListValue<ChoiceValue>,
  items: readonly Value<Choice>[],
  isOpen = false,
): ListValue<Choice> {
  return { kind: 'list', span, items, ...((isOpen || open) && { open: true }) };
}

/** The dict with other entries. `isOpen`: it is open, even if the dict itself is not. */
export function withEntries<Choice extends ChoiceValue = never>(
  { span, head, open, repeats }: DictValue<ChoiceValue>,
  entries: readonly DictEntry<Choice>[],
  isOpen = false,
): DictValue<Choice> {
  return {
    kind: 'dict',
    span,
    head,
    entries,
    ...((isOpen || open) && { open: true }),
    ...(repeats && { repeats }),
  };
}

/** The dict as it stands at another span. */
export function withSpan<Choice extends ChoiceValue = never>(
  { head, entries, open, repeats }: DictValue<Choice>,
  span: Span,
): DictValue<Choice> {
  return withEntries(
    { kind: 'dict', span, head, entries: [], ...(open && { open }), ...(repeats && { repeats }) },
    entries,
  );
}

/** The same list when nothing in it changes. */
export function mapped<Item, Result>(
  items: readonly Item[],
  change: (item: Item) => Item | Result,
): readonly (Item | Result)[] {
  let changed: (Item | Result)[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const result = change(item);
    if (result !== item) changed ??= items.slice(0, index);
    changed?.push(result);
  }
  return changed ?? items;
}
