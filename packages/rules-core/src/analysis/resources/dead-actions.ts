/** Actions of a statement that do not apply to any of its resources. */
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
import { rememberedForIfUnchanged } from '../../speed/unchanged.js';

type Types = Action['resourceTypes'];

/**
 * The statement names something that may have one of the types. Remembered because other statements with the same
 * actions need it too.
 */
const namesSomeOf = rememberedForIfUnchanged(({ resources }: Statement, types: Types): boolean =>
  types.some(({ type }) => resources!.items.some(({ upper }) => upper !== undefined && mayMeet(upper, type))),
);

/** The statement names everything, or something unknown. */
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
 * The service data on an action is only trusted where it has proven complete: not for the resources of actions that
 * create or tag something, and not if it only lists resources of another service.
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

/** Everything that the statement names belongs to other services than the action's resources, whatever their types. */
function isForeignTo({ resources }: Statement, { service, resourceTypes }: Action): boolean {
  if (resourceTypes.length === 0) return false;
  const services = resourceTypes.flatMap(({ type }) => type.templates.map(({ open }) => open.service));
  return resources!.items.every(({ upper }) =>
    [service, ...services].every((own) => upper !== undefined && !intersects(upper.service, own)),
  );
}

/**
 * The maximum number of comparisons with entries of other statements. A statement of usual size needs a few hundred.
 */
const budget = 50_000;

export interface DeadAction {
  readonly item: ActionItem;
  /** What the action works on. */
  readonly types: readonly ResourceType[];
  /** The entry of Resource that was probably meant for the action, but matches nothing as written. */
  readonly meant: ResourceItem | undefined;
  /** The entry of Resource that covers half of what the action needs, and the ARN of the other half. */
  readonly addition: { readonly item: ResourceItem; readonly arn: string } | undefined;
}

/**
 * The entries of Action that work on none of the statement's resources. Entries that another statement with the same
 * effect covers on their resources are excluded, because it is fine to repeat a list of actions in several statements
 * with different resources.
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
    // Actions that were not compared count as covered.
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

/** An entry for the types' service that has none of these types, or an entry with an unknown service. */
function meantFor({ resources }: Statement, types: readonly ResourceType[]): ResourceItem | undefined {
  const services = new Set(types.flatMap(({ templates }) => templates.map(({ open }) => open.service)));
  return resources!.items.find((item) => {
    const { upper } = item;
    if (!upper || hasWildcard(upper.service)) return false;
    if (!isService(upper.service)) return true;
    // A service in the wrong case matches no type.
    const service = upper.service.toLowerCase();
    if (!services.has(service)) return false;
    return !resourceTypesOf(service).some((type) => mayMeet(upper, type)) || nameFault(item) !== undefined;
  });
}

/** In longer lists, only the first entries are tried for a suggestion. */
const mostTried = 20;

function additionFor(statement: Statement, reached: readonly Action[]): DeadAction['addition'] {
  for (const item of statement.resources!.items.slice(0, mostTried)) {
    const pair = missingPairOf(item, statement);
    if (pair?.actions.some((action) => reached.includes(action))) return { item, arn: pair.arn };
  }
  return undefined;
}
