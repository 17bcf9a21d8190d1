/**
 * What a statement grants, as all rules count it: the actions that it covers, that work on its resources, whose
 * requests can pass its Condition, and that no Deny of the policy certainly takes back.
 */
import { mayPassCondition } from '../conditions/needed-keys.js';
import { takenBackOf } from './denied.js';
import { servicesOf, worksOnResources, workingActions } from './working-actions.js';
import { mayMeet } from '../resources/resource-types.js';
import { actionsMatching, resourceTypesOf, type Action } from '../../catalog/catalog.js';
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/** The actions in the catalog that a statement grants. For a Deny, those that it denies. */
export const grantedActions = rememberedIfUnchanged((statement: Statement): readonly Action[] =>
  leftOf(statement, workingActions(statement)),
);

/**
 * The actions that one entry of Action grants. If none of them works on the resources although these belong to the
 * service, all actions that it matches: the resources are probably misspelled.
 */
export function grantedBy(statement: Statement, pattern: ActionPattern): readonly Action[] {
  const works = worksOnResources(statement);
  const matching = actionsMatching(pattern);
  if (!works) return leftOf(statement, matching);
  const working = matching.filter(works);
  const isMisspelt =
    working.length === 0 &&
    servicesOf(statement)?.includes(pattern.service) === true &&
    !namesResourceOf(statement, pattern.service);
  return leftOf(statement, isMisspelt ? matching : working);
}

/** An entry of Resource is valid: it may be a resource of the service, even if the actions do not work on it. */
function namesResourceOf({ resources, policy }: Statement, service: string): boolean {
  if (policy.type.name === 'trust' || resources?.negated) return true;
  const types = resourceTypesOf(service);
  return resources?.items.some(({ upper }) => upper && types.some((type) => mayMeet(upper, type))) === true;
}

/**
 * Nothing is left of the actions that work on the resources: a Deny takes them back, or the Condition is never true for
 * them.
 */
export function grantsNothing(statement: Statement): boolean {
  return grantedActions(statement).length === 0 && workingActions(statement).length > 0;
}

/** A Deny takes back part of what the statement, or one entry of its Action, would grant. */
export function losesSome(statement: Statement, pattern?: ActionPattern): boolean {
  const takenBack = takenBackOf(statement);
  if (!takenBack) return false;
  const reached = pattern ? actionsMatching(pattern) : workingActions(statement);
  const works = worksOnResources(statement);
  const passes = mayPassCondition(statement);
  return reached.some(
    (action) => takenBack(action) && (!works || works(action)) && (!passes || passes(action)),
  );
}

/** The actions whose requests can pass the Condition and that no Deny takes back. */
function leftOf(statement: Statement, actions: readonly Action[]): readonly Action[] {
  const takenBack = takenBackOf(statement);
  const passes = mayPassCondition(statement);
  if (!takenBack && !passes) return actions;
  return actions.filter((action) => !takenBack?.(action) && (!passes || passes(action)));
}
