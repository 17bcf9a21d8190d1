/** Statements that allow every action on every resource, individually or together. */
import { narrowsRequest } from '../conditions/condition-scope.js';
import { neverApplies } from '../conditions/passing-values.js';
import { outrightDenies, takenBackOf } from './denied.js';
import { grantedActions, grantsNothing } from './granted-actions.js';
import { selfGrantingActions } from './self-granting.js';
import { isEveryResource, reachesEveryResource } from '../resources/resource-reach.js';
import { actionCovers, actionIntersects } from '../../patterns/action-pattern.js';
import { arnCovers, arnIntersects } from '../../patterns/arn-pattern.js';
import type { Element } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

/** The statement covers every action: `*`, `*:*`, or a NotAction that excludes nothing. */
export function reachesEveryAction({ actions }: Statement): boolean {
  if (!actions) return false;
  if (actions.negated) return actions.known && actions.items.every(({ pattern }) => pattern === undefined);
  return actions.everything;
}

/**
 * The statement alone allows everything on everything. Conditions on the caller or the circumstances do not change
 * that.
 */
export function isFullAdmin(statement: Statement): boolean {
  return (
    statement.isGrant &&
    reachesEveryAction(statement) &&
    reachesEveryResource(statement) &&
    statement.hasReadableConditions &&
    !statement.conditions.some(narrowsRequest) &&
    !neverApplies(statement) &&
    statement.conditions.every(({ operator }) => operator !== undefined) &&
    !deniesAllButSome(statement.policy)
  );
}

export interface FullAdmin {
  readonly statement: Statement;
  /** Whether a Deny limits it. The value is the id of the message. */
  readonly kind:
    | 'fullAdmin'
    | 'fullAdminUnderCondition'
    /** A Deny takes back something, but not all actions that let callers grant themselves more. */
    | 'fullAdminButDenied'
    /** The Deny statements take back all of these actions. */
    | 'everythingButDenied';
  /** The entry for every action, or the key `NotAction`. */
  readonly value: TextValue;
}

/** The statements that alone allow everything on everything, apart from what a Deny takes back. */
export function* fullAdmins({ statements }: Policy): Generator<FullAdmin> {
  for (const statement of statements.filter(isFullAdmin)) {
    if (grantsNothing(statement)) continue;
    const { entry, negated, items } = statement.actions!;
    const item = negated ? undefined : items.find(({ pattern }) => pattern?.everything);
    yield { statement, kind: kindOf(statement), value: item?.value ?? entry.key };
  }
}

function kindOf(statement: Statement): FullAdmin['kind'] {
  if (takenBackOf(statement) && selfGrantingActions(grantedActions(statement)).length === 0)
    return 'everythingButDenied';
  if (statement.isConditional) return 'fullAdminUnderCondition';
  return statement.policy.statements.some(({ effect }) => effect === 'Deny')
    ? 'fullAdminButDenied'
    : 'fullAdmin';
}

/** A Deny leaves at most what its NotAction or NotResource lists, so the Allow of everything only complements it. */
function deniesAllButSome(policy: Policy): boolean {
  return outrightDenies(policy).some((deny) => {
    const { actions, resources } = deny;
    const everyAction =
      reachesEveryAction(deny) ||
      (actions?.negated && !actions.items.some(({ pattern }) => pattern?.everything));
    const everyResource =
      reachesEveryResource(deny) || (resources?.negated && !resources.items.some(isEveryResource));
    return everyAction && everyResource;
  });
}

export interface SharedAdmin {
  readonly statement: Statement;
  readonly element: 'Action' | 'Resource';
  /** `NotAction` or `NotResource`. */
  readonly key: TextValue;
}

/**
 * The statements with NotAction or NotResource that together allow everything on everything, because each only excludes
 * what another one allows. Empty if one statement does so alone, or none do.
 */
export function fullAdminTogether(policy: Policy): readonly SharedAdmin[] {
  if (!policy.has('NotAction') && !policy.has('NotResource')) return [];
  const allows = policy.statements.filter((statement) => statement.isGrant && !statement.isConditional);
  const wide = allows.filter(reachesEveryResource);
  const anything = allows.filter(reachesEveryAction);
  if (wide.some(reachesEveryAction) || deniesAllButSome(policy)) return [];
  const byAction = exhaustive(wide, ({ actions }) => actions, actionCovers, actionIntersects);
  const byResource = exhaustive(anything, ({ resources }) => resources, arnCovers, arnIntersects);
  return [...byAction, ...byResource].map((statement) => {
    const { actions, resources } = statement;
    return actions!.negated
      ? { statement, element: 'Action', key: actions!.entry.key }
      : { statement, element: 'Resource', key: resources!.entry.key };
  });
}

/** What an entry certainly matches, and what it may match. */
interface Values<Pattern> {
  readonly pattern: Pattern | undefined;
  readonly upper: Pattern | undefined;
}

/** The statements with the Not form of an element, if together they exclude none of its values. */
function exhaustive<Pattern>(
  statements: readonly Statement[],
  elementOf: (statement: Statement) => Element<Values<Pattern>> | undefined,
  covers: (a: Pattern, b: Pattern) => boolean,
  intersects: (a: Pattern, b: Pattern) => boolean,
): readonly Statement[] {
  const withElement = statements.filter(elementOf);
  const complements = withElement.filter(
    (statement) => elementOf(statement)!.negated && elementOf(statement)!.known,
  );
  const listed = withElement
    .filter((statement) => !elementOf(statement)!.negated)
    .flatMap((statement) => elementOf(statement)!.items.flatMap(({ pattern }) => pattern ?? []));
  const excludedBy = (statement: Statement) =>
    elementOf(statement)!.items.flatMap(({ upper }) => upper ?? []);
  const [first] = complements;
  if (!first) return [];
  // Together they exclude a value if every Not list contains it and no positive list does.
  const leavesOut = excludedBy(first).some(
    (pattern) =>
      !listed.some((each) => covers(each, pattern)) &&
      complements.every((other) => excludedBy(other).some((each) => intersects(each, pattern))),
  );
  return leavesOut ? [] : complements;
}
