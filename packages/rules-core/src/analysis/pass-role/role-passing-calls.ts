/** Which actions of a policy pass a role, and to which services. */
import { reachedActions } from '../actions/reach.js';
import { takenBackOf } from '../grants/denied.js';
import { grantedActions } from '../grants/granted-actions.js';
import { labelOf } from '../services/service-principal-values.js';
import { actionsMatching, isService, type Action } from '../../catalog/catalog.js';
import { keylessCalls, principalsPassedTo, usualPrincipals } from '../../catalog/role-passing.js';
import { matches } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/**
 * The actions named in Allow statements that pass roles, with the services that receive them. `*` and NotAction do not
 * count, because they do not show what the author had in mind.
 */
const roleCalls = remembered(
  ({ statements }: Policy): ReadonlyMap<Action, readonly string[]> =>
    new Map(
      statements
        .filter(namesCalls)
        .flatMap(roleCallsIn)
        .map((action) => [action, principalsPassedTo(action)] as const),
    ),
);

/** The actions of one statement. */
const roleCallsIn = rememberedIfUnchanged((statement: Statement): readonly Action[] => {
  const takenBack = takenBackOf(statement);
  return reachedActions(statement).filter(
    (action) => principalsPassedTo(action).length > 0 && !takenBack?.(action),
  );
});

/** All actions of these statements that work on their resources and that nothing denies. */
export const grantedCalls = remembered(
  ({ statements }: Policy): ReadonlySet<Action> =>
    new Set(statements.filter(namesCalls).flatMap(grantedActions)),
);

/** An Allow whose author had certain services in mind. */
function namesCalls({ effect, actions }: Statement): boolean {
  return effect === 'Allow' && actions !== undefined && !actions.negated && !isWide(actions.items);
}

function isWide(items: readonly ActionItem[]): boolean {
  return items.some(({ pattern }) => pattern && /^[*?]+$/.test(pattern.service));
}

/** The actions of a service that the policy names and that pass roles, whether or not they work on its resources. */
export const callsNamed = rememberedFor((policy: Policy, service: string): readonly Action[] =>
  [...roleCalls(policy).keys()].filter((action) => action.service === service),
);

/** If actions pass roles to more services than this, the statement was not written for them in particular. */
const mostMeant = 2;

/**
 * The services that the author of a statement that passes roles may have had in mind, sorted: those of the actions next
 * to iam:PassRole, or otherwise of all actions in the policy. Other IAM actions in the statement, such as
 * iam:AddRoleToInstanceProfile, do not count, because statements are often grouped by service. Empty if there are none,
 * or too many to tell.
 */
export function servicesMeant({ policy, actions }: Statement): readonly string[] {
  const calls = [...roleCalls(policy).keys()];
  const beside = actions?.negated ? [] : calls.filter(({ id }) => actions?.named.has(id.toLowerCase()));
  const isTelling = beside.some(({ service }) => service !== 'iam');
  const services = new Set((isTelling ? beside : calls).flatMap(usualPrincipals));
  return services.size <= mostMeant ? [...services].sort() : [];
}

/** The policy allows an action that is known to pass a role without `iam:PassedToService`. */
export function allowsKeylessCall(policy: Policy): boolean {
  const keyless = new Set(keylessCalls.map(({ action }) => action));
  return [...roleCalls(policy).keys()].some(({ id }) => keyless.has(id));
}

/**
 * Nothing in the policy passes a role to the service: no action that is known to do so, and no action of the service
 * itself that changes anything. False if uncertain, and for a policy that is only about IAM, because another policy
 * then has the actions.
 */
export function isNeverPassedTo(policy: Policy, principal: string): boolean {
  return isUnused(policy, labelOf(principal));
}

const isUnused = rememberedFor((policy: Policy, label: string): boolean => {
  const own = ownServices(label);
  const isPassedTo = [...roleCalls(policy).values()].some((to) => to.some((each) => labelOf(each) === label));
  if (own.length === 0 || isPassedTo) return false;
  const granted = policy.statements.filter(({ effect }) => effect === 'Allow').map(({ actions }) => actions);
  if (granted.every((actions) => !actions?.negated && actions?.items.every(isAboutIam))) return false;
  return granted.every(
    (actions) =>
      actions?.known &&
      !actions.negated &&
      !isWide(actions.items) &&
      actions.items.every((item) => !changesAnything(item, own)),
  );
});

function isAboutIam({ pattern }: ActionItem): boolean {
  return !pattern || pattern.service === 'iam';
}

/** The entry matches an action of one of the services that is not known to be read-only. */
function changesAnything({ pattern }: ActionItem, services: readonly string[]): boolean {
  if (!pattern || !services.some((service) => matches(pattern.service, service))) return false;
  const reached = actionsMatching(pattern);
  return (
    reached.length === 0 ||
    !reached.every(({ accessLevel }) => accessLevel === 'List' || accessLevel === 'Read')
  );
}

/** The service prefixes of a principal: `iot` for `credentials.iot`, `ecs` for `ecs-tasks`. */
function ownServices(label: string): readonly string[] {
  const words = label.split(/[.-]/);
  return [...new Set([label, ...label.split('.'), ...words])].filter((each) => isService(each));
}
