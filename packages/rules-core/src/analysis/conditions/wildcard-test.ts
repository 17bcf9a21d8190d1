/** What a condition means if one of its values is just a wildcard. */
import { strengthOf } from './condition-strength.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface WildcardTest {
  /** The condition is true if the key is present, if it is absent, always, or never. */
  readonly holds: 'present' | 'absent' | 'always' | 'never';
  readonly value: ConditionValue;
}

/**
 * String keys that every request includes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const alwaysThere: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:useragent',
  'aws:userid',
]);

/** undefined if no value is `*`, or if the meaning of the condition is unknown. */
export function wildcardTestOf(test: ConditionTest): WildcardTest | undefined {
  const value = test.operator?.wildcards ? test.values.find(({ text }) => /^\*+$/.test(text)) : undefined;
  if (!value) return undefined;
  const isThere = alwaysThere.has(test.key);
  switch (strengthOf(test)) {
    case 'presence':
      return { holds: isThere ? 'always' : 'present', value };
    case 'absence':
      return { holds: isThere ? 'never' : 'absent', value };
    case 'vacuous':
      return { holds: 'always', value };
    case 'dead':
      return { holds: 'never', value };
    default:
      return undefined;
  }
}
