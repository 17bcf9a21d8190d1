/** Conditions on one key in one statement that contradict each other, or of which one makes the other redundant. */
import { nothingPasses, passingValues, passingValuesOf } from './passing-values.js';
import { isSingleValued } from './condition-key-of.js';
import { holdsAllOf, valueSetOf } from './value-set.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface TestPair {
  /**
   * `contradiction`: no request passes both. `implied`: every request that passes the other condition also passes this
   * one.
   */
  readonly kind: 'contradiction' | 'implied';
  readonly test: ConditionTest;
  /** For a contradiction, the earlier condition. */
  readonly other: ConditionTest;
}

/** No sensible policy has more conditions on one key. */
const mostTests = 20;

/** At most one pair for each condition. */
export function* testPairs(statement: Statement): Generator<TestPair> {
  const { conditions } = statement;
  if (conditions.length < 2) return;
  const byKey = new Map<string, ConditionTest[]>();
  for (const test of conditions) if (!byKey.get(test.key)?.push(test)) byKey.set(test.key, [test]);
  for (const [key, tests] of byKey) {
    const judged = tests.filter(isJudged);
    if (judged.length < 2 || judged.length > mostTests) continue;
    if (nothingPasses(passingValues(statement, key))) yield* firstContradiction(judged);
    else yield* impliedTests(judged);
  }
}

/** The condition is understood, and is true for some requests and false for others. */
function isJudged(test: ConditionTest): boolean {
  const { absent, present, any } = passingValuesOf([test]);
  const isAlways = absent === 'yes' && any === 'yes';
  return test.operator !== undefined && test.known && !isAlways && !(absent === 'no' && present === 'no');
}

function* firstContradiction(tests: readonly ConditionTest[]): Generator<TestPair> {
  for (const [index, test] of tests.entries()) {
    const other = tests.slice(0, index).find((each) => nothingPasses(passingValuesOf([each, test])));
    if (!other) continue;
    yield { kind: 'contradiction', test, other };
    return;
  }
}

function* impliedTests(tests: readonly ConditionTest[]): Generator<TestPair> {
  const left = new Set(tests);
  // If two conditions require the same, the later one is redundant.
  for (const test of tests.toReversed()) {
    const other = tests.find((each) => each !== test && left.has(each) && implies(each, test));
    if (!other) continue;
    left.delete(test);
    yield { kind: 'implied', test, other };
  }
}

/** Every request that passes the first condition certainly passes the second, which is on the same key. */
export function implies(first: ConditionTest, second: ConditionTest): boolean {
  const [given, asked] = [passingValuesOf([first]), passingValuesOf([second])];
  if (given.absent !== 'no' && asked.absent !== 'yes') return false;
  if (given.present === 'no' || asked.any === 'yes') return true;
  const [set, wider] = [valueSetOf(first), valueSetOf(second)];
  return set !== undefined && wider !== undefined && bindAlike(first, second) && holdsAllOf(wider, set);
}

/** Both conditions apply to every value of a request, or both to at least one. */
function bindAlike(first: ConditionTest, second: ConditionTest): boolean {
  const set = first.operator?.set;
  return isSingleValued(first) || (set !== undefined && set === second.operator?.set);
}
