/** Checks whether a condition would work with another key. */
import { conditionKeyOf } from './condition-key-of.js';
import { formFault } from './form-fault.js';
import { entriesWithout, supportTestOf } from './key-support.js';
import { comparesType } from './type-match.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * The operator compares the type of the other key, the values are possible for it, and every entry of Action supports
 * it.
 */
export function suitsKey(statement: Statement, test: ConditionTest, name: string): boolean {
  const renamed = { ...test, key: name.toLowerCase() };
  const key = conditionKeyOf(renamed);
  if (!key || !comparesType(renamed, key)) return false;
  if (test.values.some((value) => formFault(renamed, value))) return false;
  const support = supportTestOf(renamed);
  return !support || entriesWithout(statement, renamed, support.kind).length === 0;
}
