/** Recognizes element values that mean everything. */
import { isKnown, type Value } from '../../value/value.js';

/** `"*"`, or a list of just that. */
function isEverything(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 1 && isEverything(value.items[0]!);
  return value.kind === 'text' && value.text === '*';
}

/** The value is completely known and does not mean everything. */
export function isLessThanEverything(value: Value): boolean {
  return !isEverything(value) && saysAll(value);
}

/** The value contains no placeholder. */
function saysAll(value: Value): boolean {
  if (value.kind === 'list') return !value.open && value.items.every(saysAll);
  return value.kind === 'dict' ? !value.open : isKnown(value);
}
