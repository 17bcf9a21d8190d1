/**
 * What a statement exposes by allowing it on every resource. Based on the dated lists in the catalog and not on access
 * levels.
 */
import { confinedActions, takenBackOf } from './denied.js';
import { narrowableEntries } from './narrowable.js';
import { worksOnResources } from './working-actions.js';
import { reachesAction, reachingItem } from '../actions/reach.js';
import { narrowsAction } from '../conditions/condition-scope.js';
import { neverApplies } from '../conditions/passing-values.js';
import type { Action } from '../../catalog/catalog.js';
import { exposedServices, exposuresOf, type Exposure, type ExposureFamily } from '../../catalog/exposures.js';
import { actionMatches, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';

export interface Exposed {
  /** The exposures of one family, the most important first. */
  readonly exposures: readonly Exposure[];
  /** The entries of Resource that match every resource, or every resource of a type. Empty under NotResource. */
  readonly resources: readonly ResourceItem[];
}

/**
 * What a statement exposes of one family. undefined if nothing. Named resources are intended, so exposures only count
 * if the statement allows every resource and neither a condition on resources or requests nor a Deny limits that.
 */
export function exposedBy(statement: Statement, family: ExposureFamily): Exposed | undefined {
  const open = openIn(statement)
    .map(({ item, actions }) => ({ item, exposures: exposuresBy(actions, family) }))
    .filter(({ exposures }) => exposures.length > 0);
  const [only, ...others] = open;
  if (!only) return undefined;
  if (others.length === 0) return { exposures: only.exposures, resources: only.item ? [only.item] : [] };
  const exposures = [...new Set(open.flatMap((each) => each.exposures))].sort(byPosition);
  const resources = exposures.flatMap((exposure) =>
    open.flatMap(({ item, exposures: own }) => (item && own.includes(exposure) ? item : [])),
  );
  return { exposures, resources: [...new Set(resources)] };
}

function byPosition(one: Exposure, other: Exposure): number {
  return one.position - other.position;
}

interface Open {
  /** An entry of Resource. undefined for what NotResource does not list. */
  readonly item: ResourceItem | undefined;
  /** The actions that expose something. */
  readonly actions: readonly Action[];
}

const openIn = remembered((statement: Statement): readonly Open[] => {
  const { isGrant, resources, hasReadableConditions } = statement;
  if (!isGrant || !resources || !hasReadableConditions) return [];
  const open = resources.negated
    ? [{ item: undefined, actions: exposingActions(statement).filter(outsideListed(statement)) }]
    : [...narrowableEntries(statement, exposingMatching, () => true)];
  return open.length === 0 || neverApplies(statement) ? [] : open;
});

/** The exposing actions that the statement covers. */
function exposingActions(statement: Statement): readonly Action[] {
  const { negated, services } = statement.actions ?? { negated: false, services: new Set<string>() };
  const isOfAny = negated || [...services].some(hasWildcard);
  return exposedServices
    .filter((service) => isOfAny || services.has(service))
    .flatMap(actionsOf)
    .filter(({ id }) => reachesAction(statement, id.toLowerCase()) === 'yes');
}

/** The exposing actions that a pattern matches. */
const exposingMatching = remembered((pattern: ActionPattern): readonly Action[] =>
  exposedServices
    .filter((service) => matches(pattern.service, service))
    .flatMap(actionsOf)
    .filter(({ id }) => actionMatches(pattern, id.toLowerCase())),
);

function actionsOf(service: string): readonly Action[] {
  return exposuresOf(service).map(({ action }) => action);
}

/** What some actions expose of one family, the most important first. Statements share lists of actions. */
const exposuresBy = rememberedFor((actions: readonly Action[], family: ExposureFamily): readonly Exposure[] =>
  actions
    .flatMap((action) => exposuresOf(action.service).filter((each) => each.action === action))
    .filter((exposure) => exposure.family === family)
    .sort(byPosition),
);

/** Whether an action is allowed on all resources that NotResource does not list. */
function outsideListed(statement: Statement): (action: Action) => boolean {
  if (!statement.resources!.known) return () => false;
  const works = worksOnResources(statement);
  const takenBack = takenBackOf(statement);
  const confined = confinedActions(statement.policy);
  return (action) =>
    works?.(action) !== false &&
    !takenBack?.(action) &&
    !confined?.has(action) &&
    !narrowsAction(statement, action);
}

/** The entry of Action that exposes the most, by the order of the list. undefined under NotAction. */
export function exposingItem(statement: Statement, { exposures }: Exposed): ActionItem | undefined {
  return reachingItem(statement, exposures[0]!.action.id.toLowerCase());
}
