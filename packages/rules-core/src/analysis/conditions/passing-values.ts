/**
 * Which values of a key a request can have that passes a whole Condition: all of its tests must hold together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import { isPast } from './past-test.js';
import { isNeverSource } from './private-range.js';
import { isSingleValued } from './condition-key-of.js';
import { accepts, acceptsAll, excludeEachOther, haveCommon, listedIn, valueSetOf } from './value-set.js';
import type { Certainty } from '../actions/reach.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';
import { hasHole } from '../../value/hole.js';

/** `maybe` where it depends on a policy variable or a hole, or on a test that is not understood. */
export interface PassingValues {
  /** A request that lacks the key passes. */
  readonly absent: Certainty;
  /** Some request that has the key passes. */
  readonly present: Certainty;
  /** Every request that has the key passes. */
  readonly any: Certainty;
  /** A request passes in which the key has this value alone. */
  readonly allows: (value: string) => Certainty;
  /** The values that may pass, where they are listed: a request with another one does not. */
  readonly names: readonly string[] | undefined;
}

/**
 * What the Condition of a statement asks of one key. The other keys are taken to have the values that they need.
 *
 * @param key in lower case
 */
export const passingValues: (statement: Statement, key: string) => PassingValues = rememberedFor(
  (statement: Statement, key: string) => {
    const { byKey, all } = testsOf(statement);
    return passingValuesOf(byKey.get(key) ?? [], all);
  },
);

const testsOf = remembered(({ conditions, hasReadableConditions }: Statement) => {
  const byKey = new Map<string, ConditionTest[]>();
  for (const test of conditions) if (!byKey.get(test.key)?.push(test)) byKey.set(test.key, [test]);
  return { byKey, all: hasReadableConditions && !conditions.some(({ key }) => hasHole(key)) };
});

/**
 * The same for some tests of one key.
 *
 * @param all there are no other ones
 */
export function passingValuesOf(given: readonly ConditionTest[], all = true): PassingValues {
  const tests = given.filter(({ operator }) => operator).filter(isOnlyOne);
  const nulls = tests.filter(({ operator }) => operator!.family === 'Null').map(presenceUnder);
  const others = tests.filter(({ operator }) => operator!.family !== 'Null');
  const sets = others.map((test) => valueSetOf(test)!);
  const isWhole = all && tests.length === given.length;
  const everyOf = (answers: readonly Certainty[]): Certainty => {
    if (answers.includes('no')) return 'no';
    return isWhole && !answers.includes('maybe') ? 'yes' : 'maybe';
  };
  const whenPresent = nulls.map(({ present }) => present);
  const allows = (value: string) => everyOf([...whenPresent, ...sets.map((set) => accepts(set, value))]);
  return {
    absent: everyOf([...nulls.map(({ absent }) => absent), ...others.map(absentUnder)]),
    get present() {
      return everyOf([...whenPresent, noValuePasses(others) ? 'no' : haveCommon(sets) ? 'yes' : 'maybe']);
    },
    get any() {
      return everyOf([...whenPresent, ...sets.map(acceptsAll)]);
    },
    allows,
    get names() {
      const binding = others.filter(bindsEveryValue).map((test) => valueSetOf(test)!);
      const listed = binding.map(listedIn).find((list) => list !== undefined);
      const isShutOut = (name: string) => binding.some((set) => accepts(set, name) === 'no');
      return whenPresent.includes('no') ? [] : listed?.filter((name) => !isShutOut(name));
    },
  };
}

/** Certainly no request passes all tests of the key. */
export function nothingPasses({ absent, present }: PassingValues): boolean {
  return absent === 'no' && present === 'no';
}

/** Certainly no request passes the tests of both: they are of one key in two Conditions. */
export function excludesOther(one: readonly ConditionTest[], other: readonly ConditionTest[]): boolean {
  const tests = [one, other].flatMap((given) => given.filter(({ operator }) => operator).filter(isOnlyOne));
  const others = tests.filter(({ operator }) => operator!.family !== 'Null');
  const nulls = tests.filter(({ operator }) => operator!.family === 'Null').map(presenceUnder);
  const isAbsentOut =
    nulls.some(({ absent }) => absent === 'no') || others.some((test) => absentUnder(test) === 'no');
  return isAbsentOut && (nulls.some(({ present }) => present === 'no') || noValuePasses(others));
}

/** Certainly no request passes the Condition, or none any more: the statement never applies. */
export const neverApplies = remembered(
  (statement: Statement): boolean =>
    statement.conditions.some((test) => isPast(test) || isNeverSource(test)) ||
    [...testsOf(statement).byKey.keys()].some((key) => nothingPasses(passingValues(statement, key))),
);

/** AWS does not say what comes of a test that is there twice, in other letters. */
function isOnlyOne(test: ConditionTest, _: number, tests: readonly ConditionTest[]): boolean {
  const isSame = ({ operator }: ConditionTest) =>
    operator!.name === test.operator!.name &&
    operator!.set === test.operator!.set &&
    operator!.ifExists === test.operator!.ifExists;
  return tests.filter(isSame).length === 1;
}

function presenceUnder({ values, known }: ConditionTest): Pick<PassingValues, 'absent' | 'present'> {
  const texts = values.map(({ text }) => text.toLowerCase());
  const isKnown = known && texts.length > 0 && texts.every((text) => text === 'true' || text === 'false');
  if (!isKnown) return { absent: 'maybe', present: 'maybe' };
  return { absent: texts.includes('true') ? 'yes' : 'no', present: texts.includes('false') ? 'yes' : 'no' };
}

function absentUnder({ operator }: ConditionTest): Certainty {
  const { set, ifExists, negated } = operator!;
  if (set === 'ForAllValues') return 'yes';
  // The suffix seems to change nothing here, though the documentation has no exception for it.
  if (set === 'ForAnyValue') return ifExists ? 'maybe' : 'no';
  return ifExists || negated ? 'yes' : 'no';
}

/** Each value of a request has to be in the set of the test, not only one of them. */
function bindsEveryValue(test: ConditionTest): boolean {
  return test.operator!.set === 'ForAllValues' || isSingleValued(test);
}

/** One value of a request may pass one test and another value another: these exclude each other by the tests that bind all. */
function noValuePasses(tests: readonly ConditionTest[]): boolean {
  if (tests.length === 0) return false;
  const setsOf = (some: readonly ConditionTest[]) => some.map((test) => valueSetOf(test)!);
  const binding = setsOf(tests.filter(bindsEveryValue));
  if (excludeEachOther(binding)) return true;
  return setsOf(tests.filter((test) => !bindsEveryValue(test))).some((set) =>
    excludeEachOther([...binding, set]),
  );
}
