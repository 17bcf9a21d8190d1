/** Tests that compare ARNs as strings. */
import { conditionKeyOf, isFreeForm } from './condition-key-of.js';
import { withBaseName } from './operator-name.js';
import { isWholeArn } from './operator-values.js';
import type { ConditionTest } from '../../policy/condition.js';

/**
 * The full name of the operator that compares ARNs field by field, for a test that compares them as strings with
 * wildcards; undefined for any other test.
 */
export function arnOperatorFor(test: ConditionTest): string | undefined {
  const { operator } = test;
  if (operator?.family !== 'String' || !operator.wildcards) return undefined;
  const key = conditionKeyOf(test);
  if (key?.type !== 'ARN' || isFreeForm(key)) return undefined;
  return withBaseName(operator, operator.negated ? 'ArnNotLike' : 'ArnLike');
}

/** With fewer fields than an ARN has, a value would match nothing under an Arn operator. */
export function holdsWholeArns({ known, values }: ConditionTest): boolean {
  return known && values.every(({ text }) => isWholeArn(text));
}
