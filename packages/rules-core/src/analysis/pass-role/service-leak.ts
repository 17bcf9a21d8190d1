/** The condition that lets roles be passed to services that `iam:PassedToService` should exclude. */
import { passableServices, type ServiceLimit } from './passable-services.js';
import { holds, serviceTests, withoutKey } from './service-tests.js';
import { anyOtherService, principalPattern } from '../services/service-principal-values.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * - `anyService`: a value matches every service.
 * - `blocklist`: the condition excludes the listed services and accepts all others.
 * - `presenceOnly`: any service is accepted if the key is present.
 * - `ifExists`, `forAllValues`: also true for calls without the key.
 * - `keylessOnly`: only true for calls without the key.
 */
export interface Leak {
  readonly kind: 'anyService' | 'blocklist' | 'presenceOnly' | 'ifExists' | 'forAllValues' | 'keylessOnly';
  readonly test: ConditionTest;
  /** The value that matches every service. */
  readonly value?: ConditionValue;
}

/**
 * The condition at fault if a statement's conditions do not limit the services. undefined if it has none, or none is at
 * fault.
 */
export function leakOf(statement: Statement): Leak | undefined {
  const { limit } = passableServices(statement);
  const leaks = serviceTests(statement).flatMap((test) => leakOfTest(test, limit) ?? []);
  // A condition that only requires the key to be present is the least likely cause.
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
