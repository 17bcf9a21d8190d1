/** What is wrong with the values of conditions, individually and together. */
import { faultOfValue, type ValueFault } from './value-fault.js';
import { namesService } from './value-forms.js';
import { jsonTypeOf, listsBooleans, mixedTypes, type MixedTypes } from './value-types.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';

export interface TestFault {
  /** The id of the message. */
  readonly kind: 'multipleBooleans' | 'mixedTypes' | ValueFault['kind'];
  readonly statement: Statement;
  readonly test: ConditionTest;
  /** The value at fault, or all values. */
  readonly value: Value;
  /** The item, if it is a single value. */
  readonly item?: ConditionValue;
  /** The mixed types. */
  readonly mixed?: MixedTypes;
  /** The value that was meant, if that is clear. */
  readonly proper?: string | undefined;
  /** The block of all addresses, if the value is an unspecified address such as `0.0.0.0`. */
  readonly all?: string | undefined;
}

/** Each service name is compared with hundreds of others. No policy that AWS accepts has more. */
const mostServices = 1000;

/** The faults of all conditions of statements. Conditions with unknown operators are skipped. */
export function* testFaults(statements: readonly Statement[]): Iterable<TestFault> {
  let services = mostServices;
  for (const statement of statements) {
    for (const test of statement.conditions) {
      if (!test.operator) continue;
      const place = { statement, test };
      if (listsBooleans(test)) yield { ...place, kind: 'multipleBooleans', value: test.keyEntry.value };
      const mixed = mixedTypes(test);
      if (mixed) yield { ...place, kind: 'mixedTypes', value: mixed.value.value, item: mixed.value, mixed };
      for (const item of test.values) {
        if (namesService(test.key) && services-- <= 0) break;
        // The type is wrong, which was reported above.
        if (jsonTypeOf(item) !== jsonTypeOf(test.values[0]!)) continue;
        const fault = faultOfValue(test, item);
        if (fault) yield { ...place, ...fault, value: item.value, item };
      }
    }
  }
}
