/** Parts of a policy that an edit writes once more, in another place: with their holes and, where it can be, their spelling. */
import type { DictValue, UndecidedValue, Value } from '../value/value.js';

export class Copy {
  constructor(readonly value: UndecidedValue) {}
}

/** More values than anybody writes by hand. Each of many findings may copy the same ones. */
const most = 200;

/** A copy of the value; undefined where so much hangs on it that no edit writes it twice. */
export function copyOf(value: Value): Copy | undefined {
  return valuesLeft(value, most) < 0 ? undefined : new Copy(value);
}

/** How many of `left` values remain beside those of the tree; less than none when it has more. */
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

/** Copies of the entries, for a dict that is like this one but for some; undefined where not all of them are known. */
export function copyEntries(dict: DictValue): Readonly<Record<string, Copy>> | undefined {
  if (dict.open || !copyOf(dict)) return undefined;
  return Object.fromEntries(dict.entries.map(({ key, value }) => [key.text, new Copy(value)]));
}
