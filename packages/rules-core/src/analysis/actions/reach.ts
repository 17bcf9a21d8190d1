/** Which actions a statement's Action or NotAction matches. */
import { actionsMatching, allActions, type Action } from '../../catalog/catalog.js';
import { actionCovers, actionMatches, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** `maybe`: it depends on the value of a placeholder. */
export type Certainty = 'yes' | 'maybe' | 'no';

/**
 * Whether the statement covers an action.
 *
 * @param id the action in lower case, such as `iam:passrole`
 */
export function reachesAction(statement: Statement, id: string): Certainty {
  return statement.actions ? reaches(statement.actions, id) : 'no';
}

/** The same for one element. */
export function reaches({ items, list, negated, named, others }: ActionElement, id: string): Certainty {
  if (named.has(id)) return negated ? 'no' : 'yes';
  let isOpen = list?.open === true || items.length !== (list?.items.length ?? 1);
  for (let index = 0; index < others.length; index++) {
    const { pattern, bounds, upper } = others[index]!;
    if (pattern && actionMatches(pattern, id)) return negated ? 'no' : 'yes';
    if (!bounds.known && upper && actionMatches(upper, id)) isOpen = true;
  }
  if (isOpen) return 'maybe';
  return negated ? 'yes' : 'no';
}

/** Whether one entry certainly matches everything that the pattern matches. */
export function someCovers(
  { named, others }: Pick<ActionElement, 'named' | 'others'>,
  pattern: ActionPattern,
): boolean {
  if (pattern.literal && named.has(pattern.folded)) return true;
  for (let index = 0; index < others.length; index++) {
    const own = others[index]!.pattern;
    if (own && actionCovers(own, pattern)) return true;
  }
  return false;
}

/** The entries without wildcards. */
export interface NamedActions {
  /** The existing actions among them, without duplicates. */
  readonly known: readonly Action[];
  readonly unknown: readonly ActionItem[];
}

/** The entries of an element without wildcards, split by whether the action exists. Computed once. */
export const namedActions = remembered(({ items, named }: ActionElement): NamedActions => {
  const known: Action[] = [];
  const unknown: ActionItem[] = [];
  for (let index = 0; index < items.length; index++) {
    const { pattern } = items[index]!;
    if (!pattern?.literal) continue;
    const [action] = actionsMatching(pattern);
    if (action) known.push(action);
    else unknown.push(items[index]!);
  }
  const isEachOnce = named.size === known.length + unknown.length;
  return { known: isEachOnce ? known : [...new Set(known)], unknown };
});

/** The most literal entry of Action that matches the action. undefined under NotAction. */
export function reachingItem(statement: Statement, id: string): ActionItem | undefined {
  const { actions } = statement;
  if (!actions || actions.negated) return undefined;
  const reaching = actions.items.filter(({ pattern }) => pattern && actionMatches(pattern, id));
  return (
    reaching.find(({ pattern }) => pattern!.literal) ??
    reaching.find(({ pattern }) => !pattern!.everything) ??
    reaching[0]
  );
}

/** How a statement covers an action: by name, by a wildcard, or because NotAction does not list it. */
export type Mention = 'name' | 'wildcard' | 'notAction';

/** @param id an action that the statement covers, in lower case */
export function mentionOf(statement: Statement, id: string): Mention {
  const item = reachingItem(statement, id);
  if (!item) return 'notAction';
  return item.pattern!.literal ? 'name' : 'wildcard';
}

/** The pattern matches every action of one service: `s3:*`. */
export function isServiceWildcard({ service, name }: ActionPattern): boolean {
  return name === '*' && !hasWildcard(service);
}

/** The actions in the catalog that the entries of Action or NotAction match. */
export const listedActions = remembered((element: ActionElement): ReadonlySet<Action> =>
  element.negated ? actionsExcluded(element) : actionsListed(element),
);

function actionsListed(element: ActionElement): ReadonlySet<Action> {
  const listed = new Set(namedActions(element).known);
  for (const { pattern } of element.others) {
    if (!pattern) continue;
    const matching = actionsMatching(pattern);
    for (let index = 0; index < matching.length; index++) listed.add(matching[index]!);
  }
  return listed;
}

/**
 * By the entries of NotAction that match anything, because statements often exclude the same actions. Small because
 * each value leaves thousands of actions.
 */
const exclusions = new Map<string, ReadonlySet<Action>>();
const exclusionsKept = 8;

function actionsExcluded(element: ActionElement): ReadonlySet<Action> {
  const matching = element.items.filter(({ pattern }) => pattern && actionsMatching(pattern).length > 0);
  const key = matching.map(({ pattern }) => pattern!.folded).join();
  const known = exclusions.get(key);
  if (known) return known;
  const listed = actionsListed(element);
  if (exclusions.size >= exclusionsKept) exclusions.clear();
  exclusions.set(key, listed);
  return listed;
}

/** All other actions in the catalog. */
const unlistedActions = remembered((listed: ReadonlySet<Action>): readonly Action[] =>
  listed.size === 0 ? allActions() : allActions().filter((action) => !listed.has(action)),
);

/** The actions in the catalog that the statement certainly covers, in catalog order. */
export function reachedActions({ actions }: Statement): readonly Action[] {
  return actions ? reachedBy(actions) : [];
}

const reachedBy = remembered((actions: ActionElement): readonly Action[] => {
  if (actions.negated && !actions.known) return [];
  const [only] = actions.items;
  if (!actions.negated && actions.items.length === 1)
    return only!.pattern ? actionsMatching(only!.pattern) : [];
  if (actions.negated) return unlistedActions(listedActions(actions));
  return actions.others.length === 0 ? namedActions(actions).known : [...listedActions(actions)];
});
