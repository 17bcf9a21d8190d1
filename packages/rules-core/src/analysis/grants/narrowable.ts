/** Which actions of a statement could be held to fewer resources than an entry of Resource takes in. */
import { narrowsAction } from '../conditions/condition-scope.js';
import { isDenied, outrightDenies, outrightDeniesOf } from './denied.js';
import { hasNames, neededTypes } from '../resources/needed-types.js';
import { effectiveLevel } from '../actions/effective-level.js';
import { reachedActions } from '../actions/reach.js';
import { isEveryResource } from '../resources/resource-reach.js';
import { resourceBreadth } from '../../patterns/arn-template.js';
import { actionsMatching, type AccessLevel, type Action, type ResourceType } from '../../catalog/catalog.js';
import { actionMatches, parseActionPattern, type ActionPattern } from '../../patterns/action-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered, rememberedByText } from '../../speed/remembered.js';

/** No policy of a size that AWS accepts has more; comparing each entry with each action would take long. */
const mostEntries = 300;

const everyAction = parseActionPattern('*')!;

/** Of the actions that a pattern reaches those that are asked about and work on resources that have names. */
export type Candidates = (pattern: ActionPattern) => readonly Action[];

/**
 * @param ignored access levels whose actions are not asked about
 * @param always entries of Action, whose actions are asked about at every level
 */
export function candidatesFor(ignored: readonly AccessLevel[], always: readonly string[]): Candidates {
  return candidatesBySettings(JSON.stringify({ ignored, always }));
}

/** Policies share their patterns, and most files the settings. */
const candidatesBySettings = rememberedByText(readCandidates, { most: 10, longest: 2_000 });

function readCandidates(settings: string): Candidates {
  const { ignored, always } = JSON.parse(settings) as Settings;
  const patterns = always.flatMap((text) => parseActionPattern(text) ?? []);
  const isAsked = (action: Action) => {
    // It does nothing to the role: how much it hands over lies in the services that may take the role as well.
    if (action.id === 'iam:PassRole') return false;
    if (!ignored.includes(effectiveLevel(action))) return true;
    const id = action.id.toLowerCase();
    return patterns.some((pattern) => actionMatches(pattern, id));
  };
  return remembered((pattern) =>
    actionsMatching(pattern).filter((action) => isAsked(action) && hasNames(action)),
  );
}

interface Settings {
  readonly ignored: readonly AccessLevel[];
  readonly always: readonly string[];
}

export interface NarrowableEntry {
  readonly item: ResourceItem;
  /** It takes in every resource there is, and not only every one of a type. */
  readonly every: boolean;
  /** The actions that could be held to fewer. */
  readonly actions: readonly Action[];
}

/**
 * The entries of Resource in a grant that take in more than its actions call for.
 *
 * @param wholeTypes also those that take in every resource of a type
 */
export function* narrowableEntries(
  statement: Statement,
  candidatesOf: Candidates,
  wholeTypes: boolean,
): Generator<NarrowableEntry> {
  const { isGrant, resources } = statement;
  if (!isGrant || !resources || resources.negated) return;
  // A list may hold one entry many times.
  const actionsBy = new Map<string, readonly Action[]>();
  for (const item of resources.items) {
    const every = isEveryResource(item);
    if (!every && !(wholeTypes && item.pattern)) continue;
    const actions = actionsBy.get(item.text) ?? narrowableActions(statement, item, candidatesOf);
    actionsBy.set(item.text, actions);
    if (actions.length > 0) yield { item, every, actions };
  }
}

/**
 * The actions that an entry of Resource lets act on everything, or on every resource of a type, although the catalog
 * knows resources to name for them, and neither a condition nor a Deny holds them to fewer.
 */
function narrowableActions(
  statement: Statement,
  item: ResourceItem,
  candidatesOf: Candidates,
): readonly Action[] {
  if (!statement.hasReadableConditions) return [];
  const every = isEveryResource(item);
  if (!every && statement.resources!.items.length > mostEntries) return [];
  const candidates = candidatesIn(statement, candidatesOf);
  const denies = outrightDenies(statement.policy);
  const { conditions } = statement;
  if (every && conditions.length === 0 && denies.length === 0) return candidates;
  return candidates.filter(
    (action) =>
      (every || isTakenWhole(action, statement, item)) &&
      !conditions.some((test) => narrowsAction(test, action)) &&
      !(denies.length > 0 && isHeldByDeny(statement.policy, action, item)),
  );
}

function candidatesIn(statement: Statement, candidatesOf: Candidates): readonly Action[] {
  const { actions } = statement;
  if (!actions) return [];
  if (actions.negated) {
    const candidates = new Set(candidatesOf(everyAction));
    return reachedActions(statement).filter((action) => candidates.has(action));
  }
  // Entries of one pattern have one list.
  const lists = new Set<readonly Action[]>();
  for (const { pattern } of actions.items) {
    const candidates = pattern ? candidatesOf(pattern) : [];
    if (candidates.length > 0) lists.add(candidates);
  }
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : [...new Set([first, ...others].flat())];
}

/** The statement takes in every resource of all types that the action needs, one of them by this entry. */
function isTakenWhole(action: Action, { resources }: Statement, item: ResourceItem): boolean {
  const takesWhole = ({ pattern }: ResourceItem, { templates }: ResourceType) =>
    pattern !== undefined && templates.some((template) => resourceBreadth(pattern, template) === 'whole');
  const types = neededTypes(action);
  return (
    types.some((type) => takesWhole(item, type)) &&
    types.every((type) => resources!.items.some((each) => takesWhole(each, type)))
  );
}

/** A Deny without conditions takes the action back, everywhere or but for the resources that its NotResource names. */
function isHeldByDeny(policy: Policy, action: Action, item: ResourceItem): boolean {
  const id = action.id.toLowerCase();
  return (
    isDenied(policy, id, item) ||
    outrightDeniesOf(policy, id).some(
      ({ resources }) => resources?.negated && !resources.items.some(isEveryResource),
    )
  );
}
