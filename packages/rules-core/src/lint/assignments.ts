/** Documents without choices, as rules see them. */
import { lazyDict } from '../value/lazy-value.js';
import type {
  DictEntry,
  DictValue,
  UndecidedDict,
  UndecidedEntry,
  UndecidedValue,
  Value,
} from '../value/value.js';

/** No element of a policy nests nearly as deep: nothing is known of what does. */
const deepest = 32;

/** The document with nothing known of what conditions decide. The nodes without a choice in them stay the same. */
export function withoutChoices(document: UndecidedDict): DictValue {
  const decided = decide(document, 0);
  return decided.kind === 'dict' ? decided : lazyDict(document.span, () => [], true);
}

function decide(value: UndecidedValue, depth: number): Value {
  if (value.kind === 'choice') return { kind: 'opaque', span: value.span };
  if (value.kind !== 'list' && value.kind !== 'dict') return value;
  if (depth > deepest) return { kind: 'opaque', span: value.span };
  const { kind, span, open } = value;
  if (kind === 'list') {
    const items = value.items.map((item) => decide(item, depth + 1));
    return items.every((item, index) => item === value.items[index])
      ? (value as Value)
      : { kind, span, items, ...(open && { open }) };
  }
  const entries = value.entries.map((entry) => decideEntry(entry, depth));
  if (entries.every((entry, index) => entry === value.entries[index])) return value as Value;
  const { head, repeats } = value;
  return { kind, span, head, entries, ...(open && { open }), ...(repeats && { repeats }) };
}

function decideEntry(entry: UndecidedEntry, depth: number): DictEntry {
  const value = decide(entry.value, depth + 1);
  return value === entry.value ? (entry as DictEntry) : { ...entry, value };
}
