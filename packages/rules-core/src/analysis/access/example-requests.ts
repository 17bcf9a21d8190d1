/** Searches for a request that one set of statements allows and another does not. */
import { allowsBy, applies, passesTestsOf, type AccessRequest, type Caller } from './decision.js';
import { exampleAccount, exampleRegion, exampleValues, exampleWord, mayBeAbsent } from './example-values.js';
import type { Region } from './regions.js';
import type { Action } from '../../catalog/catalog.js';
import { mayIncludeKey } from '../../catalog/condition-keys.js';
import { parseArnPattern, type ArnFields } from '../../patterns/arn-pattern.js';
import { commonText } from '../../patterns/common-text.js';
import { filledText, variableKeys } from '../../patterns/text-bounds.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** The statements that match one action. */
export interface Reaching {
  readonly allows: readonly Statement[];
  readonly denies: readonly Statement[];
}

export interface Search {
  /** The action as spelled in the request. */
  readonly id: string;
  /** undefined if the service data does not have it. */
  readonly action: Action | undefined;
  readonly before: Reaching;
  /** The old Deny statements that were removed or weakened. */
  readonly lost: readonly Statement[];
  readonly after: Reaching;
  /** The new Allow statement that should allow the request. */
  readonly by: Statement;
  readonly region: Region;
  readonly caller: Caller | undefined;
  /** Requests include every key that a Condition uses, even if the service data does not list it for the action. */
  readonly anyKey: boolean;
  /** Called for each request tried. Returns false to stop the search. */
  readonly mayGoOn: () => boolean;
}

/** The values of the keys that a request includes. */
type Context = Readonly<Record<string, string>>;

/** A request that `after` certainly allows and `before` certainly does not. undefined if none was found. */
export function exampleRequest(search: Search): AccessRequest | undefined {
  const keys = new Keys(search);
  for (const goal of [undefined, ...search.lost]) {
    for (const isPresent of goal ? [false] : [false, true]) {
      const context = keys.contextFor(search.by, goal, isPresent);
      if (!context) continue;
      for (const resource of resourcesFor(search, context)) {
        const found = repaired(search, keys, resource, context, goal);
        if (found) return found;
        if (!search.mayGoOn()) return undefined;
      }
    }
  }
  return undefined;
}

/** The maximum number of changes to one request. */
const mostRepairs = 12;

/** Turns the request into an example by changing one key at a time, for each reason why it is not one yet. */
function repaired(
  search: Search,
  keys: Keys,
  resource: string,
  start: Context,
  goal: Statement | undefined,
): AccessRequest | undefined {
  const { before, after, by, mayGoOn } = search;
  let context = start;
  const tried = new Set<string>();
  for (let repairs = 0; repairs <= mostRepairs; repairs++) {
    if (!mayGoOn()) return undefined;
    const request = requestOf(search, resource, context);
    if (applies(by, request) !== 'yes') return undefined;
    if (goal && applies(goal, request) !== 'yes') return undefined;
    const isAgainst = (statement: Statement) => applies(statement, request) !== 'no';
    const obstacle = after.denies.find(isAgainst) ?? (goal ? undefined : before.allows.find(isAgainst));
    if (!obstacle) {
      const isExample =
        allowsBy([...after.allows, ...after.denies], request) === 'yes' &&
        allowsBy([...before.allows, ...before.denies], request) === 'no';
      return isExample ? request : undefined;
    }
    const changed = keys.without(obstacle, context, [by, ...(goal ? [goal] : [])], tried, mayGoOn, (other) =>
      requestOf(search, resource, other),
    );
    if (!changed) return undefined;
    context = changed;
  }
  return undefined;
}

function requestOf({ id, caller }: Search, resource: string, context: Context): AccessRequest {
  return { ...(caller && { principal: caller }), action: id, resource, context };
}

/** The condition keys of a search, and the values to try for them. */
class Keys {
  readonly #search: Search;
  readonly #tests = new Map<string, ConditionTest[]>();

  constructor(search: Search) {
    this.#search = search;
    const { by, before, after } = search;
    for (const statement of [by, ...before.denies, ...after.denies, ...before.allows]) {
      for (const test of statement.conditions)
        if (!this.#tests.get(test.key)?.push(test)) this.#tests.set(test.key, [test]);
      for (const key of variablesOf(statement)) if (!this.#tests.has(key)) this.#tests.set(key, []);
    }
  }

  /**
   * A context in which a statement applies, and optionally a second one. Each of their keys has a value or is absent.
   */
  contextFor(by: Statement, goal: Statement | undefined, isPresent: boolean): Context | undefined {
    const wanted = goal ? [by, goal] : [by];
    const own = new Set(wanted.flatMap(({ conditions }) => conditions.map(({ key }) => key)));
    let context: Context = {};
    // Keys used in variables come first because other values depend on them.
    const filling = new Set(wanted.flatMap(variablesOf));
    for (const key of [...filling, ...[...own].filter((each) => !filling.has(each))]) {
      const choices = own.has(key)
        ? this.#choices(key, context)
        : [exampleValues(key, [], () => undefined)[0]];
      const next = choices
        .map((value) => withValue(context, key, value))
        .find((each) => wanted.every((statement) => passesTestsOf(statement, key, each) === 'yes'));
      if (!next) return undefined;
      context = next;
    }
    for (const [key, tests] of this.#tests) {
      if (own.has(key) || key in context || !this.#isIncluded(key)) continue;
      if (isPresent || !mayBeAbsent(key))
        context = withValue(context, key, exampleValues(key, tests, (each) => context[each])[0]);
    }
    return context;
  }

  /** The context with another value for one key, so that the obstacle is gone and the other statements still apply. */
  without(
    obstacle: Statement,
    context: Context,
    kept: readonly Statement[],
    tried: Set<string>,
    mayGoOn: () => boolean,
    requestOf: (context: Context) => AccessRequest,
  ): Context | undefined {
    for (const key of new Set(obstacle.conditions.map((test) => test.key))) {
      for (const value of this.#choices(key, context)) {
        const mark = `${key} ${value ?? ''}`;
        if (value === context[key] || tried.has(mark)) continue;
        const changed = withValue(context, key, value);
        if (!mayGoOn()) return undefined;
        const request = requestOf(changed);
        if (applies(obstacle, request) !== 'no') continue;
        if (kept.some((statement) => applies(statement, request) !== 'yes')) continue;
        tried.add(mark);
        return changed;
      }
    }
    return undefined;
  }

  /** The possible values of a key. undefined means that the key is absent. */
  #choices(key: string, context: Context): readonly (string | undefined)[] {
    if (!this.#isIncluded(key)) return [undefined];
    const values = exampleValues(key, this.#tests.get(key) ?? [], (each) => context[each]);
    return mayBeAbsent(key) ? [undefined, ...values] : values;
  }

  /** Whether requests for the action can include the key. Resource tags count for every action. */
  #isIncluded(key: string): boolean {
    const { action, anyKey } = this.#search;
    return anyKey || !action || key.includes('tag/') || mayIncludeKey(action, key);
  }
}

function withValue(context: Context, key: string, value: string | undefined): Context {
  if (value !== undefined) return { ...context, [key]: value };
  return Object.fromEntries(Object.entries(context).filter(([name]) => name !== key));
}

/** The keys that a statement uses as policy variables. */
function variablesOf({ resources, conditions }: Statement): readonly string[] {
  const texts = [...(resources?.items ?? []), ...conditions.flatMap(({ values }) => values)].flatMap(
    ({ text, bounds }) => (bounds.variable ? text : []),
  );
  return texts.flatMap(variableKeys);
}

/** A Deny or NotResource with more entries is not tried entry by entry. */
const mostEntries = 40;

/** Resources in the region: first one that no statement lists, then some that the statements treat differently. */
function* resourcesFor({ id, region, before, after, lost }: Search, context: Context): Generator<string> {
  const { item, arns, format } = region;
  if (typeof arns === 'string') {
    yield '*';
    return;
  }
  const own = item ? productsOf(item, context) : [arns];
  const [service = ''] = id.toLowerCase().split(':');
  const listed = [
    ...lost,
    ...before.allows.filter(({ resources }) => resources?.negated),
    ...after.denies.filter(({ resources }) => resources?.negated),
  ].flatMap(({ resources }) => resources?.items.slice(0, mostEntries) ?? []);
  const found = new Set<string>();
  for (const special of [undefined, ...listed]) {
    for (const product of own) {
      for (const other of special ? productsOf(special, context) : [undefined]) {
        for (const word of special ? [exampleWord] : [exampleWord, 'other']) {
          const fields = [product, ...(format ? [format] : [arns]), ...(other ? [other] : [])];
          const arn = arnIn(fields, service, word);
          if (arn === undefined || found.has(arn)) continue;
          found.add(arn);
          yield arn;
        }
      }
    }
  }
}

function productsOf({ text, bounds, pattern }: ResourceItem, context: Context): readonly ArnFields[] {
  const filled = bounds.variable ? filledText(text, (key) => context[key]) : undefined;
  const read = bounds.variable ? filled !== undefined && parseArnPattern(filled) : pattern;
  return read ? read.usualProducts : [];
}

/** An ARN that matches the fields of all of them. */
function arnIn(all: readonly ArnFields[], service: string, word: string): string | undefined {
  const parts = [
    commonText(
      all.map(({ partition }) => partition),
      'aws',
    ),
    commonText(
      all.map((each) => each.service),
      service,
    ),
    commonText(
      all.map(({ region }) => region),
      exampleRegion,
    ),
    commonText(
      all.map(({ account }) => account),
      exampleAccount,
    ),
    commonText(
      all.map(({ resource }) => resource),
      word,
    ),
  ];
  return parts.includes(undefined) ? undefined : plainText(['arn', ...parts].join(':'));
}

/** The text with each escape replaced by its character. */
function plainText(text: string): string {
  return text.replace(/[\uE02A\uE03F]/g, (mark) => (mark === '\uE02A' ? '*' : '?'));
}
