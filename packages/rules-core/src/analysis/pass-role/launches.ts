/** What a policy can run under a role that it lets be passed. */
import { namesCalls } from './role-passing-calls.js';
import { reachesAction } from '../actions/reach.js';
import { isDenied } from '../grants/denied.js';
import { meetsType } from '../resources/resource-types.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { roleLaunches } from '../../catalog/role-launches.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface Launch {
  /** The ids of the actions that it takes. */
  readonly actions: readonly string[];
  /** The service that the role is passed to. */
  readonly service: string;
}

/**
 * The most telling way in which the policy allows running something under a role that is passed to one of the services
 * (to any service when not given).
 */
export function launchOf(policy: Policy, services?: readonly string[]): Launch | undefined {
  return launches(policy).find(({ service }) => !services || services.includes(service));
}

const launches = remembered((policy: Policy): readonly Launch[] => {
  const statements = policy.statements.filter(namesCalls);
  const isAllowed = (id: string): boolean => {
    const folded = id.toLowerCase();
    const [service = '', name = ''] = id.split(':');
    const action = findAction(service, name);
    return (
      action !== undefined &&
      statements.some((each) => reachesAction(each, folded) === 'yes' && worksHere(action, each)) &&
      !isDenied(policy, folded)
    );
  };
  return roleLaunches.flatMap(({ service, steps }) => {
    const actions = steps.map((step) => step.find(isAllowed));
    return actions.every((id) => id !== undefined) ? [{ actions, service }] : [];
  });
});

/** The call works on a resource of the statement: `ec2:RunInstances` beside iam:PassRole on `role/*` does not. */
function worksHere({ resourceTypes }: Action, { resources }: Statement): boolean {
  if (!resources?.known || resources.negated) return true;
  return resources.items.some(
    ({ pattern }) =>
      pattern?.everything || (pattern && resourceTypes.some(({ type }) => meetsType(pattern, type))),
  );
}
