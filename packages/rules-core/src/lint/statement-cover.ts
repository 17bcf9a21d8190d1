/** Whether a statement in a baseline covers another statement. */
import { compareActions, compareResources, setCovers, type EntrySet } from '../patterns/entry-set.js';
import { covers } from '../patterns/wildcard.js';
import { parseOperator } from '../policy/operator.js';
import type { KnownPrincipals, KnownStatement } from '../sites/baseline-setting.js';

/** The actions of a statement. */
export function actionsOf({ Action, NotAction = [] }: KnownStatement): EntrySet {
  return Action ? { negated: false, texts: Action } : { negated: true, texts: NotAction };
}

/** Whether `by` matches every request that the statement matches. */
export function coversStatement(by: KnownStatement, statement: KnownStatement): boolean {
  return setCovers(actionsOf(by), actionsOf(statement), compareActions) && coversButActions(by, statement);
}

/** The same, considering only actions that both match. */
export function coversButActions(by: KnownStatement, statement: KnownStatement): boolean {
  return (
    by.Effect === statement.Effect &&
    coversResources(by, statement) &&
    coversPrincipals(by, statement) &&
    impliesCondition(statement, by)
  );
}

function coversResources(by: KnownStatement, statement: KnownStatement): boolean {
  const [one, other] = [resourcesOf(by), resourcesOf(statement)];
  return one && other ? setCovers(one, other, compareResources) : one === other;
}

function resourcesOf({ Resource, NotResource }: KnownStatement): EntrySet | undefined {
  if (Resource) return { negated: false, texts: Resource };
  return NotResource && { negated: true, texts: NotResource };
}

function coversPrincipals(by: KnownStatement, statement: KnownStatement): boolean {
  const [one, other] = [by.Principal, statement.Principal];
  if (one && other)
    return isEveryone(one) || principalsIn(other).every((each) => principalsIn(one).includes(each));
  const [spared, sparedToo] = [by.NotPrincipal, statement.NotPrincipal];
  if (spared && sparedToo)
    return principalsIn(spared).every((each) => principalsIn(sparedToo).includes(each));
  return !one && !other && !spared && !sparedToo;
}

function isEveryone(principals: KnownPrincipals): boolean {
  return [principals['*'], principals['AWS']].some((texts) => texts?.includes('*'));
}

function principalsIn(principals: KnownPrincipals): string[] {
  return Object.entries(principals).flatMap(([type, texts]) => texts.map((text) => `${type} ${text}`));
}

interface Test {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether the first Condition is at least as strict: for each condition of the other, it has one that implies it. */
function impliesCondition(one: KnownStatement, other: KnownStatement): boolean {
  const tests = testsOf(one);
  return testsOf(other).every((wanted) => tests.some((test) => implies(test, wanted)));
}

function testsOf({ Condition = {} }: KnownStatement): Test[] {
  return Object.entries(Condition).flatMap(([operator, keys]) => {
    const tests = Object.entries(keys).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values,
    }));
    // An operator without keys, or an unknown one, still counts.
    return tests.length > 0 ? tests : [{ operator: operator.toLowerCase(), key: '', values: [] }];
  });
}

function implies(test: Test, wanted: Test): boolean {
  if (test.operator !== wanted.operator || test.key !== wanted.key) return false;
  const operator = parseOperator(test.operator);
  const isOneOf = (values: readonly string[]) => (value: string) =>
    values.some(
      (other) =>
        other === value || (operator?.family === 'String' && operator.wildcards && covers(other, value)),
    );
  return operator?.negated
    ? wanted.values.every(isOneOf(test.values))
    : test.values.every(isOneOf(wanted.values));
}
