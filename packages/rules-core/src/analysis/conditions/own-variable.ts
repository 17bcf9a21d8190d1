import { conditionKeyOf } from './condition-key-of.js';
import { writtenVariables } from '../../patterns/policy-variable.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** The value is just the policy variable of the key that it is compared with. */
export function isOwnVariable(test: ConditionTest, { text, bounds }: ConditionValue): boolean {
  const family = test.operator?.family;
  if ((family !== 'String' && family !== 'Arn') || !bounds.known || !bounds.variable) return false;
  // Keys with several values cannot be used as variables.
  if (conditionKeyOf(test)?.multivalued) return false;
  const [variable] = writtenVariables(text);
  return (
    variable !== undefined &&
    variable.from === 0 &&
    variable.to === text.length &&
    variable.name.trim().toLowerCase() === test.key
  );
}
