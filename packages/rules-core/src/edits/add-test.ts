import { copyEntries } from './copy.js';
import { entriesNamed } from './entries-named.js';
import type { Content, Edit } from './edit.js';
import type { Statement } from '../policy/policy.js';

/**
 * Adds a condition to a statement. Returns undefined if the statement already has it, or if its Condition has an
 * unusual shape.
 */
export function addTest(
  statement: Statement,
  operator: string,
  key: string,
  values: Content,
): readonly Edit[] | undefined {
  const condition = statement.entry('Condition')?.value;
  if (!condition) {
    const test = { [operator]: { [key]: values } };
    return [{ kind: 'insert-entry', dict: statement.value, key: 'Condition', value: test }];
  }
  if (condition.kind !== 'dict' || condition.open) return undefined;
  const [operatorEntry, ...others] = entriesNamed(condition, operator);
  const block = operatorEntry?.value;
  if (!block) return [{ kind: 'insert-entry', dict: condition, key: operator, value: { [key]: values } }];
  if (others.length > 0 || block.kind !== 'dict' || block.open) return undefined;
  if (entriesNamed(block, key).length > 0) return undefined;
  return [{ kind: 'insert-entry', dict: block, key, value: values }];
}

/**
 * Adds a Condition with a single condition to a statement. Returns undefined if it already has a Condition, because
 * combining them needs a human decision.
 */
export function addCondition(
  statement: Statement,
  operator: string,
  key: string,
  values: Content,
): readonly Edit[] | undefined {
  return statement.entry('Condition') ? undefined : addTest(statement, operator, key, values);
}

/** The value of a statement's Condition with one condition added. Undefined if it cannot be added or copied. */
export function conditionWith(
  statement: Statement,
  operator: string,
  key: string,
  values: Content,
): Content | undefined {
  const condition = statement.entry('Condition')?.value;
  if (!condition) return { [operator]: { [key]: values } };
  const blocks = condition.kind === 'dict' ? copyEntries(condition) : undefined;
  if (condition.kind !== 'dict' || !blocks) return undefined;
  const [operatorEntry, ...others] = entriesNamed(condition, operator);
  if (!operatorEntry) return { ...blocks, [operator]: { [key]: values } };
  const { value: block, key: name } = operatorEntry;
  const tests = block.kind === 'dict' ? copyEntries(block) : undefined;
  if (others.length > 0 || block.kind !== 'dict' || !tests) return undefined;
  if (entriesNamed(block, key).length > 0) return undefined;
  return { ...blocks, [name.text]: { ...tests, [key]: values } };
}
