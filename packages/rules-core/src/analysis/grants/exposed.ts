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
import { actionMatches } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

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
  const all = exposedIn(statement);
  const exposures = all
    .filter(({ exposure }) => exposure.family === family)
    .sort((a, b) => a.exposure.position - b.exposure.position);
  if (exposures.length === 0) return undefined;
  return {
    exposures: exposures.map(({ exposure }) => exposure),
    resources: [...new Set(exposures.flatMap(({ resources }) => resources))],
  };
}

interface OpenExposure {
  readonly exposure: Exposure;
  readonly resources: readonly ResourceItem[];
}

const exposedIn = remembered((statement: Statement): readonly OpenExposure[] => {
  const { isGrant, resources, hasReadableConditions } = statement;
  if (!isGrant || !resources || !hasReadableConditions) return [];
  const reached = reachedBy(statement);
  if (reached.length === 0 || neverApplies(statement)) return [];
  if (resources.negated) {
    const isOpen = outsideListed(statement);
    return reached.filter(({ action }) => isOpen(action)).map((exposure) => ({ exposure, resources: [] }));
  }
  const itemsBy = new Map<Action, ResourceItem[]>();
  const actions = reached.map(({ action }) => action);
  const candidatesOf = (pattern: ActionItem['pattern'] & object) =>
    actions.filter(({ id }) => actionMatches(pattern, id.toLowerCase()));
  for (const { item, actions: open } of narrowableEntries(statement, candidatesOf, () => true)) {
    for (const action of open) itemsBy.set(action, [...(itemsBy.get(action) ?? []), item]);
  }
  return reached.flatMap((exposure) => {
    const items = itemsBy.get(exposure.action);
    return items ? [{ exposure, resources: items }] : [];
  });
});

/** The exposures whose actions the statement covers. */
function reachedBy(statement: Statement): readonly Exposure[] {
  const { negated, services } = statement.actions ?? { negated: false, services: new Set<string>() };
  const isOfAny = negated || [...services].some(hasWildcard);
  return exposedServices
    .filter((service) => isOfAny || services.has(service))
    .flatMap(exposuresOf)
    .filter(({ action }) => reachesAction(statement, action.id.toLowerCase()) === 'yes');
}

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
