/** Edits that put a condition test under another operator. */
import type { Edit, Plain } from '../../edits/edit.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';

/** The operator's name with another base name: `ForAnyValue:ArnLikeIfExists` for `ArnLike`. */
export function withBaseName({ set, ifExists }: Operator, name: string): string {
  return `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
}

/**
 * Moves the key from its operator to another one, whose block is made where there is none. undefined when the key is
 * there already, or not all of the Condition is known.
 */
export function moveToOperator(
  statement: Statement,
  { operatorEntry, block, keyEntry, key }: ConditionTest,
  operator: string,
): Edit[] | undefined {
  const condition = statement.entry('Condition')?.value;
  if (condition?.kind !== 'dict' || condition.open || block.open) return undefined;
  const folded = operator.toLowerCase();
  const others = condition.entries.filter(
    (entry) => entry !== operatorEntry && entry.key.text.toLowerCase() === folded,
  );
  const isLast = block.entries.length === 1;
  if (others.length === 0) {
    if (isLast) return [{ kind: 'rename-key', entry: operatorEntry, key: operator }];
    const value = toPlain(keyEntry.value);
    if (value === undefined) return undefined;
    return [
      { kind: 'remove-entry', dict: block, entry: keyEntry },
      {
        kind: 'insert-entry',
        dict: condition,
        after: operatorEntry,
        key: operator,
        value: { [keyEntry.key.text]: value },
      },
    ];
  }
  const target = others.length === 1 ? others[0]!.value : undefined;
  const value = toPlain(keyEntry.value);
  if (target?.kind !== 'dict' || target.open || value === undefined) return undefined;
  if (target.entries.some((entry) => entry.key.text.toLowerCase() === key)) return undefined;
  return [
    isLast
      ? { kind: 'remove-entry', dict: condition, entry: operatorEntry }
      : { kind: 'remove-entry', dict: block, entry: keyEntry },
    { kind: 'insert-entry', dict: target, key: keyEntry.key.text, value },
  ];
}

/** The data of a key's value or values; undefined where they are not all known. */
function toPlain(value: Value): Plain | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'scalar') return value.value;
  if (value.kind !== 'list' || value.open) return undefined;
  const items = value.items.map((item) =>
    item.kind === 'text' ? item.text : item.kind === 'scalar' ? item.value : undefined,
  );
  return items.includes(undefined) ? undefined : (items as Plain[]);
}
