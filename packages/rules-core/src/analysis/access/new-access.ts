/**
 * What a policy allows that its version before did not. "Yes" comes with a request that the one allows and the other does not,
 * "no" with a proof for each region; what is left is unknown.
 */
import type { AccessRequest, Caller } from './decision.js';
import { exampleAccount, exampleWord } from './example-values.js';
import { exampleRequest, type Reaching } from './example-requests.js';
import { coversRegion, coversWithin, missesRegion, regionsOf, type Region } from './regions.js';
import { reachesAction } from '../actions/reach.js';
import { conditionImplies, conditionsExclude } from '../conditions/implied-conditions.js';
import { mayPassCondition } from '../conditions/needed-keys.js';
import { neverApplies } from '../conditions/passing-values.js';
import { grantsOf, type Grant, type Grants } from '../grants/grants.js';
import { coversPrincipals } from '../principals/principal-cover.js';
import { coversActions, coversResources } from '../redundancy/statement-cover.js';
import { actionAt, placesIn } from '../../catalog/action-places.js';
import type { Action } from '../../catalog/catalog.js';
import { actionMatches, parseActionPattern, type ActionPattern } from '../../patterns/action-pattern.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

export interface NewAccessOptions {
  /**
   * How much is enough: `first`, one request that is newly allowed; `entry`, one for each entry of Action with each entry of
   * Resource and each value of Principal; `all`, unless given: as `entry`, but with every action.
   */
  readonly stop?: 'first' | 'entry' | 'all';
  /** How many requests are tried at most before the rest is left open; 20,000 unless given. */
  readonly budget?: number;
}

export interface NewAccess {
  /** `unknown` where nothing was found and something is open. */
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly found: readonly FoundAccess[];
  readonly open: readonly OpenAccess[];
}

/** Part of what an Allow statement is about. */
interface Part {
  readonly by: Statement;
  /** What the statements of both versions treat alike: ids in the spelling of AWS. */
  readonly actions: readonly string[];
  readonly region: Region;
  /** The value of Principal; undefined where the statement names none. */
  readonly principal: PrincipalItem | undefined;
}

export interface FoundAccess extends Part {
  readonly example: AccessRequest;
  /** An Allow of before covers it: what stood against it is gone, or holds less often. */
  readonly wasDenied: boolean;
}

export interface OpenAccess extends Part {
  /**
   * - `reference`: that nothing is new follows from AWS's reference alone, which may lack something.
   * - `condition`: no example was found, and no proof either.
   * - `budget`: too many requests had to be tried.
   * - `unread`: what the statement says is not all known.
   */
  readonly reason: 'reference' | 'condition' | 'budget' | 'unread';
}

/** In one comparison. */
const usualBudget = 20_000;
/** In one region. */
const mostPerRegion = 200;

/**
 * @param before the policy as it was; undefined where there was none
 * @param after the policy as it is
 */
export function newAccessOf(
  before: Policy | undefined,
  after: Policy,
  options: NewAccessOptions = {},
): NewAccess {
  return new Comparison(before, after, options).result();
}

/** Actions that the statements of both versions treat alike. */
interface Group {
  readonly ids: readonly string[];
  /** Of the first; undefined where the reference lists none. */
  readonly action: Action | undefined;
  readonly before: Reaching;
  readonly after: Reaching;
  readonly lost: readonly Statement[];
}

class Comparison {
  readonly #before: Pick<Grants, 'allows' | 'denies'>;
  readonly #after: Grants;
  readonly #statementsBefore: readonly Statement[];
  readonly #isBeforeKnown: boolean;
  readonly #stop: 'first' | 'entry' | 'all';
  readonly #settled = new Set<string>();
  readonly #found: FoundAccess[] = [];
  readonly #open: OpenAccess[] = [];
  readonly #kept = new Map<Statement, boolean>();
  /** Looks at what the reference does not list, which are cheap to leave out where something is found. */
  readonly #beyond: (() => void)[] = [];
  #left: number;

  constructor(
    before: Policy | undefined,
    readonly after: Policy,
    { stop = 'all', budget = usualBudget }: NewAccessOptions,
  ) {
    this.#before = before ? grantsOf(before) : { allows: [], denies: [] };
    this.#statementsBefore = before?.statements ?? [];
    this.#isBeforeKnown = before?.complete ?? true;
    this.#after = grantsOf(after);
    this.#stop = stop;
    this.#left = budget;
  }

  result(): NewAccess {
    for (const grant of this.#after.allows) {
      if (this.#isOver) {
        if (this.#left < 0) this.#open.push({ ...everything(grant.statement), reason: 'budget' });
        break;
      }
      if (!neverApplies(grant.statement) && !this.#isKept(grant)) this.#compare(grant);
    }
    for (const look of this.#beyond) look();
    const isAnswered = this.#found.length > 0;
    return {
      answer: isAnswered ? 'yes' : this.#open.length > 0 ? 'unknown' : 'no',
      found: this.#found,
      open: this.#open,
    };
  }

  get #isOver(): boolean {
    return this.#left < 0 || (this.#stop === 'first' && this.#found.length > 0);
  }

  /** The same or more was allowed before, and nothing that was denied is not denied any more. */
  #isKept({ statement }: Grant): boolean {
    if (!this.#isBeforeKnown || !this.#before.denies.every((deny) => this.#isDenyKept(deny.statement)))
      return false;
    return this.#before.allows.some(
      ({ statement: by }) => coversActions(by, statement) && this.#coversAside(by, statement),
    );
  }

  /** The same for one of its actions, and those that all statements treat like it: without a look at their types. */
  #isKeptFor({ statement }: Grant, place: number): boolean {
    const reach = ({ actions }: Grant) => actions.open || actions.has(place);
    const isReached = (by: Grant) => by.actions.has(place);
    return (
      this.#isBeforeKnown &&
      this.#before.allows.filter(isReached).some(({ statement: by }) => this.#coversAside(by, statement)) &&
      this.#before.denies
        .filter(reach)
        .every(
          ({ statement: deny }) =>
            this.#isDenyKept(deny) ||
            this.#after.denies.filter(isReached).some(({ statement: other }) => deniesAsMuch(other, deny)),
        )
    );
  }

  /** The actions aside. */
  #coversAside(by: Statement, statement: Statement): boolean {
    return (
      coversResources(by, statement) && coversPrincipals(by, statement) && conditionImplies(statement, by)
    );
  }

  /** A Deny of after denies all that one of before did. */
  #isDenyKept(deny: Statement): boolean {
    let isKept = this.#kept.get(deny);
    if (isKept === undefined) {
      isKept = this.#after.denies.some(
        ({ statement }) => coversActions(statement, deny) && deniesAsMuch(statement, deny),
      );
      this.#kept.set(deny, isKept);
    }
    return isKept;
  }

  #compare(grant: Grant): void {
    const { statement, actions } = grant;
    const isRead = actions.element.items.length === (actions.element.list?.items.length ?? 1);
    for (const group of this.#groupsOf(grant)) {
      this.#compareGroup(statement, group);
      if (this.#isOver) return;
    }
    const isFound = (pattern?: ActionPattern) =>
      this.#found.some(
        ({ by, actions: ids }) =>
          by === statement && ids.some((id) => !pattern || actionMatches(pattern, id.toLowerCase())),
      );
    if (actions.open || !isRead || grant.resources?.element.list?.open)
      this.#open.push({ ...everything(statement), reason: 'unread' });
    for (const pattern of wildcardsOf(grant))
      if (!isFound(actions.negated ? undefined : pattern)) this.#compareUnlisted(grant, pattern);
  }

  /** The actions of a grant, the first ones being those that the statement names first. */
  *#groupsOf(grant: Grant): Generator<Group> {
    const sets = [...this.#before.allows, ...this.#before.denies, ...this.#after.denies].map(
      ({ actions }) => actions.bits,
    );
    for (const places of partition([...placesIn(grant.actions.bits)], sets)) {
      if (this.#isKeptFor(grant, places[0]!)) continue;
      const byTypes = new Map<object, Action[]>();
      for (const place of places) {
        const action = actionAt(place);
        const alike = byTypes.get(action.resourceTypes);
        if (alike) alike.push(action);
        else byTypes.set(action.resourceTypes, [action]);
      }
      for (const actions of byTypes.values())
        yield this.#groupOf(
          actions.map(({ id }) => id),
          actions[0],
        );
    }
    for (const id of grant.actions.unlisted) {
      const { items } = grant.actions.element;
      yield this.#groupOf([items.find(({ pattern }) => pattern?.folded === id)?.text ?? id], undefined);
    }
  }

  #groupOf(ids: readonly string[], action: Action | undefined): Group {
    const id = ids[0]!.toLowerCase();
    const reaching = (statements: readonly Statement[]): Reaching => {
      const all = statements.filter((each) => reachesAction(each, id) !== 'no');
      return {
        allows: all.filter(({ effect }) => effect !== 'Deny'),
        denies: all.filter(({ effect }) => effect === 'Deny'),
      };
    };
    const [before, after] = [reaching(this.#statementsBefore), reaching(this.after.statements)];
    const lost = before.denies.filter(
      (deny) =>
        !after.denies.some((other) => reachesAction(other, id) === 'yes' && deniesAsMuch(other, deny)) &&
        !this.#isDenyKept(deny),
    );
    return { ids, action, before, after, lost };
  }

  #compareGroup(by: Statement, group: Group): void {
    const entries = this.#stop === 'entry' ? entriesReaching(by, group.ids[0]!) : group.ids.slice(0, 1);
    for (const region of regionsOf(by, group.action)) {
      if (!region.listed) {
        this.#beyond.push(() => this.#compareBeyond(by, group, region));
        continue;
      }
      for (const [place, principal] of principalsOf(by).entries()) {
        const cells = entries.map((entry) => `${by.index} ${entry} ${region.item?.index ?? ''} ${place}`);
        if (cells.every((cell) => this.#settled.has(cell))) continue;
        if (this.#compareRegion({ by, actions: group.ids, region, principal }, group))
          for (const cell of cells) this.#settled.add(cell);
        if (this.#isOver) return;
      }
    }
  }

  /** What the reference does not list for the actions: nothing is found in it, and it may leave the question open. */
  #compareBeyond(by: Statement, group: Group, region: Region): void {
    for (const principal of principalsOf(by)) {
      if (this.#isOver || (this.#stop === 'first' && this.#open.length > 0)) return;
      this.#compareRegion({ by, actions: group.ids, region, principal }, group);
    }
  }

  /** @returns whether something was found */
  #compareRegion(part: Part, group: Group): boolean {
    const { by, region, principal } = part;
    if (group.after.denies.some((deny) => isDenied(deny, part, group))) return false;
    const covering = group.before.allows.filter(
      (allow) =>
        reachesAction(allow, group.ids[0]!.toLowerCase()) === 'yes' &&
        allow.effect === 'Allow' &&
        coversRegion(allow, region) &&
        coversPrincipal(allow, by, principal) &&
        conditionImplies(by, allow),
    );
    const isSpared = (deny: Statement) =>
      missesRegion(deny, region) ||
      conditionsExclude(by, deny) ||
      group.after.denies.some((other) => isDenyKeptWithin(other, deny, part, group));
    if (covering.length > 0 && group.lost.every(isSpared) && this.#isBeforeKnown) return false;
    const example = this.#exampleOf(part, group);
    const isBeyond = !region.listed && (typeof example !== 'string' || example === 'condition');
    if (isBeyond) this.#open.push({ ...part, reason: 'reference' });
    else if (typeof example === 'string') this.#open.push({ ...part, reason: example });
    else {
      this.#found.push({ ...part, example, wasDenied: covering.length > 0 });
      return true;
    }
    return false;
  }

  /** A request that the reference has nothing against, or why there is none. */
  #exampleOf({ by, region, principal }: Part, group: Group): AccessRequest | OpenAccess['reason'] {
    if (!this.#isBeforeKnown || !this.after.complete) return 'unread';
    let left = mostPerRegion;
    this.#left--;
    const mayGoOn = () => --this.#left >= 0 && --left >= 0;
    const caller = callerOf(by, principal);
    if (by.principals && !caller) return 'condition';
    const { action, before, after, lost, ids } = group;
    const search = { id: ids[0]!, action, before, lost, after, by, region, caller, mayGoOn };
    const isPossible = !action || mayPassCondition(by)?.(action) !== false;
    const found = isPossible ? exampleRequest({ ...search, anyKey: false }) : undefined;
    if (found) return found;
    if (exampleRequest({ ...search, anyKey: true })) return 'reference';
    return this.#left < 0 || left < 0 ? 'budget' : 'condition';
  }

  /** Actions that the reference does not list, or not yet, as far as a wildcard matches them. */
  #compareUnlisted(grant: Grant, pattern: ActionPattern): void {
    const { statement } = grant;
    const isCovered = this.#before.allows.some(
      ({ statement: by, actions }) =>
        (grant.actions.negated ? coversActions(by, statement) : actions.covers(pattern)) &&
        this.#coversAside(by, statement),
    );
    const isSpared = this.#before.denies.every(
      (deny) => this.#isDenyKept(deny.statement) || !deny.actions.meets(pattern),
    );
    if (isCovered && isSpared) return;
    const group = this.#groupOf([unlistedIn(pattern)], undefined);
    for (const region of regionsOf(statement, undefined)) {
      const part = { by: statement, actions: [], region, principal: undefined };
      if (group.after.denies.some((deny) => isDenied(deny, part, group))) continue;
      const example = this.#exampleOf({ ...part, principal: statement.principals?.items[0] }, group);
      if (typeof example !== 'string' || example === 'budget') {
        this.#open.push({ ...part, reason: typeof example === 'string' ? example : 'reference' });
        return;
      }
    }
  }
}

/** The values of Principal, one by one where they are a list of those that are meant. */
function principalsOf({ principals }: Statement): readonly (PrincipalItem | undefined)[] {
  return principals && !principals.negated ? principals.items : [undefined];
}

/** The places of the entries of Action that reach an action; of NotAction there is one for all. */
function entriesReaching({ actions }: Statement, id: string): readonly string[] {
  if (!actions || actions.negated) return [''];
  const folded = id.toLowerCase();
  return actions.items
    .filter(({ pattern }) => pattern && actionMatches(pattern, folded))
    .map(({ index }) => String(index ?? ''));
}

function everything(by: Statement): Part {
  const region: Region = { item: undefined, arns: 'attached', format: undefined, without: [], listed: true };
  return { by, actions: [], region, principal: undefined };
}

/** It denies every request of a part, so that nothing of it is allowed. */
function isDenied(deny: Statement, { by, region }: Part, { ids }: Group): boolean {
  return (
    reachesAction(deny, ids[0]!.toLowerCase()) === 'yes' &&
    coversRegion(deny, region) &&
    coversPrincipals(deny, by) &&
    conditionImplies(by, deny)
  );
}

/** It denies all of a part that a Deny of before denied. */
function isDenyKeptWithin(deny: Statement, other: Statement, { region }: Part, { ids }: Group): boolean {
  return (
    reachesAction(deny, ids[0]!.toLowerCase()) === 'yes' &&
    coversWithin(deny, other, region) &&
    coversPrincipals(deny, other) &&
    conditionImplies(other, deny)
  );
}

/** The actions aside. */
function deniesAsMuch(deny: Statement, other: Statement): boolean {
  return coversResources(deny, other) && coversPrincipals(deny, other) && conditionImplies(other, deny);
}

/** The patterns of a grant that stand for more than one action; of NotAction, everything. */
function wildcardsOf({ actions }: Grant): readonly ActionPattern[] {
  if (actions.negated) return [parseActionPattern('*')!];
  return actions.patterns.filter(({ literal }) => !literal);
}

/** An action that no reference lists, and that the pattern matches. */
function unlistedIn({ service, name }: ActionPattern): string {
  const word = (part: string, by: string) => part.replaceAll('*', by).replaceAll('?', 'x');
  return `${word(service, exampleWord)}:${word(name, 'Example')}`;
}

/**
 * Parts of a list of places, so that each of the sets has all places of a part or none.
 *
 * @param sets rows of bits
 */
function partition(places: readonly number[], sets: readonly Uint32Array[]): readonly (readonly number[])[] {
  const partOf = new Uint32Array(places.length);
  let count = 1;
  for (const bits of sets) {
    const split = new Map<number, number>();
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!;
      if (((bits[place >>> 5]! >>> (place & 31)) & 1) === 0) continue;
      const old = partOf[index]!;
      let part = split.get(old);
      if (part === undefined) split.set(old, (part = count++));
      partOf[index] = part;
    }
  }
  const parts = new Map<number, number[]>();
  for (let index = 0; index < places.length; index++) {
    const part = parts.get(partOf[index]!);
    if (part) part.push(places[index]!);
    else parts.set(partOf[index]!, [places[index]!]);
  }
  return [...parts.values()];
}

/** Whether a statement of before covers what a value of Principal stands for. */
function coversPrincipal(by: Statement, statement: Statement, principal: PrincipalItem | undefined): boolean {
  if (!principal || by.principals?.negated) return coversPrincipals(by, statement);
  return (by.principals?.items ?? []).some(
    (item) =>
      (item.text === '*' && item.type === undefined) ||
      (item.type?.text === principal.type?.text && (item.text === principal.text || isEveryone(item))),
  );
}

const callers: Readonly<Record<string, Caller['type']>> = {
  AWS: 'AWS',
  Service: 'Service',
  Federated: 'Federated',
  CanonicalUser: 'CanonicalUser',
};

/** Somebody for whom a value of Principal stands. */
function callerOf({ principals }: Statement, principal: PrincipalItem | undefined): Caller | undefined {
  if (!principals) return undefined;
  if (!principal) return { type: 'AWS', id: `arn:aws:iam::${exampleAccount}:user/${exampleWord}` };
  const { text, type } = principal;
  if (isEveryone(principal)) return { type: 'AWS', id: `arn:aws:iam::${exampleAccount}:user/${exampleWord}` };
  const kind = callers[type?.text ?? ''];
  if (!kind) return undefined;
  const account = /^(?:arn:(aws[\w-]*):iam::)?(\d{12})(?::root)?$/.exec(text);
  if (kind === 'AWS' && account)
    return { type: kind, id: `arn:${account[1] ?? 'aws'}:iam::${account[2]}:user/${exampleWord}` };
  return { type: kind, id: text };
}
