/**
 * How much a condition requires, independent of the meaning of its key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { passingValues, passingValuesOf } from './passing-values.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * - `strong`: true only if the key is present and has one of the values.
 * - `weak`: like `strong`, but also true if the key is missing (`…IfExists`, `ForAllValues:`).
 * - `negated`: true for every value except those listed, and if the key is missing (unless under `ForAnyValue:`).
 * - `presence`: true whenever the key is present (`Null` false, `StringLike` `*`).
 * - `absence`: true only if the key is missing.
 * - `vacuous`: always true.
 * - `dead`: never true.
 * - `unknown`: the operator does not exist, or the values are unknown.
 */
export type Strength =
  'strong' | 'weak' | 'negated' | 'presence' | 'absence' | 'vacuous' | 'dead' | 'unknown';

/** How much a condition requires. Under `Null` this depends on the values, otherwise on the operator. */
export function strengthOf(test: ConditionTest): Strength {
  const { operator, values, known } = test;
  if (!operator || !known || values.some(({ bounds }) => !bounds.known)) return 'unknown';
  if (operator.family === 'Null') return strengthOfNull(values.map(({ text }) => text.toLowerCase()));
  // True if the key is missing: either because of IfExists, or because ForAllValues is true for an empty set.
  const passesWithoutKey = operator.ifExists || operator.set === 'ForAllValues';
  if (operator.negated) {
    if (values.length === 0) return 'vacuous';
    if (!operator.wildcards || !values.some(({ text }) => isAnything(text))) return 'negated';
    return operator.set === 'ForAnyValue' && !operator.ifExists ? 'dead' : 'absence';
  }
  if (values.length === 0) return passesWithoutKey ? 'absence' : 'dead';
  if (operator.wildcards && values.some(({ text }) => isAnything(text)))
    return passesWithoutKey ? 'vacuous' : 'presence';
  return passesWithoutKey ? 'weak' : 'strong';
}

/**
 * The result for a request without the key: never true (`shut`) or always true (`open`). undefined if it does not
 * depend on the key, or is unknown.
 */
export function withoutKey(test: ConditionTest): 'shut' | 'open' | undefined {
  const strength = strengthOf(test);
  if (strength === 'vacuous' || strength === 'dead' || strength === 'unknown') return undefined;
  const { absent } = passingValuesOf([test]);
  return absent === 'maybe' ? undefined : absent === 'yes' ? 'open' : 'shut';
}

/**
 * The same, taking the whole Condition into account. Also undefined if another condition rejects the requests that this
 * one accepts without the key.
 */
export function withoutKeyIn(statement: Statement, test: ConditionTest): 'shut' | 'open' | undefined {
  const outcome = withoutKey(test);
  return outcome === 'open' && passingValues(statement, test.key).absent === 'no' ? undefined : outcome;
}

/** The condition is never true for a request without the key, whatever its values are. */
export function needsKey(test: ConditionTest): boolean {
  return passingValuesOf([test]).absent === 'no';
}

function strengthOfNull(values: readonly string[]): Strength {
  const missing = values.includes('true');
  const present = values.includes('false');
  if (missing && present) return 'vacuous';
  if (missing) return 'absence';
  return present ? 'presence' : 'unknown';
}

function isAnything(text: string): boolean {
  return /^\*+$/.test(text);
}
