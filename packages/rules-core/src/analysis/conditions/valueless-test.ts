/**
 * Conditions without values, under an operator with a prefix or suffix that decides the result.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
import type { ConditionTest } from '../../policy/condition.js';

export interface ValuelessTest {
  /** The prefix of the operator, or its suffix if there is no prefix. */
  readonly modifier: 'ForAllValues' | 'ForAnyValue' | 'IfExists';
  /** What such a condition does, in words. */
  readonly consequence: string;
  /** The condition requires that the key is absent, which is what `Null` is for. */
  readonly asksForAbsence: boolean;
}

/**
 * @param test a condition without values
 * @returns undefined if its operator has no prefix or suffix, or is unknown
 */
export function valuelessTest({ operator }: ConditionTest): ValuelessTest | undefined {
  if (!operator?.set && !operator?.ifExists) return undefined;
  const modifier = operator.set ?? 'IfExists';
  if (operator.negated)
    return { modifier, consequence: 'names nothing to be different from', asksForAbsence: false };
  if (modifier === 'ForAnyValue') return { modifier, consequence: 'is never true', asksForAbsence: false };
  return { modifier, consequence: 'is true only when the key is absent', asksForAbsence: true };
}
