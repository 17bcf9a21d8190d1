/** Set operators that change nothing. */
import { isSingleValued } from './condition-key-of.js';
import type { ConditionTest } from '../../policy/condition.js';

/** Its key has one value at most, and without the key the operator holds by itself, so that `ForAllValues` adds nothing. */
export function hasIdleForAllValues(test: ConditionTest): boolean {
  const { operator } = test;
  if (operator?.set !== 'ForAllValues' || operator.family === 'Null') return false;
  return (operator.negated || operator.ifExists) && isSingleValued(test);
}
