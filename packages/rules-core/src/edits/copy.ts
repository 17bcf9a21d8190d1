/** Parts of a policy that an edit repeats in another place, with their holes and, where possible, their spelling. */
import type { DictValue, UndecidedValue, Value } from '../value/value.js';

export class Copy {
  constructor(readonly value: UndecidedValue) {}
}

/** More values than anybody writes by hand. Many findings may copy the same values. */
const most = 200;

/** A copy of the value, or undefined if it is too large to be written twice. */
export function copyOf(value: Value): Copy | undefined {
  return valuesLeft(value, most) < 0 ? undefined : new Copy(value);
}

/** How many of `left` values remain after counting those in the tree. Negative if the tree has more. */
function valuesLeft(value: Value, left: number): number {
  let rest = left - 1;
  const children =
    value.kind === 'list'
      ? value.items
      : value.kind === 'dict'
        ? value.entries.map((entry) => entry.value)
        : [];
  for (let index = 0; index < children.length && rest >= 0; index++)
    rest = valuesLeft(children[index]!, rest);
  return rest;
}

/** Copies of the entries, to write a similar dict. Undefined if not all entries are known. */
export function copyEntries(dict: DictValue): Readonly<Record<string, Copy>> | undefined {
  if (dict.open || !copyOf(dict)) return undefined;
  return Object.fromEntries(dict.entries.map(({ key, value }) => [key.text, new Copy(value)]));
}
