/** Which actions of a statement could be limited to fewer resources than an entry of Resource matches. */
import { narrowsAction } from '../conditions/condition-scope.js';
import { confinedActions, takenBackOn } from './denied.js';
import { hasNames, neededTypes } from '../resources/needed-types.js';
import { effectiveLevel } from '../actions/effective-level.js';
import { isServiceWildcard, listedActions } from '../actions/reach.js';
import { isEveryResource } from '../resources/resource-reach.js';
import { resourceBreadth } from '../../patterns/arn-template.js';
import { actionsMatching, type AccessLevel, type Action, type ResourceType } from '../../catalog/catalog.js';
import { actionMatches, parseActionPattern, type ActionPattern } from '../../patterns/action-pattern.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';
import { remembered, rememberedByText, rememberedFor } from '../../speed/remembered.js';

const everyAction = parseActionPattern('*')!;

/** The actions matching a pattern that should be checked and that work on resources with names. */
export type Candidates = (pattern: ActionPattern) => readonly Action[];

/**
 * @param ignored access levels to skip
 * @param always entries of Action to check at every access level
 * @param never entries of Action to skip
 */
export function candidatesFor(
  ignored: readonly AccessLevel[],
  always: readonly string[],
  never: readonly string[],
): Candidates {
  return candidatesBySettings(JSON.stringify({ ignored, always, never }));
}

/** Policies share patterns, and most files share settings. */
const candidatesBySettings = rememberedByText(readCandidates, { most: 10, longest: 2_000 });

function readCandidates(settings: string): Candidates {
  const { ignored, always, never } = JSON.parse(settings) as Settings;
  const matcherOf = (entries: readonly string[]) => {
    const patterns = entries.flatMap((text) => parseActionPattern(text) ?? []);
    return (id: string) => patterns.some((pattern) => actionMatches(pattern, id));
  };
  const [isAlways, isNever] = [matcherOf(always), matcherOf(never)];
  const isAsked = (action: Action) => {
    // How much these grant depends on the services that use the role, which a condition limits.
    if (action.id === 'iam:PassRole' || action.id === 'iam:CreateServiceLinkedRole') return false;
    const id = action.id.toLowerCase();
    return isAlways(id) || (!ignored.includes(effectiveLevel(action)) && !isNever(id));
  };
  return remembered((pattern) =>
    actionsMatching(pattern).filter((action) => isAsked(action) && hasNames(action)),
  );
}

interface Settings {
  readonly ignored: readonly AccessLevel[];
  readonly always: readonly string[];
  readonly never: readonly string[];
}

export interface NarrowableEntry {
  readonly item: ResourceItem;
  /** It matches every resource, and not just every resource of a type. */
  readonly every: boolean;
  /** The actions that could be limited. */
  readonly actions: readonly Action[];
  /**
   * The whole-service entries of Action (`s3:*`) that these actions come from. Empty if any comes from another entry.
   */
  readonly services: readonly ActionItem[];
}

/**
 * The granting entries of Resource that match more than their actions need.
 *
 * @param wholeTypes actions that should not have every resource of a type either
 */
export function* narrowableEntries(
  statement: Statement,
  candidatesOf: Candidates,
  wholeTypes: (action: Action) => boolean,
): Generator<NarrowableEntry> {
  const { isGrant, resources } = statement;
  if (!isGrant || !resources || resources.negated || !statement.hasReadableConditions) return;
  const wide = resources.items.filter((item) => isEveryResource(item) || mayTakeWhole(item));
  const candidates = wide.length > 0 ? candidatesIn(statement, candidatesOf) : [];
  if (candidates.length === 0) return;
  // A list may contain the same entry many times.
  const actionsBy = new Map<string, readonly Action[]>();
  let ofTypes: ReadonlyMap<string, readonly Action[]> | undefined;
  for (const item of wide) {
    const every = isEveryResource(item);
    if (!actionsBy.has(item.text)) {
      if (every) actionsBy.set(item.text, narrowableActions(statement, candidates, item));
      else {
        ofTypes ??= actionsOnWholeTypes(candidates.filter(wholeTypes), wide);
        actionsBy.set(item.text, narrowableActions(statement, ofTypes.get(item.text) ?? [], item));
      }
    }
    const actions = actionsBy.get(item.text)!;
    if (actions.length > 0) yield { item, every, actions, services: servicesOf(statement, actions) };
  }
}

/** The whole-service entries, if all of the actions come from such entries. */
function servicesOf({ actions }: Statement, some: readonly Action[]): readonly ActionItem[] {
  if (!actions || actions.negated) return [];
  const services: ActionItem[] = [];
  for (const item of actions.items) {
    const { pattern } = item;
    if (!pattern || !some.some(({ id }) => actionMatches(pattern, id.toLowerCase()))) continue;
    if (!isServiceWildcard(pattern)) return [];
    services.push(item);
  }
  return services;
}

/** The actions that neither a condition nor a Deny limits to fewer resources than an entry matches. */
function narrowableActions(
  statement: Statement,
  candidates: readonly Action[],
  item: ResourceItem,
): readonly Action[] {
  const { conditions, policy } = statement;
  if (candidates.length === 0) return candidates;
  const takenBack = takenBackOn(statement, item);
  const confined = confinedActions(policy);
  if (conditions.length === 0 && !takenBack && !confined) return candidates;
  return candidates.filter(
    (action) => !takenBack?.has(action) && !confined?.has(action) && !narrowsAction(statement, action),
  );
}

function candidatesIn(statement: Statement, candidatesOf: Candidates): readonly Action[] {
  const { actions } = statement;
  if (!actions) return [];
  if (actions.negated) {
    return actions.known ? candidatesOutside(listedActions(actions), candidatesOf) : [];
  }
  // Entries with the same pattern share a list.
  const lists = new Set<readonly Action[]>();
  for (const { pattern } of actions.items) {
    const candidates = pattern ? candidatesOf(pattern) : [];
    if (candidates.length > 0) lists.add(candidates);
  }
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : [...new Set([first, ...others].flat())];
}

const candidatesOutside = rememberedFor(
  (excluded: ReadonlySet<Action>, candidatesOf: Candidates): readonly Action[] =>
    candidatesOf(everyAction).filter((action) => !excluded.has(action)),
);

/** The entry may match every resource of a type whose resources have names. */
function mayTakeWhole({ pattern }: ResourceItem): boolean {
  return pattern !== undefined && pattern.resource.includes('*');
}

/**
 * By the texts of the entries of Resource: the actions that may work on every resource of all types they need, at least
 * one of them because of this entry.
 */
function actionsOnWholeTypes(
  actions: readonly Action[],
  items: readonly ResourceItem[],
): ReadonlyMap<string, readonly Action[]> {
  const types = new Set(actions.flatMap(neededTypes));
  const byService = new Map<string, ResourceType[]>();
  for (const type of types)
    for (const service of new Set(type.templates.map(({ open }) => open.service)))
      byService.set(service, [...(byService.get(service) ?? []), type]);
  const wide = new Map(items.filter(mayTakeWhole).map((item) => [item.text, item.pattern!]));
  const taken = new Map<string, ReadonlySet<ResourceType>>();
  for (const [text, pattern] of wide) {
    const candidates = hasWildcard(pattern.service) ? [...types] : (byService.get(pattern.service) ?? []);
    const whole = candidates.filter(({ templates }) =>
      templates.some((template) => resourceBreadth(pattern, template) === 'whole'),
    );
    if (whole.length > 0) taken.set(text, new Set(whole));
  }
  const takenTogether = new Set([...taken.values()].flatMap((each) => [...each]));
  return new Map(
    [...taken].map(([text, own]) => [
      text,
      actions.filter((action) => {
        const needed = neededTypes(action);
        return needed.some((type) => own.has(type)) && needed.every((type) => takenTogether.has(type));
      }),
    ]),
  );
}
