/** Copies lists and dicts with different children or spans. */
import type { ChoiceValue, DictEntry, DictValue, ListValue, Span, Value } from './value.js';

/** The list with other items. `isOpen` makes it open even if the original is not. */
export function withItems<Choice extends ChoiceValue = never>(
  { span, open }: ListValue<ChoiceValue>,
  items: readonly Value<Choice>[],
  isOpen = false,
): ListValue<Choice> {
  return { kind: 'list', span, items, ...((isOpen || open) && { open: true }) };
}

/** The dict with other entries. `isOpen` makes it open even if the original is not. */
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

/** The dict with another span. */
export function withSpan<Choice extends ChoiceValue = never>(
  { head, entries, open, repeats }: DictValue<Choice>,
  span: Span,
): DictValue<Choice> {
  return withEntries(
    { kind: 'dict', span, head, entries: [], ...(open && { open }), ...(repeats && { repeats }) },
    entries,
  );
}

/** Maps the items, but returns the same list when none of them changes. */
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
