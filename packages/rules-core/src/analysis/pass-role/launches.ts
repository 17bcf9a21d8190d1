/** What a policy can run under a role that it lets be passed. */
import { grantedCalls } from './role-passing-calls.js';
import { roleLaunches } from '../../catalog/escalation-paths.js';
import type { Policy } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface Launch {
  /** The ids of the actions that are needed. */
  readonly actions: readonly string[];
  /** The service that receives the role. */
  readonly service: string;
}

/**
 * The most important way in which the policy can run something under a role that is passed to one of the services (to
 * any service by default).
 */
export function launchOf(policy: Policy, services?: readonly string[]): Launch | undefined {
  return launches(policy).find(({ service }) => !services || services.includes(service));
}

const launches = remembered((policy: Policy): readonly Launch[] => {
  const granted = new Set([...grantedCalls(policy)].map(({ id }) => id));
  return roleLaunches.flatMap(({ service, steps }) => {
    const actions = steps.flatMap((step) => step.find((id) => granted.has(id)) ?? []);
    return actions.length === steps.length ? [{ actions, service }] : [];
  });
});
