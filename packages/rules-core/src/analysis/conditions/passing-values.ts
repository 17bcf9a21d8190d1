/**
 * The values of a key with which a request passes a whole Condition, that is, all of its conditions together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import { isPast } from './past-test.js';
import { isNeverSource } from './private-range.js';
import { isSingleValued } from './condition-key-of.js';
import { accepts, acceptsAll, excludeEachOther, haveCommon, listedIn, valueSetOf } from './value-set.js';
import type { Certainty } from '../actions/reach.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedForIfUnchanged, rememberedIfUnchanged } from '../../speed/unchanged.js';
import { hasHole } from '../../value/hole.js';

/** `maybe` if it depends on a policy variable, a placeholder, or a condition that is not understood. */
export interface PassingValues {
  /** A request without the key passes. */
  readonly absent: Certainty;
  /** At least one request with the key passes. */
  readonly present: Certainty;
  /** Every request with the key passes. */
  readonly any: Certainty;
  /** A request passes if this is the only value of the key. */
  readonly allows: (value: string) => Certainty;
  /** The values that may pass, if they can be listed: no other value passes. */
  readonly names: readonly string[] | undefined;
}

/**
 * What the Condition of a statement requires of one key, assuming that the other keys have suitable values.
 *
 * @param key in lower case
 */
export const passingValues: (statement: Statement, key: string) => PassingValues = rememberedForIfUnchanged(
  (statement: Statement, key: string) => {
    const { byKey, all } = testsOf(statement);
    return passingValuesOf(byKey.get(key) ?? [], all);
  },
);

const testsOf = rememberedIfUnchanged(({ conditions, hasReadableConditions }: Statement) => {
  const byKey = new Map<string, ConditionTest[]>();
  for (const test of conditions) if (!byKey.get(test.key)?.push(test)) byKey.set(test.key, [test]);
  return { byKey, all: hasReadableConditions && !conditions.some(({ key }) => hasHole(key)) };
});

/**
 * The same for some conditions on one key.
 *
 * @param all whether these are all conditions on the key
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

/** Certainly no request passes all conditions on the key. */
export function nothingPasses({ absent, present }: PassingValues): boolean {
  return absent === 'no' && present === 'no';
}

/** Certainly no request passes both lists, which are conditions on one key from two statements. */
export function excludesOther(one: readonly ConditionTest[], other: readonly ConditionTest[]): boolean {
  const tests = [one, other].flatMap((given) => given.filter(({ operator }) => operator).filter(isOnlyOne));
  const others = tests.filter(({ operator }) => operator!.family !== 'Null');
  const nulls = tests.filter(({ operator }) => operator!.family === 'Null').map(presenceUnder);
  const isAbsentOut =
    nulls.some(({ absent }) => absent === 'no') || others.some((test) => absentUnder(test) === 'no');
  return isAbsentOut && (nulls.some(({ present }) => present === 'no') || noValuePasses(others));
}

/** Certainly no request passes the Condition (any longer), so the statement never applies. */
export const neverApplies = rememberedIfUnchanged(
  (statement: Statement): boolean =>
    statement.conditions.some((test) => isPast(test) || isNeverSource(test)) ||
    [...testsOf(statement).byKey.keys()].some((key) => nothingPasses(passingValues(statement, key))),
);

/** AWS does not document what happens if two conditions differ only in case. */
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
  // The suffix seems to have no effect here, but AWS does not document this exception.
  if (set === 'ForAnyValue') return ifExists ? 'maybe' : 'no';
  return ifExists || negated ? 'yes' : 'no';
}

/** Every value in a request must match, not just one of them. */
function bindsEveryValue(test: ConditionTest): boolean {
  return test.operator!.set === 'ForAllValues' || isSingleValued(test);
}

/**
 * Different values in a request may pass different conditions. So conditions exclude each other only if they apply to
 * every value.
 */
function noValuePasses(tests: readonly ConditionTest[]): boolean {
  if (tests.length === 0) return false;
  const setsOf = (some: readonly ConditionTest[]) => some.map((test) => valueSetOf(test)!);
  const binding = setsOf(tests.filter(bindsEveryValue));
  if (excludeEachOther(binding)) return true;
  return setsOf(tests.filter((test) => !bindsEveryValue(test))).some((set) =>
    excludeEachOther([...binding, set]),
  );
}
