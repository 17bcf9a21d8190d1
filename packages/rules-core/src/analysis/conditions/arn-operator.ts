/** Tests that compare ARNs as strings. */
import { conditionKeyOf, isFreeForm } from './condition-key-of.js';
import { hasIdleForAllValues } from './idle-set.js';
import { withBaseName } from './operator-name.js';
import { holdsWildcard, isWholeArn } from './operator-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface ArnOperator {
  /** The full name of the operator that compares ARNs field by field, without a set operator that changes nothing. */
  readonly name: string;
  /** The first wildcard of an ARN in the test. */
  readonly wildcard: string;
}

/**
 * What to compare ARNs with that a test compares as strings with wildcards; undefined for any other test, and where a
 * value does not begin as an ARN, so that no Arn operator matches the same.
 */
export function arnOperatorFor(test: ConditionTest): ArnOperator | undefined {
  const { operator, values } = test;
  if (operator?.family !== 'String' || !operator.wildcards) return undefined;
  const key = conditionKeyOf(test);
  if (key?.type !== 'ARN' || isFreeForm(key)) return undefined;
  const wildcard = values.find(mayCrossColons)?.bounds.lower.match(/[*?]/)?.[0];
  if (wildcard === undefined || !values.every(({ text }) => text.startsWith('arn:'))) return undefined;
  const kept = hasIdleForAllValues(test) ? { ...operator, set: undefined } : operator;
  return { name: withBaseName(kept, operator.negated ? 'ArnNotLike' : 'ArnLike'), wildcard };
}

/** Text that ends so is the root user of an account: nothing that a wildcard in it matches brings another colon. */
const roots = /^arn:[^:]*:iam::[^:]*:root$/;

/** A wildcard of it may match the colons between the fields of an ARN. */
function mayCrossColons(value: ConditionValue): boolean {
  return holdsWildcard(value) && !roots.test(value.text);
}

/** With fewer fields than an ARN has, a value would match nothing under an Arn operator. */
export function holdsWholeArns({ known, values }: ConditionTest): boolean {
  return known && values.every(({ text }) => isWholeArn(text));
}
