/** Values of `iam:PassedToService` that match more services than intended. */
import { passableServices } from './passable-services.js';
import { serviceTests } from './service-tests.js';
import { servicesMatching } from '../services/service-principal-values.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

export interface WideValue {
  readonly test: ConditionTest;
  readonly value: TextValue;
  /** One principal for each service that it matches, at least two. */
  readonly services: readonly string[];
}

/** The patterns that accept more than the intended service, taking the rest of the Condition into account. */
export function wideValues(statement: Statement): readonly WideValue[] {
  const { names } = passableServices(statement);
  return serviceTests(statement)
    .filter(({ operator }) => operator?.family === 'String' && operator.wildcards && !operator.negated)
    .flatMap((test) =>
      test.values.flatMap(({ value, text, bounds }) => {
        if (value.kind !== 'text' || !hasWildcard(text) || !bounds.known || bounds.variable) return [];
        const services = servicesMatching(text, names);
        return services.length < 2 ? [] : [{ test, value, services }];
      }),
    );
}
