/** Rules made for the tests of `lint`. */
import { defineRule, type AnyRule, type Problem } from '../../src/rules/rule.js';
import type { Policy } from '../../src/policy/policy.js';

/** A rule of that name with the messages `a`, `b` and `suggestDeny`, that raises what `check` says. */
export function ruleNamed(
  name: string,
  check: (policy: Policy) => Iterable<Problem>,
  more: Partial<AnyRule> = {},
): AnyRule {
  const rule = defineRule({
    name,
    description: 'Disallow examples',
    category: 'wildcards',
    type: 'problem',
    levels: {},
    messages: { a: 'A.', b: 'B.', suggestDeny: 'Deny' },
    check: () => [],
  });
  return { ...rule, check, ...more };
}
