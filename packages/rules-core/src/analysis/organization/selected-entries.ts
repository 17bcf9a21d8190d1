/** The entries of a statement that match what an entry of the configuration selects. */
import { namesPrincipal } from './configured-principal.js';
import type { Selection } from './selection.js';
import { isDenied, takenBackOn } from '../grants/denied.js';
import { grantedActions, grantedBy } from '../grants/granted-actions.js';
import { neverApplies } from '../conditions/passing-values.js';
import { reachesAction } from '../actions/reach.js';
import { mayMeet } from '../resources/resource-types.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import { mostNotable } from '../../catalog/notable-actions.js';
import { actionMatches, type ActionPattern } from '../../patterns/action-pattern.js';
import { arnCovers, arnIntersects, type ArnPattern } from '../../patterns/arn-pattern.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import { isWhole } from '../../policy/grammar.js';
import type { Statement } from '../../policy/policy.js';

export interface SelectedEntry {
  /** undefined for NotAction as a whole. */
  readonly item: ActionItem | undefined;
  /** The selected actions that it matches, at least one, the most important first. */
  readonly ids: readonly string[];
  /** The other actions in the catalog that it matches. */
  readonly others: readonly Action[];
  /** The selected resources on which it matches them. Empty if all resources count. */
  readonly resources: readonly string[];
}

/**
 * The entries of Action, or NotAction as a whole, with which a statement allows selected actions (or denies them, if
 * the configuration selects that), in source order. Actions that the statement cannot allow on its resources, or that a
 * Deny of the policy certainly takes back, do not count.
 */
export function selectedEntries(statement: Statement, selection: Selection): readonly SelectedEntry[] {
  const { actions } = statement;
  if (!actions || !isAbout(statement, selection)) return [];
  const targets = selection.resources && targetsOf(statement, selection.resources);
  if (targets?.length === 0) return [];
  const entryOf = (item: ActionItem | undefined, granted: readonly Action[]) => {
    const reached = new Set<string>();
    const others: Action[] = [];
    const selected = granted.filter((action) => {
      const on = selection.has(action.id.toLowerCase()) && (!targets || targetOf(statement, action, targets));
      if (!on) others.push(action);
      else if (on !== true) reached.add(on.selected.text);
      return on;
    });
    const unpublished = targets ? [] : unpublishedBy(statement, item, selection);
    if (selected.length + unpublished.length === 0) return [];
    const notable = mostNotable(selected, 3);
    const rest = selected.filter((action) => !notable.includes(action));
    const ids = [...[...notable, ...rest].map(({ id }) => id), ...unpublished];
    return { item, ids, others, resources: [...reached] };
  };
  if (actions.negated) return [entryOf(undefined, grantedActions(statement))].flat();
  return actions.items.flatMap((item) =>
    item.pattern ? entryOf(item, grantedBy(statement, item.pattern)) : [],
  );
}

/** The statement has a selected effect, policy type and principal, and applies to some request. */
function isAbout(statement: Statement, { effects, policyTypes, principals }: Selection): boolean {
  const { effect, policy, isContradictory, value } = statement;
  if (!effect || !effects.includes(effect) || isContradictory || !isWhole(value)) return false;
  if (policyTypes ? !policyTypes.includes(policy.type.name) : !policy.type.grants) return false;
  if (neverApplies(statement)) return false;
  if (!principals) return true;
  const named = statement.principals;
  return (
    named !== undefined && !named.negated && named.items.some((item) => namesPrincipal(principals, item))
  );
}

/** An entry of Resource and a selected resource that overlap. Not used for NotResource. */
interface Target {
  readonly item: ResourceItem | undefined;
  readonly selected: ArnPattern;
}

function targetsOf({ resources }: Statement, selected: readonly ArnPattern[]): readonly Target[] {
  if (!resources) return [];
  if (resources.negated) {
    return selected.flatMap((pattern) => {
      const isExcluded = resources.items.some(({ upper }) => upper && arnCovers(upper, pattern));
      return resources.known && !isExcluded ? { item: undefined, selected: pattern } : [];
    });
  }
  return resources.items.flatMap((item) =>
    selected.flatMap((pattern) =>
      item.pattern && arnIntersects(item.pattern, pattern) ? { item, selected: pattern } : [],
    ),
  );
}

/** A resource of the action that is both in the statement and selected, and that no Deny covers. */
function targetOf(statement: Statement, action: Action, targets: readonly Target[]): Target | undefined {
  const works = (pattern: ArnPattern) =>
    action.resourceTypes.length === 0
      ? pattern.star
      : action.resourceTypes.some(({ type }) => mayMeet(pattern, type));
  return targets.find(({ item, selected }) => {
    if (!works(selected) || (item && !works(item.pattern!))) return false;
    const extent = { text: selected.text, pattern: selected, upper: selected, extent: selected };
    const isTakenBack = (each: typeof extent | ResourceItem) =>
      takenBackOn(statement, each)?.has(action) === true;
    return !isTakenBack(extent) && !(item && isTakenBack(item));
  });
}

/** The selected actions matched by an entry, or by NotAction as a whole, that are not in the catalog. */
function unpublishedBy(
  statement: Statement,
  item: ActionItem | undefined,
  selection: Selection,
): readonly string[] {
  const pattern = item?.pattern;
  const ids = pattern?.literal ? unpublishedAs(pattern, selection) : unpublishedIn(selection);
  const reaches = (id: string) =>
    pattern ? actionMatches(pattern, id) : reachesAction(statement, id) === 'yes';
  return leftOf(statement, ids.filter(reaches));
}

function unpublishedAs(pattern: ActionPattern, { has }: Selection): readonly string[] {
  return actionsMatching(pattern).length === 0 && has(pattern.folded) ? [pattern.folded] : [];
}

/** The actions in the configuration that are not in the catalog. */
function unpublishedIn({ actions, has }: Selection): readonly string[] {
  return actions.flatMap((each) =>
    each.literal && actionsMatching(each).length === 0 && has(each.folded) ? each.folded : [],
  );
}

/** The actions that no Deny of the policy denies on all resources of the statement. */
function leftOf({ policy, resources }: Statement, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => {
    if (isDenied(policy, id)) return false;
    const items = resources && !resources.negated ? resources.items : [];
    return items.length === 0 || !items.every((item) => isDenied(policy, id, item));
  });
}
