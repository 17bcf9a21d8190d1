/** Tests of one key in one Condition that exclude each other, or of which one makes another superfluous. */
import { nothingPasses, passingValues, passingValuesOf } from './passing-values.js';
import { isSingleValued } from './condition-key-of.js';
import { holdsAllOf, valueSetOf } from './value-set.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface TestPair {
  /** No request passes both; every request that passes the other one passes this one too. */
  readonly kind: 'contradiction' | 'implied';
  readonly test: ConditionTest;
  /** The one that stands before it, where they exclude each other. */
  readonly other: ConditionTest;
}

/** No policy that makes sense has more tests of one key. */
const mostTests = 20;

/** At most one pair for each test. */
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

/** The test is understood, and asks for something that some request has and some other has not. */
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
  // Of two that ask for the same, the later one goes.
  for (const test of tests.toReversed()) {
    const other = tests.find((each) => each !== test && left.has(each) && implies(each, test));
    if (!other) continue;
    left.delete(test);
    yield { kind: 'implied', test, other };
  }
}

/** Every request that passes the first test passes the second one, which is of the same key, for certain. */
export function implies(first: ConditionTest, second: ConditionTest): boolean {
  const [given, asked] = [passingValuesOf([first]), passingValuesOf([second])];
  if (given.absent !== 'no' && asked.absent !== 'yes') return false;
  if (given.present === 'no' || asked.any === 'yes') return true;
  const [set, wider] = [valueSetOf(first), valueSetOf(second)];
  return set !== undefined && wider !== undefined && bindAlike(first, second) && holdsAllOf(wider, set);
}

/** Both ask something of each value of a request, or both of one of them. */
function bindAlike(first: ConditionTest, second: ConditionTest): boolean {
  const set = first.operator?.set;
  return isSingleValued(first) || (set !== undefined && set === second.operator?.set);
}
