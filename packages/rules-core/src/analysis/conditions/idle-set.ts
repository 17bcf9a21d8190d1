/** Set operators that have no effect. */
import { isSingleValued } from './condition-key-of.js';
import type { ConditionTest } from '../../policy/condition.js';

/** `ForAllValues` has no effect because the key has at most one value and the operator is also true without the key. */
export function hasIdleForAllValues(test: ConditionTest): boolean {
  const { operator } = test;
  if (operator?.set !== 'ForAllValues' || operator.family === 'Null') return false;
  return (operator.negated || operator.ifExists) && isSingleValued(test);
}
