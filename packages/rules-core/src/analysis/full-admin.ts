/** Statements that allow everything on everything, alone or together. */
import { reachesEveryResource } from './resource-reach.js';
import { narrowsRequest } from './condition-scope.js';
import { actionCovers, actionIntersects, type ActionPattern } from '../patterns/action-pattern.js';
import type { Policy, Statement } from '../policy/policy.js';

/** The statement's actions leave nothing out: `*`, `*:*`, or a NotAction that excludes nothing. */
export function reachesEveryAction({ actions }: Statement): boolean {
  if (!actions) return false;
  if (actions.negated) return actions.known && actions.items.every(({ pattern }) => pattern === undefined);
  return actions.items.some(({ pattern }) => pattern?.everything);
}

/** The statement alone allows everything on everything; a condition on the caller or the circumstances does not change that. */
export function isFullAdmin(statement: Statement): boolean {
  return (
    statement.isGrant &&
    reachesEveryAction(statement) &&
    reachesEveryResource(statement) &&
    !statement.conditions.some((test) => narrowsRequest(test)) &&
    statement.conditions.every(({ operator }) => operator !== undefined)
  );
}

/**
 * The statements with NotAction that allow everything on everything together with others: each excludes only what another
 * one allows. Empty when a statement does so alone, or none do.
 */
export function fullAdminTogether(policy: Policy): readonly Statement[] {
  const wide = policy.statements.filter(
    (statement) =>
      statement.isGrant && !statement.isConditional && reachesEveryResource(statement) && statement.actions,
  );
  if (wide.some(reachesEveryAction)) return [];
  const complements = wide.filter(({ actions }) => actions!.negated && actions!.known);
  const listed = wide.filter(({ actions }) => !actions!.negated).flatMap(patternsOf);
  const first = complements[0];
  if (!first) return [];
  // An action is left out by all together when every complement excludes it and no Action lists it.
  const leftOut = patternsOf(first).filter(
    (pattern) =>
      !listed.some((each) => actionCovers(each, pattern)) &&
      complements.every((other) => patternsOf(other).some((each) => actionIntersects(each, pattern))),
  );
  return leftOut.length === 0 ? complements : [];
}

function patternsOf({ actions }: Statement): ActionPattern[] {
  return actions!.items.flatMap(({ pattern }) => pattern ?? []);
}
