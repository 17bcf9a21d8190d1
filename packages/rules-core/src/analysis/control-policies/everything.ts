/** Values of elements that stand for everything, and those of which all is known. */
import { isKnown, type Value } from '../../value/value.js';

/** `"*"`, or a list of it alone. */
function isEverything(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 1 && isEverything(value.items[0]!);
  return value.kind === 'text' && value.text === '*';
}

/** The value is known, and is not everything. */
export function isLessThanEverything(value: Value): boolean {
  return !isEverything(value) && saysAll(value);
}

/** Nothing of the value is left open. */
function saysAll(value: Value): boolean {
  if (value.kind === 'list') return !value.open && value.items.every(saysAll);
  return value.kind === 'dict' ? !value.open : isKnown(value);
}
