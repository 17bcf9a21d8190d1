/**
 * Whether a statement asks in its Condition for what a configuration demands.
 *
 * A demand is met by a test that holds only in requests that have the key, with one of the values that are asked for: not by
 * `StringNotEquals`, by `…IfExists` or by `ForAllValues` alone, nor by a value such as `*`.
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

/** A condition that is demanded, as it is configured. */
export interface ConditionDemand {
  readonly key: string;
  /** The operators that meet it. Without any, all that hold only for requests with the key and with listed values. */
  readonly operators?: readonly string[];
  /** The values that it may name, with wildcards or without; `*` for any. Without any, all that leave some value out. */
  readonly values?: readonly string[];
}

export type Verdict =
  /** It is met, or what is not known may meet it. */
  | { readonly kind: 'met' }
  /** No test is about the key. */
  | { readonly kind: 'missing' }
  /** A test also holds for requests without the key, for any value, or for all values but some. */
  | {
      readonly kind: 'weak';
      readonly test: ConditionTest;
      readonly holds: 'without the key' | 'for any value' | 'for all values but those listed';
    }
  /** The key is compared by operators that do not meet the demand. */
  | { readonly kind: 'operator'; readonly test: ConditionTest }
  /** A test names a value that is not asked for. */
  | { readonly kind: 'value'; readonly test: ConditionTest; readonly value: ConditionValue };

const met: Verdict = { kind: 'met' };

/** What the Condition of a statement makes of a demand. */
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

/** The tests of the key by one of the operators that the demand names. */
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

/** @param isNamed the demand names the operator, so that it will do however little it asks for */
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

/** Every value that the test accepts for this one is among those that are asked for. */
function isAskedFor(value: ConditionValue, test: ConditionTest, asked: readonly string[]): boolean {
  const { operator } = test;
  // The text of a policy variable is the same variable.
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

/** What a configuration asks for may have wildcards, whichever operator compares it. */
function canMatch({ family }: Operator): boolean {
  return family === 'String' || family === 'Arn';
}

function valueOf(text: string): ConditionValue {
  const value = { kind: 'text', text, span: { start: 0, end: 0 } } as const;
  return { value, text, bounds: textBounds(text, true, true) };
}

/** Whether a value is one of those that a configuration names, with wildcards or without. */
export function isOneOf(value: ConditionValue, test: ConditionTest, named: readonly string[]): boolean {
  return value.bounds.known && isAskedFor(value, test, named);
}

/**
 * Whether a Deny of the policy sees to a demand for an action: it denies the requests that do not meet it. Where a Deny has
 * more than one test, that depends on the circumstances, and it is taken for one that does.
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

/** What the statement allows and a Deny of this test leaves meets the demand. */
function isMetBeside(statement: Statement, denied: ConditionTest, { key, values }: ConditionDemand): boolean {
  const { absent: isDenied } = passingValuesOf([denied]);
  const { absent: isAllowed } = passingValues(statement, denied.key);
  if (isDenied === 'no' && isAllowed === 'yes') return false;
  if (isDenied !== 'yes' && isAllowed !== 'no') return true;
  const inverse = inverted(denied);
  const tests = [...testsOf(statement.conditions, { key }), ...(inverse ? [inverse] : [])];
  return tests.length > 0 && verdictOnValues(tests, { key, ...(values && { values }) }).kind === 'met';
}

/** The test that holds where this one does not, for a request that has the key. */
function inverted(test: ConditionTest): ConditionTest | undefined {
  const { operator, values } = test;
  if (!operator) return undefined;
  const bare = { ...operator, ifExists: false, set: undefined };
  if (operator.family !== 'Bool' && operator.family !== 'Null')
    return { ...test, operator: { ...bare, negated: !operator.negated } };
  const others = ['true', 'false'].filter((text) => !values.some((each) => each.text.toLowerCase() === text));
  return others.length === 1 ? { ...test, operator: bare, values: others.map(valueOf) } : undefined;
}

/** The operator that asks for the same values, and for the key as well; undefined where that would change what is compared. */
export function strictOperator(test: ConditionTest): string | undefined {
  const { operator } = test;
  if (!operator || operator.negated || operator.family === 'Null') return undefined;
  if (operator.set !== undefined && !isSingleValued(test)) return undefined;
  return operator.ifExists || operator.set ? operator.name : undefined;
}
