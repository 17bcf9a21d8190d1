import type { DictEntry, DictValue, ListValue, TextValue, Value } from '../value/value.js';

/** A string somewhere in a value, with what is needed to edit it. */
export interface FoundText {
  readonly value: TextValue;
  /** Set if the string is the key of an entry. */
  readonly entry?: DictEntry;
}

/** The strings in a value, including keys, for which `isWanted` is true. */
export function findTexts(root: Value, isWanted: (text: TextValue) => boolean): readonly FoundText[] {
  const found: FoundText[] = [];
  const stack: Value[] = [root];
  for (let value = stack.pop(); value; value = stack.pop()) {
    if (value.kind === 'text') {
      if (isWanted(value)) found.push({ value });
    } else if (value.kind === 'list') {
      pushAll(stack, value);
    } else if (value.kind === 'dict') {
      for (const entry of value.entries) if (isWanted(entry.key)) found.push({ value: entry.key, entry });
      pushEntries(stack, value);
    }
  }
  return found;
}

function pushAll(stack: Value[], { items }: ListValue): void {
  for (let index = 0; index < items.length; index++) stack.push(items[index]!);
}

function pushEntries(stack: Value[], { entries }: DictValue): void {
  for (const { value } of entries) stack.push(value);
}
