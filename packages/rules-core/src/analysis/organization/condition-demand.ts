/**
 * Whether a statement's Condition meets a configured demand.
 * / A condition meets it if it is only true for requests that include the key, with one of the required values.
 * `StringNotEquals`, `…IfExists` or `ForAllValues` alone do not, and neither does a value such as `*`.
 */
import { isSingleValued } from '../conditions/condition-key-of.js';
import { passingValues, passingValuesOf } from '../conditions/passing-values.js';
import { acceptsAll, holdsAllOf, valueSetOf } from '../conditions/value-set.js';
import { coversReachOf } from '../grants/denied.js';
import { reachesAction } from '../actions/reach.js';
import { textBounds } from '../../patterns/text-bounds.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import { parseOperator, type Operator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';

/** A required condition, as configured. */
export interface ConditionDemand {
  readonly key: string;
  /**
   * The operators that meet the demand. By default, all operators that are only true for requests with the key and a
   * listed value.
   */
  readonly operators?: readonly string[];
  /**
   * The values that it may list, with or without wildcards; `*` for any. By default, all values that do not match
   * everything.
   */
  readonly values?: readonly string[];
}

export type Verdict =
  /** It is met, or something unknown may meet it. */
  | { readonly kind: 'met' }
  /** There is no condition on the key. */
  | { readonly kind: 'missing' }
  /** A condition is also true for requests without the key, for any value, or for all values except some. */
  | {
      readonly kind: 'weak';
      readonly test: ConditionTest;
      readonly holds: 'without the key' | 'for any value' | 'for all values but those listed';
    }
  /** The operators that compare the key do not meet the demand. */
  | { readonly kind: 'operator'; readonly test: ConditionTest }
  /** A condition lists a value that is not allowed. */
  | { readonly kind: 'value'; readonly test: ConditionTest; readonly value: ConditionValue };

const met: Verdict = { kind: 'met' };

/** Whether the Condition of a statement meets a demand. */
export function verdictOn(statement: Statement, demand: ConditionDemand): Verdict {
  const key = demand.key.toLowerCase();
  const { conditions, hasReadableConditions } = statement;
  if (!hasReadableConditions || conditions.some(({ keyEntry }) => !statement.bounds.of(keyEntry.key).known))
    return met;
  const tests = testsOf(conditions, demand);
  const [first] = tests.length > 0 ? tests : conditions.filter((test) => test.key === key);
  if (!first) return { kind: 'missing' };
  if (tests.length === 0) return { kind: 'operator', test: first };
  if (!demand.operators) {
    const { absent } = passingValues(statement, key);
    if (absent === 'maybe') return met;
    if (absent === 'yes') return { kind: 'weak', test: first, holds: openingOf(first) };
  }
  return verdictOnValues(tests, demand);
}

/** The conditions on the key with one of the operators in the demand. */
export function testsOf(
  conditions: readonly ConditionTest[],
  { key, operators }: Pick<ConditionDemand, 'key' | 'operators'>,
): readonly ConditionTest[] {
  const named = operators?.map((name) => parseOperator(name));
  return conditions.filter(
    (test) =>
      test.key === key.toLowerCase() && (!named || named.some((each) => isSameOperator(each, test.operator))),
  );
}

function isSameOperator(one: Operator | undefined, other: Operator | undefined): boolean {
  return one?.name === other?.name && one?.set === other?.set && one?.ifExists === other?.ifExists;
}

function openingOf({ operator }: ConditionTest) {
  return operator?.negated ? 'for all values but those listed' : 'without the key';
}

/** @param tests at least one */
function verdictOnValues(tests: readonly ConditionTest[], { operators, values }: ConditionDemand): Verdict {
  const verdicts = tests.map((test) => verdictOnTest(test, values, operators !== undefined));
  const ofKind = (kind: Verdict['kind']) => verdicts.find((verdict) => verdict.kind === kind);
  return ofKind('met') ?? ofKind('value') ?? verdicts[0]!;
}

/** @param isNamed the demand names the operator, so it is accepted even if it requires little */
function verdictOnTest(test: ConditionTest, asked: readonly string[] | undefined, isNamed: boolean): Verdict {
  const { operator, known } = test;
  if (!operator || !known) return met;
  const isListing = operator.family !== 'Null' && !operator.negated;
  if (asked?.includes('*')) return met;
  if (!isListing) {
    if (!isNamed) {
      const holds = operator.negated ? 'for all values but those listed' : 'for any value';
      return { kind: 'weak', test, holds };
    }
    return asked ? verdictOnTexts(test, asked) : met;
  }
  if (asked) return verdictOnTexts(test, asked);
  const set = valueSetOf(test);
  return set && acceptsAll(set) === 'yes' ? { kind: 'weak', test, holds: 'for any value' } : met;
}

function verdictOnTexts(test: ConditionTest, asked: readonly string[]): Verdict {
  const value = test.values.find((each) => each.bounds.known && !isAskedFor(each, test, asked));
  return value ? { kind: 'value', test, value } : met;
}

/** Every value that the condition accepts because of this one is allowed. */
function isAskedFor(value: ConditionValue, test: ConditionTest, asked: readonly string[]): boolean {
  const { operator } = test;
  // Equal texts contain the same policy variables.
  if (!operator || asked.includes(value.text)) return operator !== undefined;
  if (operator.family === 'Null') return asked.includes(value.text.toLowerCase());
  const positive = { ...operator, negated: false };
  const given = valueSetOf({ ...test, operator: positive, values: [value] });
  const wanted = valueSetOf({
    ...test,
    operator: { ...positive, wildcards: canMatch(operator) },
    values: asked.map(valueOf),
  });
  return given !== undefined && wanted !== undefined && holdsAllOf(wanted, given);
}

/** Configured values may have wildcards with every operator. */
function canMatch({ family }: Operator): boolean {
  return family === 'String' || family === 'Arn';
}

function valueOf(text: string): ConditionValue {
  const value = { kind: 'text', text, span: { start: 0, end: 0 } } as const;
  return { value, text, bounds: textBounds(text, true, true) };
}

/** Whether a value matches one in the configuration, with or without wildcards. */
export function isOneOf(value: ConditionValue, test: ConditionTest, named: readonly string[]): boolean {
  return value.bounds.known && isAskedFor(value, test, named);
}

/**
 * Whether a Deny in the policy enforces a demand for an action, because it denies requests that do not meet it. A Deny
 * with more than one condition does so only in some cases, but is assumed to.
 *
 * @param id the action in lower case
 */
export function isSeenTo(statement: Statement, id: string, demand: ConditionDemand): boolean {
  const key = demand.key.toLowerCase();
  return statement.policy.statements.some((deny) => {
    const { effect, conditions, isContradictory } = deny;
    if (effect !== 'Deny' || isContradictory) return false;
    const test = conditions.find((each) => each.key === key);
    if (!test || reachesAction(deny, id) !== 'yes' || !coversReachOf(deny, statement)) return false;
    if (conditions.length > 1 || !deny.hasReadableConditions) return passingValuesOf([test]).absent !== 'no';
    return isMetBeside(statement, test, demand);
  });
}

/** What the statement allows and a Deny with this condition leaves meets the demand. */
function isMetBeside(statement: Statement, denied: ConditionTest, { key, values }: ConditionDemand): boolean {
  const { absent: isDenied } = passingValuesOf([denied]);
  const { absent: isAllowed } = passingValues(statement, denied.key);
  if (isDenied === 'no' && isAllowed === 'yes') return false;
  if (isDenied !== 'yes' && isAllowed !== 'no') return true;
  const inverse = inverted(denied);
  const tests = [...testsOf(statement.conditions, { key }), ...(inverse ? [inverse] : [])];
  return tests.length > 0 && verdictOnValues(tests, { key, ...(values && { values }) }).kind === 'met';
}

/** The opposite condition, for requests that include the key. */
function inverted(test: ConditionTest): ConditionTest | undefined {
  const { operator, values } = test;
  if (!operator) return undefined;
  const bare = { ...operator, ifExists: false, set: undefined };
  if (operator.family !== 'Bool' && operator.family !== 'Null')
    return { ...test, operator: { ...bare, negated: !operator.negated } };
  const others = ['true', 'false'].filter((text) => !values.some((each) => each.text.toLowerCase() === text));
  return others.length === 1 ? { ...test, operator: bare, values: others.map(valueOf) } : undefined;
}

/** The operator that requires the same values and also the key. undefined if it would compare in another way. */
export function strictOperator(test: ConditionTest): string | undefined {
  const { operator } = test;
  if (!operator || operator.negated || operator.family === 'Null') return undefined;
  if (operator.set !== undefined && !isSingleValued(test)) return undefined;
  return operator.ifExists || operator.set ? operator.name : undefined;
}
