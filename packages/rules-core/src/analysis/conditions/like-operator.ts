import { conditionKeyOf } from './condition-key-of.js';
import { withBaseName } from './operator-name.js';
import { isWholeArn } from './operator-values.js';
import { permissiveFormOf } from './permissive-parts.js';
import type { ConditionTest } from '../../policy/condition.js';

/**
 * The full name of the operator under which wildcards in the values of a test are ones; for a key that holds ARNs it is
 * an Arn operator. undefined where the values would be compared in another way than they are, or should be.
 */
export function likeOperatorFor(test: ConditionTest): string | undefined {
  const { operator, known, key, values } = test;
  // A Like operator compares by case, and AWS wants identifiers to be compared whole.
  if (!operator || operator.ignoreCase || !known || permissiveFormOf(key) === 'identifier') return undefined;
  const isArn = conditionKeyOf(test)?.type === 'ARN';
  if (isArn && !values.every(({ text }) => isWholeArn(text))) return undefined;
  return withBaseName(operator, `${isArn ? 'Arn' : 'String'}${operator.negated ? 'Not' : ''}Like`);
}
