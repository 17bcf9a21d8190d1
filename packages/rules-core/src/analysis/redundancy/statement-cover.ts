/** Whether one statement covers another one. */
import { sameForm } from '../../value/normal-form.js';
import { reachesAction, someCovers } from '../actions/reach.js';
import { reachesEveryAction } from '../grants/full-admin.js';
import { coversPrincipals } from '../principals/principal-cover.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import { actionIntersects } from '../../patterns/action-pattern.js';
import { arnCovers, arnIntersects, type ArnPattern } from '../../patterns/arn-pattern.js';
import type { ActionItem, Element } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { isWhole as isWholeDict } from '../../policy/grammar.js';

interface Values<Pattern> {
  readonly pattern: Pattern | undefined;
  readonly upper: Pattern | undefined;
  readonly extent: Pattern | undefined;
}

type Parts<Item> = Pick<Element<Item>, 'negated' | 'list' | 'items'>;

/** All values were read. Those with unknown parts have bounds. */
function isWhole({ list, items }: Parts<unknown>): boolean {
  return !list?.open && items.length === (list?.items.length ?? 1);
}

/**
 * Whether `by` certainly matches everything that `element` may match.
 *
 * @param someCovers whether an entry of the element certainly matches everything that a pattern does
 */
function elementCovers<Pattern, Whole extends Parts<Values<Pattern>>>(
  by: Whole,
  element: Whole,
  someCovers: (element: Whole, pattern: Pattern) => boolean,
  intersects: (a: Pattern, b: Pattern) => boolean,
): boolean {
  if (!isWhole(element) || element.items.length === 0) return false;
  const covered = (extent: Pattern | undefined, whole: Whole): boolean =>
    extent !== undefined && someCovers(whole, extent);
  if (!by.negated) return !element.negated && element.items.every(({ extent }) => covered(extent, by));
  if (!isWhole(by)) return false;
  if (element.negated) return by.items.every(({ extent }) => !extent || covered(extent, element));
  return element.items.every(({ upper }) => upper !== undefined && leavesIn(by.items, upper, intersects));
}

/** Whether a Not element with these items excludes nothing that the pattern matches. */
function leavesIn<Pattern>(
  items: readonly Values<Pattern>[],
  pattern: Pattern,
  intersects: (a: Pattern, b: Pattern) => boolean,
): boolean {
  return items.every(({ upper }) => !upper || !intersects(upper, pattern));
}

function someArnCovers({ items }: Parts<Values<ArnPattern>>, arn: ArnPattern): boolean {
  return items.some(({ pattern }) => pattern !== undefined && arnCovers(pattern, arn));
}

/** Whether `by` covers all actions that an entry of Action matches. */
export function coversAction(by: Statement, { upper, extent }: ActionItem): boolean {
  const { actions } = by;
  if (!actions) return false;
  if (reachesEveryAction(by)) return true;
  if (!upper) return false;
  return actions.negated
    ? isWhole(actions) && leavesIn(actions.items, upper, actionIntersects)
    : someCovers(actions, extent!);
}

/** Whether `by` covers all actions that the statement covers. */
export function coversActions(by: Statement, { actions }: Statement): boolean {
  if (!by.actions || !actions) return false;
  // Quick check: most statements do not cover the first action of another one.
  const first = actions.items[0]?.pattern;
  if (!actions.negated && first?.literal && reachesAction(by, first.folded) !== 'yes') return false;
  return reachesEveryAction(by) || elementCovers(by.actions, actions, someCovers, actionIntersects);
}

/** Whether `by` covers all resources that the statement covers. */
export function coversResources(by: Statement, statement: Statement): boolean {
  const { resources } = statement;
  if (!by.resources || !resources)
    return ['Resource', 'NotResource'].every((name) => !by.entry(name) && !statement.entry(name));
  return reachesEveryStar(by) || elementCovers(by.resources, resources, someArnCovers, arnIntersects);
}

/** The statement also covers requests without a resource, which `arn:*` does not match. */
function reachesEveryStar(statement: Statement): boolean {
  const { resources } = statement;
  if (!reachesEveryResource(statement)) return false;
  return resources!.negated || resources!.items.some(({ pattern }) => pattern?.star);
}

/** Whether `by` has the same effect on everything that the statement covers. */
export function coversStatement(by: Statement, statement: Statement): boolean {
  return (
    by.effect !== undefined &&
    by.effect === statement.effect &&
    (!by.isConditional || statement.isConditional) &&
    coversActions(by, statement) &&
    coversResources(by, statement) &&
    coversPrincipals(by, statement) &&
    (!by.isConditional || sameForm(by.entry('Condition')?.value, statement.entry('Condition')?.value)) &&
    isWholeDict(by.value) &&
    isWholeDict(statement.value)
  );
}
