/** Exclusions that other statements of the policy cancel. */
import { isDenied, outrightDenies } from '../grants/denied.js';
import { reachesAction } from '../actions/reach.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import { meetsType, takesWholeType } from '../resources/resource-types.js';
import { actionsOf } from '../../catalog/catalog.js';
import { actionCovers, actionIntersects } from '../../patterns/action-pattern.js';
import { arnCovers, arnIntersects } from '../../patterns/arn-pattern.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** What a statement excludes but another one allows. */
export interface Regrant<Item> {
  /** The entry that the other statement allows. undefined if it allows all entries. */
  readonly item?: Item;
  readonly other: Statement;
}

/** The entries of an Allow's NotAction that another statement allows. */
export function regrantsOfActions(statement: Statement): readonly Regrant<ActionItem>[] {
  const { actions } = statement;
  if (!statement.isGrant || !actions?.negated || !actions.known) return [];
  return regrantsOf(statement, regrantOfAction, (other) =>
    other.actions?.negated ? other.actions.items : [],
  );
}

/** The entries of an Allow's NotResource that another statement allows. */
export function regrantsOfResources(statement: Statement): readonly Regrant<ResourceItem>[] {
  const { resources } = statement;
  if (!statement.isGrant || !resources?.negated || !resources.known) return [];
  return regrantsOf(statement, regrantOfResource, (other) =>
    other.resources?.negated ? other.resources.items : [],
  );
}

/** If two statements fully cancel each other's lists, only the later one is reported. */
function regrantsOf<Item>(
  statement: Statement,
  regrantOf: (item: Item, statement: Statement) => Statement | undefined,
  listOf: (statement: Statement) => readonly Item[],
): readonly Regrant<Item>[] {
  const items = listOf(statement);
  const found = items.flatMap((item) => {
    const other = regrantOf(item, statement);
    return other ? [{ item, other }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const { other } = first;
  const theirs = listOf(other);
  const isMutual =
    theirs.length > 0 &&
    found.length === items.length &&
    found.every((each) => each.other === other) &&
    theirs.every((item) => regrantOf(item, other) === statement);
  if (!isMutual) return found;
  return other.index < statement.index ? [{ other }] : [];
}

/**
 * The statement that allows, without a condition, what an entry of NotResource excludes: with a wider pattern that does
 * not name it, or with a NotResource that does not list it.
 */
function regrantOfResource({ pattern, bounds }: ResourceItem, statement: Statement): Statement | undefined {
  if (!pattern || pattern.everything || !bounds.known || bounds.variable) return undefined;
  const concerned = actionsOf(pattern.service).filter(
    (action) =>
      action.resourceTypes.some(({ type }) => meetsType(pattern, type)) &&
      // If a whole type is excluded, another statement is meant to allow it in its own way.
      !action.resourceTypes.some(({ type }) => takesWholeType(pattern, type)) &&
      reachesAction(statement, action.id.toLowerCase()) === 'yes',
  );
  if (concerned.length === 0) return undefined;
  return plainGrants(statement).find(
    (other) =>
      other !== statement &&
      takesInUnnamed(other, pattern) &&
      concerned.some(({ id }) => {
        const folded = id.toLowerCase();
        return reachesAction(other, folded) === 'yes' && !isDeniedOn(statement, folded, pattern);
      }),
  );
}

type Pattern = NonNullable<ResourceItem['pattern']>;

function takesInUnnamed({ resources }: Statement, pattern: Pattern): boolean {
  if (!resources) return false;
  if (resources.negated)
    return resources.known && !resources.items.some(({ upper }) => upper && arnIntersects(upper, pattern));
  return resources.items.some(
    (item) => item.pattern && arnCovers(item.pattern, pattern) && !arnCovers(pattern, item.pattern),
  );
}

/** Any overlapping Deny may be meant to keep the exclusion. */
function isDeniedOn({ policy }: Statement, id: string, pattern: Pattern): boolean {
  return (
    isDenied(policy, id) ||
    denies(policy).some(
      (deny) =>
        reachesAction(deny, id) !== 'no' &&
        (deny.resources?.negated ||
          deny.resources?.items.some(({ upper }) => upper && arnIntersects(upper, pattern))),
    )
  );
}

/** The statement that allows, without a condition, everything that an entry of NotAction excludes. */
function regrantOfAction({ pattern }: ActionItem, statement: Statement): Statement | undefined {
  if (!pattern || pattern.everything) return undefined;
  const kept = outrightDenies(statement.policy).some(
    (deny) =>
      reachesEveryResource(deny) &&
      deny.actions?.items.some((item) => item.pattern && actionIntersects(item.pattern, pattern)),
  );
  if (kept) return undefined;
  return plainGrants(statement).find((other) => {
    const { actions } = other;
    if (other === statement || !actions || !takesInResources(other, statement)) return false;
    if (actions.negated)
      return actions.known && !actions.items.some(({ upper }) => upper && actionIntersects(upper, pattern));
    return actions.items.some((item) => item.pattern && actionCovers(item.pattern, pattern));
  });
}

function takesInResources(other: Statement, { resources }: Statement): boolean {
  if (reachesEveryResource(other)) return true;
  if (!resources?.known || resources.negated || !other.resources || other.resources.negated) return false;
  return resources.items.every(({ upper }) =>
    other.resources!.items.some(({ pattern }) => pattern && upper && arnCovers(pattern, upper)),
  );
}

/** The policy's Allow statements without a condition. Empty if the statement has principals. */
function plainGrants({ policy, principals }: Statement): readonly Statement[] {
  return principals ? [] : plainGrantsOf(policy);
}

const plainGrantsOf = remembered(({ statements }: Policy): readonly Statement[] =>
  statements.filter(({ isGrant, isConditional, principals }) => isGrant && !isConditional && !principals),
);

const denies = remembered(({ statements }: Policy): readonly Statement[] =>
  statements.filter(({ effect }) => effect === 'Deny'),
);

/**
 * An earlier Deny for the same requests with completely different exemptions. Together, the two deny what each of them
 * exempts.
 */
export function denyThatCancels(statement: Statement): Statement | undefined {
  const { policy, index } = statement;
  if (!isPlainDeny(statement)) return undefined;
  return policy.statements.find(
    (other) => other.index < index && isPlainDeny(other) && areDisjoint(other, statement),
  );
}

function isPlainDeny({ effect, isConditional, principals }: Statement): boolean {
  return effect === 'Deny' && !isConditional && !principals;
}

function areDisjoint(one: Statement, other: Statement): boolean {
  const { actions, resources } = one;
  if (!actions?.known || !other.actions?.known || !resources?.known || !other.resources?.known) return false;
  if (resources.negated && other.resources.negated && !actions.negated && !other.actions.negated) {
    return (
      meet(actions.items, other.actions.items, actionIntersects) &&
      resources.items.length > 0 &&
      other.resources.items.length > 0 &&
      !meet(resources.items, other.resources.items, arnIntersects)
    );
  }
  return (
    actions.negated &&
    other.actions.negated &&
    reachesEveryResource(one) &&
    reachesEveryResource(other) &&
    actions.items.length > 0 &&
    other.actions.items.length > 0 &&
    !meet(actions.items, other.actions.items, actionIntersects)
  );
}

function meet<Pattern>(
  ones: readonly { readonly upper: Pattern | undefined }[],
  others: readonly { readonly upper: Pattern | undefined }[],
  intersect: (a: Pattern, b: Pattern) => boolean,
): boolean {
  return ones.some((one) =>
    others.some((other) => one.upper && other.upper && intersect(one.upper, other.upper)),
  );
}
