/**
 * CloudFormation converts numbers and booleans in a policy to texts: `Sid: 1` is the Sid `1`, and `123456789012` an
 * account.
 */
import { withEntries, withItems } from '../../value/rebuilt.js';
import type { UndecidedDict, UndecidedList, UndecidedValue } from '../../value/value.js';
import { textOfScalar } from '../../value/scalar.js';

/** No element of a policy is nested more deeply. What is deeper is not converted. */
const deepest = 32;

/** The value with numbers and booleans converted to texts. Nodes without any stay the same. */
export function withScalarTexts(value: UndecidedValue, depth = 0): UndecidedValue {
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? value : { kind: 'text', span: value.span, text: textOfScalar(value) };
    case 'list':
      return depth < deepest ? inList(value, depth + 1) : value;
    case 'dict':
      return depth < deepest ? inDict(value, depth + 1) : value;
    case 'choice': {
      const alternatives = value.alternatives.map((each) => each && withScalarTexts(each, depth + 1));
      return alternatives.every((each, place) => each === value.alternatives[place])
        ? value
        : { ...value, alternatives };
    }
    default:
      return value;
  }
}

function inList(list: UndecidedList, depth: number): UndecidedList {
  const items = list.items.map((item) => withScalarTexts(item, depth));
  return items.every((item, place) => item === list.items[place]) ? list : withItems(list, items);
}

function inDict(dict: UndecidedDict, depth: number): UndecidedDict {
  const entries = dict.entries.map((entry) => {
    const value = withScalarTexts(entry.value, depth);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.every((entry, place) => entry === dict.entries[place]) ? dict : withEntries(dict, entries);
}
