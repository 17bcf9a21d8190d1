/** Members that occur twice, where the policy grammar allows each of them once. */
import type { Policy, Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue } from '../../value/value.js';

export interface DuplicateKey {
  readonly dict: DictValue;
  readonly first: DictEntry;
  readonly entry: DictEntry;
  /** What has the member: `statement`, say. */
  readonly place: string;
  /** Both are written in the same letters; else they differ by case, where AWS compares without it. */
  readonly exact: boolean;
  readonly statement?: Statement;
}

/** All of them in source order, each against the first of its name. */
export function* duplicateKeys(policy: Policy): Generator<DuplicateKey> {
  yield* among(policy.value, 'policy document', exactly);
  for (const statement of policy.statements) {
    for (const duplicate of inStatement(statement.value)) yield { ...duplicate, statement };
  }
}

function inStatement(statement: DictValue): readonly DuplicateKey[] {
  let found = among(statement, 'statement', exactly);
  const add = (more: readonly DuplicateKey[]): void => {
    if (more.length > 0) found = [...found, ...more];
  };
  for (const { key, value } of statement.entries) {
    if (value.kind !== 'dict') continue;
    if (key.text === 'Principal' || key.text === 'NotPrincipal')
      add(among(value, `\`${key.text}\``, exactly));
    if (key.text !== 'Condition') continue;
    add(among(value, '`Condition`', withoutCase));
    for (const { key: operator, value: block } of value.entries)
      if (block.kind === 'dict') add(among(block, `\`${operator.text}\``, withoutCase));
  }
  return found;
}

const exactly = (name: string) => name;
const withoutCase = (name: string) => name.toLowerCase();

const none: readonly never[] = [];

function among(dict: DictValue, place: string, same: (name: string) => string): readonly DuplicateKey[] {
  if (dict.entries.length < 2) return none;
  const found: DuplicateKey[] = [];
  const firsts = new Map<string, DictEntry>();
  for (const entry of dict.entries) {
    const name = same(entry.key.text);
    const first = firsts.get(name);
    if (first) found.push({ dict, first, entry, place, exact: first.key.text === entry.key.text });
    else firsts.set(name, entry);
  }
  return found;
}
