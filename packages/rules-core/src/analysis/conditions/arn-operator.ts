/** Conditions that compare ARNs as strings. */
import { conditionKeyOf, isFreeForm } from './condition-key-of.js';
import { hasIdleForAllValues } from './idle-set.js';
import { withBaseName } from './operator-name.js';
import { holdsWildcard, isWholeArn } from './operator-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface ArnOperator {
  /** The full name of the operator that compares ARNs field by field, without a redundant set operator. */
  readonly name: string;
  /** The first wildcard in one of the ARNs. */
  readonly wildcard: string;
}

/**
 * The Arn operator for a condition that compares ARNs as strings with wildcards. undefined for other conditions, and if
 * a value does not start like an ARN, because no Arn operator would match the same.
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

/** Such text is the root user of an account. A wildcard in it cannot match more colons. */
const roots = /^arn:[^:]*:iam::[^:]*:root$/;

/** A wildcard in the value may match the colons between the fields of an ARN. */
function mayCrossColons(value: ConditionValue): boolean {
  return holdsWildcard(value) && !roots.test(value.text);
}

/** Every value has all fields of an ARN. With fewer, an Arn operator would match nothing. */
export function holdsWholeArns({ known, values }: ConditionTest): boolean {
  return known && values.every(({ text }) => isWholeArn(text));
}
