/** Actions and resources of one statement that can never meet. */
import { missingPairOf } from './arn-pairs.js';
import { namedActions, reachesAction } from '../actions/reach.js';
import { meetsType, typesOf } from './resource-types.js';
import { actionsMatching, isService, resourceTypesOf } from '../../catalog/catalog.js';
import type { Action, ResourceType } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** A star ends the region or the account, and may run on. */
function mayRunOn({ region, account }: ArnPattern): boolean {
  return account.endsWith('*') || region.endsWith('*');
}

/**
 * Whether some resource of the type may be one of the pattern's. A star at the end of the region or account runs on past
 * colons: `arn:aws:logs:*:*:/aws/*` takes in `log-group:/aws/x`, since the star also stands for `log-group`. It is not
 * read so where a word before a colon stands in that place, as in `arn:aws:states:*:*:statemachine:*`.
 */
function mayMeet(pattern: ArnPattern, type: ResourceType): boolean {
  let types = meeting.get(pattern);
  if (!types) meeting.set(pattern, (types = new Map<ResourceType, boolean>()));
  let answer = types.get(type);
  if (answer === undefined) {
    answer = meets(pattern, type);
    if (types.size < mostRemembered) types.set(type, answer);
  }
  return answer;
}

/** Many statements name the same resources for the same few types. */
const meeting = new WeakMap<ArnPattern, Map<ResourceType, boolean>>();
const mostRemembered = 100;

function meets(pattern: ArnPattern, type: ResourceType): boolean {
  if (pattern.everything || meetsType(pattern, type)) return true;
  if (!mayRunOn(pattern)) return false;
  if (/^[^*?]*:/.test(pattern.resource)) return false;
  for (const { open } of type.templates)
    if (open.service === pattern.service && meetsBehindWord(pattern, open.resource)) return true;
  return false;
}

/** The format begins with words and a colon, and what follows is met. */
function meetsBehindWord({ resource }: ArnPattern, format: string): boolean {
  const star = format.indexOf('*');
  const colon = format.lastIndexOf(':', star < 0 ? format.length : star);
  return colon >= 0 && intersects(resource, format.slice(colon + 1));
}

type Types = Action['resourceTypes'];
type NamesSome = (types: Types) => boolean;

const naming = new WeakMap<Statement, NamesSome>();

/** Tells whether the statement names something that may be of one of the types, which many actions share. */
function namesSomeOf(statement: Statement): NamesSome {
  let names = naming.get(statement);
  if (!names) {
    const { items } = statement.resources!;
    const known = new Map<Types, boolean>();
    const isNamed = ({ type }: Types[number]) =>
      items.some(({ upper }) => upper !== undefined && mayMeet(upper, type));
    names = (types) => {
      let answer = known.get(types);
      if (answer === undefined) known.set(types, (answer = types.some(isNamed)));
      return answer;
    };
    naming.set(statement, names);
  }
  return names;
}

/** The statement names something of which it is not known what it is, or everything. */
function namesAnything({ resources }: Statement): boolean {
  if (!resources || resources.negated || resources.list?.open) return true;
  return resources.items.some(({ upper, bounds }) => !upper || upper.everything || !bounds.known);
}

/** Whether the statement names something that the action may work on. */
function mayServe(statement: Statement, action: Action): boolean {
  return namesAnything(statement) || namesSomeOf(statement)(action.resourceTypes);
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

/** Comparisons with the entries of other statements; a statement of usual size takes some hundreds. */
const budget = 50_000;

export interface DeadAction {
  readonly item: ActionItem;
  /** What its actions do work on. */
  readonly types: readonly ResourceType[];
  /** The entry of Resource that is half of what it takes, and the ARN of the other half. */
  readonly addition: { readonly item: ResourceItem; readonly arn: string } | undefined;
}

/**
 * The entries of Action that work on none of the resources of the statement, nor on those of another statement of the
 * same effect that speaks of them too: who splits one list of actions over several lists of resources is right.
 */
export function deadActions(statement: Statement): readonly DeadAction[] {
  const { actions, resources, policy, effect } = statement;
  if (!actions || actions.negated || namesAnything(statement) || resources!.items.length === 0) return [];
  let siblings: readonly Statement[] | undefined;
  let cost = 0;
  let left = budget;
  const names = namesSomeOf(statement);
  if (
    actions.others.length === 0 &&
    namedActions(actions).known.every((action) => names(action.resourceTypes))
  )
    return [];
  const dead = new Map<Action, boolean>();
  const isDead = (action: Action): boolean => {
    if (names(action.resourceTypes)) return false;
    let answer = dead.get(action);
    if (answer === undefined) dead.set(action, (answer = isCertain(action) && !isServedBeside(action)));
    return answer;
  };
  const isServedBeside = (action: Action): boolean => {
    if (!siblings) {
      siblings = policy.statements.filter((other) => other !== statement && other.effect === effect);
      cost = siblings.reduce((sum, other) => sum + (other.actions?.items.length ?? 0), 1);
    }
    left -= cost;
    // What is not compared is not reported.
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
    found.push({ item, types: typesOf(reached), addition: additionFor(statement, reached) });
  }
  return found;
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

const none: readonly never[] = [];

const withType = new WeakMap<ArnPattern, boolean>();

/** The pattern may name a resource of its service. */
function namesSomeType(pattern: ArnPattern): boolean {
  let answer = withType.get(pattern);
  if (answer === undefined) {
    answer = resourceTypesOf(pattern.service).some((type) => mayMeet(pattern, type));
    withType.set(pattern, answer);
  }
  return answer;
}

export interface MisshapenResource {
  readonly item: ResourceItem;
  /** The entry with the right word for the type. */
  readonly meant: string;
  /** The word that is written, and the right one with what separates it. */
  readonly word: string;
  readonly right: string;
}

/**
 * The entries of Resource that name no resource of their service, since the word for the type is written in another case,
 * misspelt, or followed by the wrong separator, although a star before it hides that.
 */
export function misshapenResources({ resources }: Statement): readonly MisshapenResource[] {
  if (!resources || resources.negated) return [];
  return resources.items.flatMap((item): readonly MisshapenResource[] => {
    const { pattern, upper, text, bounds } = item;
    if (upper?.everything) return none;
    if (!pattern || !upper || !bounds.known || !isService(upper.service)) return none;
    // Without such a star valid-resource speaks of it.
    if (!mayRunOn(upper) || namesSomeType(upper)) return none;
    const [, head, word, rest] = /^((?:[^:]*:){5})([A-Za-z-]+[:/])(.*)$/s.exec(text) ?? [];
    if (head === undefined || word === undefined || rest === undefined) return [];
    const types = resourceTypesOf(upper.service);
    const words = types.flatMap(({ arns }) =>
      arns.flatMap((arn) => /^(?:[^:]*:){5}([A-Za-z-]+[:/])/.exec(arn)?.[1] ?? []),
    );
    const right = nearestName(word, new Set(words));
    if (right === undefined || right === word) return [];
    const meant = head + right + rest;
    const mended = parseArnPattern(bounds.variable ? meant.replace(/\$\{[^{}]*\}/g, '*') : meant);
    if (!mended || !types.some((type) => meetsType(mended, type))) return [];
    return [{ item, meant, word, right }];
  });
}
