import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface InvertedTest {
  /** What the requests are denied for, by the name of the message that says so. */
  readonly kind: 'transport' | 'mfa' | 'mfaIfExists';
  readonly test: ConditionTest;
  /** Its only value, `true`. */
  readonly value: ConditionValue;
}

/**
 * The test of a Deny that asks for nothing but encryption or multi-factor authentication, which is no reason to deny a
 * request; undefined when there is none. Beside another test it says which requests the other one is about, such as
 * those with an old version of TLS.
 */
export function invertedTest(statement: Statement): InvertedTest | undefined {
  const { effect, conditions, hasReadableConditions } = statement;
  const [test, ...others] = conditions;
  if (effect !== 'Deny' || !hasReadableConditions || !test?.known || others.length > 0) return undefined;
  const kind = kindOf(test);
  const [value, ...more] = test.values;
  const isTrue = more.length === 0 && value?.text.toLowerCase() === 'true';
  return kind && isTrue ? { kind, test, value } : undefined;
}

function kindOf({ key, operator }: ConditionTest): InvertedTest['kind'] | undefined {
  if (operator?.family !== 'Bool' || operator.set) return undefined;
  if (key === 'aws:securetransport') return 'transport';
  if (key !== 'aws:multifactorauthpresent') return undefined;
  return operator.ifExists ? 'mfaIfExists' : 'mfa';
}
