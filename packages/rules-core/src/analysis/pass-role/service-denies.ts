/** The Deny statements that take back iam:PassRole for some or all services. */
import { passedToService } from './pass-role-keys.js';
import { passRole, roleBreadthOf } from './role-breadth.js';
import { reachesAction } from '../actions/reach.js';
import { arnCovers, arnIntersects } from '../../patterns/arn-pattern.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** The Deny statements, with no conditions except on the service, that cover all roles of an Allow statement. */
export function serviceDeniesOf(statement: Statement): readonly Statement[] {
  return serviceDenies(statement.policy).filter((deny) => coversRoles(deny, statement));
}

/** By policy, because each of its Allow statements needs them. */
const serviceDenies = remembered((policy: Policy) => policy.statements.filter(isServiceDeny));

function isServiceDeny(deny: Statement): boolean {
  return (
    deny.effect === 'Deny' &&
    !deny.principals &&
    deny.hasReadableConditions &&
    reachesAction(deny, passRole) === 'yes' &&
    (!deny.isConditional ||
      (deny.conditions.length > 0 && deny.conditions.every(({ key }) => key === passedToService)))
  );
}

const mostPairs = 100_000;

/** The Deny covers all roles of the other statement. */
function coversRoles(deny: Statement, { resources }: Statement): boolean {
  if (!deny.resources || !resources) return false;
  if (deny.resources.items.some((item) => roleBreadthOf(item) === 'all')) return !deny.resources.negated;
  if (deny.resources.negated && deny.resources.items.length === 0) return true;
  if (resources.negated) return false;
  const denied = deny.resources.items;
  // No real policy has this many entries. They are not compared but assumed to be covered.
  if (denied.length * resources.items.length > mostPairs) return true;
  return resources.items
    .filter((item) => roleBreadthOf(item) !== 'none')
    .every(({ upper }) =>
      deny.resources!.negated
        ? deny.resources!.known &&
          upper &&
          denied.every((item) => !item.upper || !arnIntersects(item.upper, upper))
        : upper && denied.some(({ pattern }) => pattern && arnCovers(pattern, upper)),
    );
}
