/**
 * Compares two versions of a policy: what the new one allows that the old one did not. "Yes" comes with an example
 * request, "no" with a proof for each region. Everything else is unknown.
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
   * When to stop: `first` after one newly allowed request; `entry` after one for each combination of entries of Action,
   * Resource and Principal; `all` (the default) is like `entry`, but covers every action.
   */
  readonly stop?: 'first' | 'entry' | 'all';
  /** The maximum number of requests to try, 20,000 by default. The rest stays unknown. */
  readonly budget?: number;
}

export interface NewAccess {
  /** `unknown` if nothing was found but something could not be decided. */
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly found: readonly FoundAccess[];
  readonly open: readonly OpenAccess[];
}

/** Part of an Allow statement. */
interface Part {
  readonly by: Statement;
  /** Actions that the statements of both versions treat alike, in AWS's spelling. */
  readonly actions: readonly string[];
  readonly region: Region;
  /** The value of Principal. undefined if the statement has no Principal. */
  readonly principal: PrincipalItem | undefined;
}

export interface FoundAccess extends Part {
  readonly example: AccessRequest;
  /** An old Allow covers it. The old Deny was removed or weakened. */
  readonly wasDenied: boolean;
}

export interface OpenAccess extends Part {
  /**
   * - `reference`: only AWS's service data, which may be incomplete, says that nothing is new.
   * - `condition`: neither an example nor a proof was found.
   * - `budget`: it would take too many requests.
   * - `unread`: part of the statement is unknown.
   */
  readonly reason: 'reference' | 'condition' | 'budget' | 'unread';
}

/** For one comparison. */
const usualBudget = 20_000;
/** For one region. */
const mostPerRegion = 200;

/**
 * @param before the old policy, or undefined if there was none
 * @param after the new policy
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
  /** The first action. undefined if the service data does not have it. */
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
  /**
   * Checks of what the service data does not list. They run last, because they can be skipped once something is found.
   */
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

  /** The old policy allowed at least as much, and no old Deny was removed or weakened. */
  #isKept({ statement }: Grant): boolean {
    if (!this.#isBeforeKnown || !this.#before.denies.every((deny) => this.#isDenyKept(deny.statement)))
      return false;
    return this.#before.allows.some(
      ({ statement: by }) => coversActions(by, statement) && this.#coversAside(by, statement),
    );
  }

  /** The same for one action and those that all statements treat alike, without comparing resource types. */
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

  /** Ignores the actions. */
  #coversAside(by: Statement, statement: Statement): boolean {
    return (
      coversResources(by, statement) && coversPrincipals(by, statement) && conditionImplies(statement, by)
    );
  }

  /** A new Deny denies everything that the old one did. */
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

  /** The actions of a grant. Those that the statement names first come first. */
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

  /**
   * Checks resources that the service data does not list for the actions. This finds nothing new, but can make the
   * answer unknown.
   */
  #compareBeyond(by: Statement, group: Group, region: Region): void {
    for (const principal of principalsOf(by)) {
      if (this.#isOver || (this.#stop === 'first' && this.#open.length > 0)) return;
      this.#compareRegion({ by, actions: group.ids, region, principal }, group);
    }
  }

  /** @returns whether something new was found */
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

  /** A request that is valid according to the service data, or the reason why there is none. */
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

  /** Checks actions that are matched by a wildcard and are not in the service data, including future ones. */
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

/** The values of Principal, one by one, or undefined under NotPrincipal or without Principal. */
function principalsOf({ principals }: Statement): readonly (PrincipalItem | undefined)[] {
  return principals && !principals.negated ? principals.items : [undefined];
}

/** The positions of the entries of Action that match an action. NotAction counts as one entry. */
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

/** The Deny covers every request of a part. */
function isDenied(deny: Statement, { by, region }: Part, { ids }: Group): boolean {
  return (
    reachesAction(deny, ids[0]!.toLowerCase()) === 'yes' &&
    coversRegion(deny, region) &&
    coversPrincipals(deny, by) &&
    conditionImplies(by, deny)
  );
}

/** The new Deny covers everything in a part that an old Deny covered. */
function isDenyKeptWithin(deny: Statement, other: Statement, { region }: Part, { ids }: Group): boolean {
  return (
    reachesAction(deny, ids[0]!.toLowerCase()) === 'yes' &&
    coversWithin(deny, other, region) &&
    coversPrincipals(deny, other) &&
    conditionImplies(other, deny)
  );
}

/** Ignores the actions. */
function deniesAsMuch(deny: Statement, other: Statement): boolean {
  return coversResources(deny, other) && coversPrincipals(deny, other) && conditionImplies(other, deny);
}

/** The patterns of a grant with wildcards. NotAction counts as `*`. */
function wildcardsOf({ actions }: Grant): readonly ActionPattern[] {
  if (actions.negated) return [parseActionPattern('*')!];
  return actions.patterns.filter(({ literal }) => !literal);
}

/** An action that matches the pattern and is not in the service data. */
function unlistedIn({ service, name }: ActionPattern): string {
  const word = (part: string, by: string) => part.replaceAll('*', by).replaceAll('?', 'x');
  return `${word(service, exampleWord)}:${word(name, 'Example')}`;
}

/**
 * Splits a list of positions so that each set contains either all or none of each part.
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

/** Whether an old statement covers everyone that a value of Principal means. */
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

/** A caller that a value of Principal matches. */
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
