/** Compares the Conditions of two statements, possibly from different policies. */
import { excludesOther, neverApplies } from './passing-values.js';
import { isSingleValued } from './condition-key-of.js';
import { implies } from './test-pairs.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';
import { sameForm } from '../../value/normal-form.js';

/** Every request that passes the Condition of the first statement certainly passes that of the second. */
export function conditionImplies(first: Statement, second: Statement): boolean {
  if (!second.isConditional) return true;
  const [one, other] = [first.entry('Condition')?.value, second.entry('Condition')?.value];
  if (one && sameForm(one, other)) return true;
  if (!second.hasReadableConditions || hasTwins(second)) return false;
  if (neverApplies(first)) return true;
  const given = hasTwins(first) ? [] : first.conditions;
  return second.conditions.every((asked) =>
    given.some((test) => test.key === asked.key && (saysAsMuch(test, asked) || implies(test, asked))),
  );
}

/** Certainly no request passes the Conditions of both statements. */
export function conditionsExclude(first: Statement, second: Statement): boolean {
  if (neverApplies(first) || neverApplies(second)) return true;
  return [...new Set(first.conditions.map(({ key }) => key))].some((key) => {
    const ofKey = (test: ConditionTest) => test.key === key;
    const [ones, others] = [first.conditions.filter(ofKey), second.conditions.filter(ofKey)];
    if (others.length === 0) return false;
    return (
      excludesOther(ones, others) ||
      ones.some((one) => others.some((other) => denies(one, other) || denies(other, one)))
    );
  });
}

/** Two conditions differ only in case. AWS does not document what happens then. */
const hasTwins = remembered(
  ({ conditions }: Statement): boolean =>
    new Set(conditions.map((test) => `${nameOf(test)} ${test.key}`)).size < conditions.length,
);

function nameOf({ operator, operatorEntry }: ConditionTest): string {
  return operator
    ? `${operator.set ?? ''} ${operator.name} ${operator.ifExists}`
    : operatorEntry.key.text.toLowerCase();
}

/** The same operator with values that allow no more, whatever the values of variables and placeholders. */
function saysAsMuch(first: ConditionTest, second: ConditionTest): boolean {
  if (!first.known || !second.known || !first.operator || nameOf(first) !== nameOf(second)) return false;
  if (first.operator.family === 'Null') return false;
  return first.operator.negated ? listsAll(first, second) : listsAll(second, first);
}

/** One condition requires certain values, the other excludes them. */
function denies(positive: ConditionTest, negative: ConditionTest): boolean {
  const [one, other] = [positive.operator, negative.operator];
  if (!one || !other || one.negated || !other.negated || !positive.known || !negative.known) return false;
  if (one.set !== undefined || other.set !== undefined || one.ifExists || !isSingleValued(positive))
    return false;
  return other.name.replace('Not', '') === one.name && listsAll(negative, positive);
}

/** Each value of the second condition is also a value of the first, in the same spelling. */
function listsAll(first: ConditionTest, second: ConditionTest): boolean {
  const texts = new Set(first.values.map(({ text }) => text));
  return second.values.every(({ text }) => texts.has(text));
}
