import type { Edit, Plain } from '../../edits/edit.js';
import type { Statement } from '../../policy/policy.js';

/** Edits that add one more test to a statement; undefined where its Condition has that test or a shape of its own. */
export function addTest(
  statement: Statement,
  operator: string,
  key: string,
  values: Plain,
): readonly Edit[] | undefined {
  const condition = statement.entry('Condition')?.value;
  if (!condition) {
    const test = { [operator]: { [key]: values } };
    return [{ kind: 'insert-entry', dict: statement.value, key: 'Condition', value: test }];
  }
  if (condition.kind !== 'dict') return undefined;
  const same = (text: string, other: string): boolean => text.toLowerCase() === other.toLowerCase();
  const blocks = condition.entries.filter((entry) => same(entry.key.text, operator));
  const block = blocks[0]?.value;
  if (!block) return [{ kind: 'insert-entry', dict: condition, key: operator, value: { [key]: values } }];
  if (blocks.length > 1 || block.kind !== 'dict') return undefined;
  if (block.entries.some((entry) => same(entry.key.text, key))) return undefined;
  return [{ kind: 'insert-entry', dict: block, key, value: values }];
}
