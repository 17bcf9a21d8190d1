/** Which test lets roles through to services that a condition on `iam:PassedToService` should keep out. */
import { passableServices, type ServiceLimit } from './passable-services.js';
import { holds, serviceTests, withoutKey } from './service-tests.js';
import { anyOtherService, principalPattern } from '../services/service-principal-values.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * - `anyService`: a value matches every service.
 * - `blocklist`: the listed services are shut out, all others are not.
 * - `presenceOnly`: any service will do, as long as the key is sent.
 * - `ifExists`, `forAllValues`: the test also holds for calls that do not send the key.
 * - `keylessOnly`: it holds for these calls only.
 */
export interface Leak {
  readonly kind: 'anyService' | 'blocklist' | 'presenceOnly' | 'ifExists' | 'forAllValues' | 'keylessOnly';
  readonly test: ConditionTest;
  /** The value that matches every service. */
  readonly value?: ConditionValue;
}

/** The test at fault when a statement's tests do not limit the services; undefined when it has none, or none is. */
export function leakOf(statement: Statement): Leak | undefined {
  const { limit } = passableServices(statement);
  const leaks = serviceTests(statement).flatMap((test) => leakOfTest(test, limit) ?? []);
  // That the key has to be there is the least of the causes.
  return leaks.find(({ kind }) => kind !== 'presenceOnly') ?? leaks[0];
}

function leakOfTest(test: ConditionTest, limit: ServiceLimit): Leak | undefined {
  const { operator, values } = test;
  if (!operator || (operator.family !== 'String' && operator.family !== 'Null')) return undefined;
  if (limit === 'any') {
    if (operator.family === 'Null') return { kind: 'presenceOnly', test };
    if (operator.negated) return { kind: 'blocklist', test };
    const value = values.find(({ bounds }) => matches(principalPattern(bounds.lower) ?? '', anyOtherService));
    return value && { kind: 'anyService', test, value };
  }
  if (holds(test, withoutKey) !== 'yes' || holds(test, anyOtherService) === 'yes') return undefined;
  if (limit === 'keyless') return { kind: 'keylessOnly', test };
  if (limit !== 'services-or-keyless') return undefined;
  return { kind: operator.ifExists ? 'ifExists' : 'forAllValues', test };
}
