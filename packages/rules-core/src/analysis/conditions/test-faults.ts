/** What is wrong with the values of condition tests, taken together and one by one. */
import { faultOfValue, type ValueFault } from './value-fault.js';
import { namesService } from './value-forms.js';
import { jsonTypeOf, listsBooleans, mixedTypes, type MixedTypes } from './value-types.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';

export interface TestFault {
  /** What is wrong, by the name of the message that says so. */
  readonly kind: 'multipleBooleans' | 'mixedTypes' | ValueFault['kind'];
  readonly statement: Statement;
  readonly test: ConditionTest;
  /** What is at fault: a value, or all of them. */
  readonly value: Value;
  /** The value, when it is one. */
  readonly item?: ConditionValue;
  /** The types that are mixed. */
  readonly mixed?: MixedTypes;
  /** What the value was meant to be, where that is plain. */
  readonly proper?: string | undefined;
  /** The block of all addresses, where the value is an address of none. */
  readonly all?: string | undefined;
}

/** Names of services are compared with hundreds of others; no policy that AWS accepts has more of them. */
const mostServices = 1000;

/** The faults of all tests of a policy. Of a test without an operator that exists nothing is said. */
export function* testFaults(policy: Policy): Iterable<TestFault> {
  let services = mostServices;
  for (const statement of policy.statements) {
    for (const test of statement.conditions) {
      if (!test.operator) continue;
      const place = { statement, test };
      if (listsBooleans(test)) yield { ...place, kind: 'multipleBooleans', value: test.keyEntry.value };
      const mixed = mixedTypes(test);
      if (mixed) yield { ...place, kind: 'mixedTypes', value: mixed.value.value, item: mixed.value, mixed };
      for (const item of test.values) {
        if (namesService(test.key) && services-- <= 0) break;
        // The cause is its type, and found above.
        if (jsonTypeOf(item) !== jsonTypeOf(test.values[0]!)) continue;
        const fault = faultOfValue(test, item);
        if (fault) yield { ...place, ...fault, value: item.value, item };
      }
    }
  }
}
