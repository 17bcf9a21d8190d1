/**
 * How much a condition test asks for, whatever its key means.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { passingValues, passingValuesOf } from './passing-values.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * - `strong`: true only when the key is there and has one of the values.
 * - `weak`: as strong, but true as well when the key is missing (`…IfExists`, `ForAllValues:`).
 * - `negated`: true for every value but the listed ones, and when the key is missing (not under `ForAnyValue:`).
 * - `presence`: true whenever the key is there (`Null` false, `StringLike` `*`).
 * - `absence`: true only when the key is missing.
 * - `vacuous`: always true.
 * - `dead`: never true.
 * - `unknown`: no such operator, or values that are not known.
 */
export type Strength =
  'strong' | 'weak' | 'negated' | 'presence' | 'absence' | 'vacuous' | 'dead' | 'unknown';

/** How much a test asks for. Under `Null` the values count, elsewhere the operator does. */
export function strengthOf(test: ConditionTest): Strength {
  const { operator, values, known } = test;
  if (!operator || !known || values.some(({ bounds }) => !bounds.known)) return 'unknown';
  if (operator.family === 'Null') return strengthOfNull(values.map(({ text }) => text.toLowerCase()));
  // True when the key is missing: IfExists says so, ForAllValues holds for no value at all.
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
 * What becomes of a request that does not carry the key: the test never holds (`shut`), or always does (`open`);
 * undefined when the test does not depend on the key, or is not understood.
 */
export function withoutKey(test: ConditionTest): 'shut' | 'open' | undefined {
  const strength = strengthOf(test);
  if (strength === 'vacuous' || strength === 'dead' || strength === 'unknown') return undefined;
  const { absent } = passingValuesOf([test]);
  return absent === 'maybe' ? undefined : absent === 'yes' ? 'open' : 'shut';
}

/** The same within its Condition: undefined as well where the test lets such a request pass and another one does not. */
export function withoutKeyIn(statement: Statement, test: ConditionTest): 'shut' | 'open' | undefined {
  const outcome = withoutKey(test);
  return outcome === 'open' && passingValues(statement, test.key).absent === 'no' ? undefined : outcome;
}

/** It never holds in a request without the key, whatever its values are. */
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
