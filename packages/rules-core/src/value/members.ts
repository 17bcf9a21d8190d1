/** Access to the content of lists and dicts, if it is of the requested kind. */
import { entryOf, type ChoiceValue, type DictValue, type Value } from './value.js';

/** The items of a list, or a single value as the only item. */
export function itemsOf<Choice extends ChoiceValue = never>(
  value: Value<Choice> | undefined,
): readonly Value<Choice>[] {
  if (!value) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** The text under a key of a dict. */
export function textAt(value: Value | undefined, key: string): string | undefined {
  const found = valueAt(value, key);
  return found?.kind === 'text' ? found.text : undefined;
}

/** The dict under a key of a dict. */
export function dictAt(value: Value | undefined, key: string): DictValue | undefined {
  const found = valueAt(value, key);
  return found?.kind === 'dict' ? found : undefined;
}

/** The items of the list under a key of a dict. */
export function listAt(value: Value | undefined, key: string): readonly Value[] | undefined {
  const found = valueAt(value, key);
  return found?.kind === 'list' ? found.items : undefined;
}

function valueAt(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'dict' ? entryOf(value, key)?.value : undefined;
}
