/** Finds duplicate keys in objects where the policy grammar allows each key only once. */
import { elementNamed, type ElementName } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue } from '../../value/value.js';

export interface DuplicateKey {
  readonly dict: DictValue;
  readonly first: DictEntry;
  readonly entry: DictEntry;
  /** What contains the key, such as `statement`. */
  readonly place: string;
  /** Both keys have the same spelling. Otherwise they differ in case, and AWS ignores case there. */
  readonly exact: boolean;
  readonly statement?: Statement;
  /** The element that contains the key, or the element itself. */
  readonly element: ElementName | undefined;
}

/** All duplicate keys in source order, each with the first one of its name. */
export function* duplicateKeys(policy: Policy): Generator<DuplicateKey> {
  for (const found of among(policy.value, 'policy document', exactly))
    yield { ...found, element: elementNamed(found.entry.key.text) };
  for (const statement of policy.statements) {
    for (const duplicate of inStatement(statement.value)) yield { ...duplicate, statement };
  }
}

function* inStatement(statement: DictValue): Generator<Omit<DuplicateKey, 'statement'>> {
  for (const found of among(statement, 'statement', exactly))
    yield { ...found, element: elementNamed(found.entry.key.text) };
  for (const { key, value } of statement.entries) {
    const element = elementNamed(key.text);
    if (value.kind !== 'dict' || (element !== 'Principal' && element !== 'Condition')) continue;
    const place = `\`${key.text}\``;
    for (const found of among(value, place, element === 'Principal' ? exactly : withoutCase))
      yield { ...found, element };
    if (element === 'Principal') continue;
    for (const { key: operator, value: block } of value.entries) {
      if (block.kind !== 'dict') continue;
      for (const found of among(block, `\`${operator.text}\``, withoutCase)) yield { ...found, element };
    }
  }
}

type Found = Omit<DuplicateKey, 'statement' | 'element'>;

const exactly = (name: string) => name;
const withoutCase = (name: string) => name.toLowerCase();

const none: readonly never[] = [];

function among(dict: DictValue, place: string, same: (name: string) => string): readonly Found[] {
  if (dict.entries.length < 2) return none;
  const found: Found[] = [];
  const firsts = new Map<string, DictEntry>();
  for (const entry of dict.entries) {
    const name = same(entry.key.text);
    const first = firsts.get(name);
    if (first) found.push({ dict, first, entry, place, exact: first.key.text === entry.key.text });
    else firsts.set(name, entry);
  }
  return found;
}
