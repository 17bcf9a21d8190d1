/** Actions of a statement that can never meet its resources. */
import { nameFault } from './arn-names.js';
import { missingPairOf } from './arn-pairs.js';
import { namedActions, reachesAction } from '../actions/reach.js';
import { mayMeet, typesOf } from './resource-types.js';
import {
  actionsMatching,
  isService,
  resourceTypesOf,
  type Action,
  type ResourceType,
} from '../../catalog/catalog.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedFor } from '../../speed/remembered.js';

type Types = Action['resourceTypes'];

/** The statement names something that may be of one of the types. Asked for its own actions and for those of all others. */
const namesSomeOf = rememberedFor(({ resources }: Statement, types: Types): boolean =>
  types.some(({ type }) => resources!.items.some(({ upper }) => upper !== undefined && mayMeet(upper, type))),
);

/** The statement names something of which it is not known what it is, or everything. */
function namesAnything({ resources }: Statement): boolean {
  if (!resources || resources.negated || resources.list?.open) return true;
  return resources.items.some(
    ({ upper, bounds }) => !upper || upper.everything || (!bounds.known && hasWildcard(upper.service)),
  );
}

/** Whether the statement names something that the action may work on. */
function mayServe(statement: Statement, action: Action): boolean {
  return namesAnything(statement) || namesSomeOf(statement, action.resourceTypes);
}

/**
 * The data of AWS on an action is taken at its word only where it has proven to be whole: not on what an action that
 * creates or tags works on, and not where it only names resources of another service.
 */
function isCertain({ name, service, accessLevel, resourceTypes }: Action): boolean {
  return (
    resourceTypes.length > 0 &&
    accessLevel !== 'Tagging' &&
    !/^Create|Tag/.test(name) &&
    (service === 's3' ||
      resourceTypes.some(({ type }) => type.templates.some(({ open }) => open.service === service)))
  );
}

/** All that the statement names is of other services than what the action works on, whichever types of these it may be. */
function isForeignTo({ resources }: Statement, { service, resourceTypes }: Action): boolean {
  if (resourceTypes.length === 0) return false;
  const services = resourceTypes.flatMap(({ type }) => type.templates.map(({ open }) => open.service));
  return resources!.items.every(({ upper }) =>
    [service, ...services].every((own) => upper !== undefined && !intersects(upper.service, own)),
  );
}

/** Comparisons with the entries of other statements; a statement of usual size takes some hundreds. */
const budget = 50_000;

export interface DeadAction {
  readonly item: ActionItem;
  /** What its actions do work on. */
  readonly types: readonly ResourceType[];
  /** The entry of Resource that may be meant for it, and names nothing as it is written. */
  readonly meant: ResourceItem | undefined;
  /** The entry of Resource that is half of what it takes, and the ARN of the other half. */
  readonly addition: { readonly item: ResourceItem; readonly arn: string } | undefined;
}

/**
 * The entries of Action that work on none of the resources of the statement, nor on those of another statement of the
 * same effect that covers them too: who splits one list of actions over several lists of resources is right.
 */
export function deadActions(statement: Statement): readonly DeadAction[] {
  const { actions, resources, policy, effect } = statement;
  if (!actions || actions.negated || namesAnything(statement) || resources!.items.length === 0) return [];
  let siblings: readonly Statement[] | undefined;
  let cost = 0;
  let left = budget;
  const names = ({ resourceTypes }: Action) => namesSomeOf(statement, resourceTypes);
  if (actions.others.length === 0 && namedActions(actions).known.every(names)) return [];
  const dead = new Map<Action, boolean>();
  const isDead = (action: Action): boolean => {
    if (names(action)) return false;
    let answer = dead.get(action);
    if (answer === undefined)
      dead.set(
        action,
        (answer = (isCertain(action) || isForeignTo(statement, action)) && !isServedBeside(action)),
      );
    return answer;
  };
  const isServedBeside = (action: Action): boolean => {
    if (!siblings) {
      siblings = policy.statements.filter((other) => other !== statement && other.effect === effect);
      cost = siblings.reduce((sum, other) => sum + (other.actions?.items.length ?? 0), 1);
    }
    left -= cost;
    // An action that is not compared counts as served.
    if (left < 0) return true;
    const id = action.id.toLowerCase();
    return siblings.some((other) => reachesAction(other, id) !== 'no' && mayServe(other, action));
  };
  const found: DeadAction[] = [];
  for (const item of actions.items) {
    const { pattern, bounds } = item;
    if (!pattern || pattern.everything || !bounds.known) continue;
    if (!pattern.literal && hasWildcard(pattern.service)) continue;
    const reached = actionsMatching(pattern);
    if (reached.length === 0 || !reached.every(isDead)) continue;
    const types = typesOf(reached);
    found.push({ item, types, meant: meantFor(statement, types), addition: additionFor(statement, reached) });
  }
  return found;
}

/** An entry of the service of the types that is of none of its types, or an entry of a service that is not known. */
function meantFor({ resources }: Statement, types: readonly ResourceType[]): ResourceItem | undefined {
  const services = new Set(types.flatMap(({ templates }) => templates.map(({ open }) => open.service)));
  return resources!.items.find((item) => {
    const { upper } = item;
    if (!upper || hasWildcard(upper.service)) return false;
    if (!isService(upper.service)) return true;
    // A service in another case is one of no type.
    const service = upper.service.toLowerCase();
    if (!services.has(service)) return false;
    return !resourceTypesOf(service).some((type) => mayMeet(upper, type)) || nameFault(item) !== undefined;
  });
}

/** Of longer lists only the first entries are tried for a suggestion. */
const mostTried = 20;

function additionFor(statement: Statement, reached: readonly Action[]): DeadAction['addition'] {
  for (const item of statement.resources!.items.slice(0, mostTried)) {
    const pair = missingPairOf(item, statement);
    if (pair?.actions.some((action) => reached.includes(action))) return { item, arn: pair.arn };
  }
  return undefined;
}
