import type { DictEntry, DictValue, ListValue, TextValue, Value } from '../value.js';

/** A string somewhere in a value, with what is needed to change it. */
export interface FoundText {
  readonly value: TextValue;
  /** Set for the key of a member. */
  readonly entry?: DictEntry;
}

/** Visits a value and all that is in it, in no particular order; nesting of any depth costs no call stack. */
export function* everyValue(root: Value): Generator<Value> {
  const stack: Value[] = [root];
  for (let value = stack.pop(); value; value = stack.pop()) {
    yield value;
    if (value.kind === 'list') pushAll(stack, value);
    else if (value.kind === 'dict') pushEntries(stack, value);
  }
}

/** Every string of a value, keys included. */
export function* everyText(root: Value): Generator<FoundText> {
  for (const value of everyValue(root)) {
    if (value.kind === 'text') yield { value };
    else if (value.kind === 'dict') for (const entry of value.entries) yield { value: entry.key, entry };
  }
}

function pushAll(stack: Value[], { items }: ListValue): void {
  for (const item of items) stack.push(item);
}

function pushEntries(stack: Value[], { entries }: DictValue): void {
  for (const { value } of entries) stack.push(value);
}
