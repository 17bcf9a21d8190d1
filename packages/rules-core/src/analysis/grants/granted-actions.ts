/**
 * What a statement grants, as every rule counts and names it: the actions that it reaches, that work on its resources, for
 * which its Condition can hold, and that no Deny of the same policy takes back for certain.
 */
import { mayPassCondition } from '../conditions/needed-keys.js';
import { takenBackOf } from './denied.js';
import { servicesOf, worksOnResources, workingActions } from './working-actions.js';
import { mayMeet } from '../resources/resource-types.js';
import { actionsMatching, resourceTypesOf, type Action } from '../../catalog/catalog.js';
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** The actions of the catalog that a statement grants; of a Deny, those that it denies. */
export const grantedActions = remembered((statement: Statement): readonly Action[] =>
  statement.twin ? grantedActions(statement.twin) : leftOf(statement, workingActions(statement)),
);

/**
 * Those of them that one entry of Action grants. All that it matches where none works on the resources, although these are
 * of its service: they are misspelt, and what they are meant to be is not known.
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

/** An entry of Resource is in order: it may be a resource of the service, if not one that the actions work on. */
function namesResourceOf({ resources, policy }: Statement, service: string): boolean {
  if (policy.type.name === 'trust' || resources?.negated) return true;
  const types = resourceTypesOf(service);
  return resources?.items.some(({ upper }) => upper && types.some((type) => mayMeet(upper, type))) === true;
}

/** None of the actions that work on its resources is left: a Deny takes them back, or its Condition never holds for them. */
export function grantsNothing(statement: Statement): boolean {
  return grantedActions(statement).length === 0 && workingActions(statement).length > 0;
}

/** A Deny takes back some of what the statement, or one entry of its Action, would grant. */
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

/** Those for which the Condition can hold, and that no Deny takes back. */
function leftOf(statement: Statement, actions: readonly Action[]): readonly Action[] {
  const takenBack = takenBackOf(statement);
  const passes = mayPassCondition(statement);
  if (!takenBack && !passes) return actions;
  return actions.filter((action) => !takenBack?.(action) && (!passes || passes(action)));
}
