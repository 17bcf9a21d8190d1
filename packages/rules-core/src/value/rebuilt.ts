/** Lists and dicts with other children. */
import type { ChoiceValue, DictEntry, DictValue, ListValue, Value } from './value.js';

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
