/** Values of `iam:PassedToService` that let more services in than the one meant. */
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
  /** One principal of each service that it lets through; at least two. */
  readonly services: readonly string[];
}

/** The patterns that let other services through beside the one meant, what else the Condition asks for counted. */
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
