/**
 * To which services iam:PassRole may pass a role: what a statement's tests on `iam:PassedToService` let through, the
 * Deny statements of the policy taken off.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 *
 * The tests are tried out on every known service principal, on one that no value names, and on a call that sends no key.
 */
import { strengthOf } from '../conditions/condition-strength.js';
import { enumerate } from '../actions/describe-reach.js';
import { reachesAction, type Certainty } from '../actions/reach.js';
import { passRole, roleBreadth, roleBreadthOf } from './role-breadth.js';
import { hasPrincipalForm, principalPattern } from '../services/service-principal-values.js';
import { findAction } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import { servicePrincipals } from '../../catalog/service-principals.js';
import { arnCovers, arnIntersects, parseArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';

/** The condition keys in lower case. */
export const passedToService = 'iam:passedtoservice';
const associatedResource = 'iam:associatedresourcearn';

/**
 * - `services`: to certain services only.
 * - `services-or-keyless`: to certain services, and in calls that do not send the key.
 * - `keyless`: only in calls that do not send the key.
 * - `any`: to every service.
 * - `nothing`: to none.
 * - `unknown`: it depends on what a placeholder stands for.
 */
export type ServiceLimit = 'services' | 'services-or-keyless' | 'keyless' | 'any' | 'nothing' | 'unknown';

export interface PassableServices {
  readonly limit: ServiceLimit;
  /** The services by name, where they are limited and known. */
  readonly names: readonly string[];
}

/** A service that no value names; only what lets all services through lets it through. */
const anyOther = '\uE000.amazonaws.com';
/** A call that does not send the key. */
const withoutKey = undefined;

const known = new WeakMap<Statement, PassableServices>();

/** To which services an Allow statement lets roles be passed. */
export function passableServices(statement: Statement): PassableServices {
  let services = known.get(statement);
  if (!services) known.set(statement, (services = compute(statement)));
  return services;
}

/** The tests of a statement on `iam:PassedToService`. */
export function serviceTests({ conditions }: Statement): readonly ConditionTest[] {
  return conditions.filter(({ key }) => key === passedToService);
}

function compute(statement: Statement): PassableServices {
  if (neverHolds(statement)) return { limit: 'nothing', names: [] };
  const denies = serviceDenies(statement.policy).filter((deny) => coversRoles(deny, statement));
  if (denies.length > mostDenies) return { limit: 'unknown', names: [] };
  const passes = (service: string | undefined): Certainty => {
    const allowed = all(serviceTests(statement).map((test) => holds(test, service)));
    const denied = denies.map((deny) => all(serviceTests(deny).map((test) => holds(test, service))));
    if (allowed === 'no' || denied.includes('yes')) return 'no';
    return denied.includes('maybe') ? 'maybe' : allowed;
  };
  const other = passes(anyOther);
  if (other === 'yes') return { limit: namesAssociatedResource(statement) ? 'services' : 'any', names: [] };
  const keyless = passes(withoutKey);
  if (other === 'maybe' || keyless === 'maybe') return { limit: 'unknown', names: [] };
  const names: string[] = [];
  let some = false;
  for (const name of candidates(statement)) {
    const passed = passes(name);
    if (passed === 'yes') names.push(name);
    some ||= passed !== 'no';
  }
  some ||= serviceTests(statement).some(({ values }) => values.some(isOpen));
  const limit =
    keyless === 'yes' ? (some ? 'services-or-keyless' : 'keyless') : some ? 'services' : 'nothing';
  return { limit, names };
}

/** Whether a test holds for a service, or for a call without the key. */
function holds(test: ConditionTest, service: string | undefined): Certainty {
  const { operator, known: isKnown } = test;
  if (!operator || !isKnown) return 'maybe';
  if (operator.family === 'Null') return holdsForNull(test, service);
  if (service === withoutKey) {
    if (operator.ifExists || operator.set === 'ForAllValues') return 'yes';
    return operator.negated && operator.set === undefined ? 'yes' : 'no';
  }
  // A principal is no ARN, number, date, address or truth value.
  if (operator.family !== 'String') return operator.negated ? 'yes' : 'no';
  const met = meets(listOf(test), operator.ignoreCase ? service.toLowerCase() : service);
  if (!operator.negated || met === 'maybe') return met;
  return met === 'yes' ? 'no' : 'yes';
}

/** The values of a test, made ready to try many services on. */
interface ServiceList {
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly string[];
  /** What the values that are not known here may stand for. */
  readonly open: readonly string[];
  /** An unknown value may be a pattern; otherwise it is one service, whichever. */
  readonly openPatterns: boolean;
}

/** More patterns are in no real policy, and would take long to try. */
const mostPatterns = 50;

const lists = new WeakMap<ConditionTest, ServiceList>();

function listOf(test: ConditionTest): ServiceList {
  let list = lists.get(test);
  if (list) return list;
  const { values, operator } = test;
  const isPattern = ({ bounds }: ConditionValue): boolean => operator!.wildcards && hasWildcard(bounds.lower);
  list = {
    literals: new Set(
      values
        .filter((value) => !isPattern(value))
        .map(({ bounds }) => (operator!.ignoreCase ? bounds.lower.toLowerCase() : bounds.lower)),
    ),
    patterns: values.filter(isPattern).flatMap(({ bounds }) => principalPattern(bounds.lower) ?? []),
    open: values.filter(isOpen).flatMap(({ bounds }) => principalPattern(bounds.upper) ?? []),
    openPatterns: operator!.wildcards,
  };
  lists.set(test, list);
  return list;
}

function meets({ literals, patterns, open, openPatterns }: ServiceList, service: string): Certainty {
  if (literals.has(service)) return 'yes';
  if (patterns.length + open.length > mostPatterns) return 'maybe';
  if (patterns.some((pattern) => matches(pattern, service))) return 'yes';
  if (service === anyOther && !openPatterns) return 'no';
  return open.some((pattern) => matches(pattern, service)) ? 'maybe' : 'no';
}

function holdsForNull({ values }: ConditionTest, service: string | undefined): Certainty {
  if (values.some(isOpen)) return 'maybe';
  return values.some(({ text }) => text.toLowerCase() === String(service === withoutKey)) ? 'yes' : 'no';
}

/** Part of the value is not known here. */
function isOpen({ bounds }: ConditionTest['values'][number]): boolean {
  return !bounds.known || bounds.variable;
}

function all(answers: readonly Certainty[]): Certainty {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

/** The principals that the statement names, and the known ones. */
function candidates(statement: Statement): readonly string[] {
  const tests = serviceTests(statement);
  const named = tests
    .flatMap(({ operator, values }) =>
      values.map(({ text }) => (operator?.ignoreCase ? text.toLowerCase() : text)),
    )
    .filter((text) => !hasWildcard(text) && hasPrincipalForm(text));
  if (tests.some(passesNamedOnly)) return [...new Set(named)];
  return [...new Set([...named, ...servicePrincipals().filter((name) => !name.includes('${'))])];
}

/** The usual case: the test names services one by one. */
function passesNamedOnly({ operator, known: isKnown, values }: ConditionTest): boolean {
  return (
    isKnown &&
    operator?.family === 'String' &&
    !operator.negated &&
    values.every(
      ({ text, bounds }) =>
        bounds.lower === text &&
        bounds.upper === text &&
        !hasWildcard(text) &&
        hasPrincipalForm(operator.ignoreCase ? text.toLowerCase() : text),
    )
  );
}

/** The statement asks for a key that never comes with iam:PassRole, and so grants none. */
function neverHolds({ conditions }: Statement): boolean {
  return conditions.some(
    (test) => isNeverSent(test.key) && ['strong', 'presence'].includes(strengthOf(test)),
  );
}

/** The key never comes with iam:PassRole. (Tags of roles are not in the reference, but in use by AWS itself.) */
export function isNeverSent(key: string): boolean {
  if (key === passedToService || key === associatedResource || /resourcetag\//.test(key)) return false;
  if (key === 'aws:sourcearn') return true;
  const action = findAction('iam', 'PassRole');
  return action !== undefined && actionSupportsKey(action, key) === 'no';
}

/** A test on the resource that the role is for names its service. */
function namesAssociatedResource({ conditions }: Statement): boolean {
  return conditions.some(
    (test) =>
      test.key === associatedResource &&
      ['strong', 'unknown'].includes(strengthOf(test)) &&
      test.values.every(({ bounds }) => {
        const arn = parseArnPattern(bounds.lower);
        return arn === undefined || !hasWildcard(arn.service);
      }),
  );
}

/** More are in no real policy. */
const mostDenies = 50;

const deniesOf = new WeakMap<Policy, readonly Statement[]>();

/** The Deny statements that take iam:PassRole back, on no condition but on the service. */
function serviceDenies(policy: Policy): readonly Statement[] {
  let denies = deniesOf.get(policy);
  if (!denies) deniesOf.set(policy, (denies = policy.statements.filter(isServiceDeny)));
  return denies;
}

function isServiceDeny(deny: Statement): boolean {
  return (
    deny.effect === 'Deny' &&
    !deny.principals &&
    deny.hasReadableConditions &&
    reachesAction(deny, passRole) === 'yes' &&
    (!deny.isConditional ||
      (deny.conditions.length > 0 && deny.conditions.every(({ key }) => key === passedToService)))
  );
}

const mostPairs = 100_000;

/** The Deny takes in all roles of the other statement. */
function coversRoles(deny: Statement, { resources }: Statement): boolean {
  if (!deny.resources || !resources) return false;
  if (deny.resources.items.some((item) => roleBreadthOf(item) === 'all')) return !deny.resources.negated;
  if (deny.resources.negated && deny.resources.items.length === 0) return true;
  if (resources.negated) return false;
  const denied = deny.resources.items;
  // In no real policy; what is not looked at is taken for covered.
  if (denied.length * resources.items.length > mostPairs) return true;
  return resources.items
    .filter((item) => roleBreadthOf(item) !== 'none')
    .every(({ upper }) =>
      deny.resources!.negated
        ? deny.resources!.known &&
          upper &&
          denied.every((item) => !item.upper || !arnIntersects(item.upper, upper))
        : upper && denied.some(({ pattern }) => pattern && arnCovers(pattern, upper)),
    );
}

/** Another statement of the policy lets the same kind of roles be passed to certain services only. */
export function hasLimitedSibling(statement: Statement): boolean {
  return statement.policy.statements.some(
    (other) =>
      other !== statement &&
      other.effect === 'Allow' &&
      reachesAction(other, passRole) === 'yes' &&
      roleBreadth(other) !== 'none' &&
      passableServices(other).limit === 'services',
  );
}

/** So many services are named; of more, only their number is told beside the first. */
const fullyNamed = 4;

/** To which services a role may be passed, as a phrase: "`glue.amazonaws.com` and `lambda.amazonaws.com`". */
export function describeServices({ limit, names }: PassableServices): string {
  if (limit === 'any') return 'any service';
  if (limit === 'nothing') return 'a service, once its condition can hold';
  if (limit === 'keyless') return 'any service in calls that do not send `iam:PassedToService`';
  const quoted = names.slice(0, fullyNamed).map((name) => `\`${name}\``);
  const more = names.length - quoted.length;
  const named =
    quoted.length === 0
      ? 'the services that its condition names'
      : enumerate(more > 0 ? [...quoted, `${more} more`] : quoted);
  return limit === 'services-or-keyless'
    ? `${named}, and in calls that do not send \`iam:PassedToService\` to any service`
    : named;
}

/** The test that lets through what `iam:PassedToService` should keep out. */
export interface Leak {
  readonly kind: 'any-value' | 'blocklist' | 'presence' | 'if-exists' | 'for-all-values' | 'keyless';
  readonly test: ConditionTest;
  /** The value that matches every service. */
  readonly value?: ConditionValue;
}

/** The test at fault when a statement's tests do not limit the services; undefined when it has none, or none is. */
export function leakOf(statement: Statement): Leak | undefined {
  const { limit } = passableServices(statement);
  const leaks = serviceTests(statement).flatMap((test) => leakOfTest(test, limit) ?? []);
  // That the key has to be there is the least of the causes.
  return leaks.find(({ kind }) => kind !== 'presence') ?? leaks[0];
}

function leakOfTest(test: ConditionTest, limit: ServiceLimit): Leak | undefined {
  const { operator, values } = test;
  if (!operator || (operator.family !== 'String' && operator.family !== 'Null')) return undefined;
  if (limit === 'any') {
    if (operator.family === 'Null') return { kind: 'presence', test };
    if (operator.negated) return { kind: 'blocklist', test };
    const value = values.find(({ bounds }) => matches(principalPattern(bounds.lower) ?? '', anyOther));
    return value && { kind: 'any-value', test, value };
  }
  if (holds(test, withoutKey) !== 'yes' || holds(test, anyOther) === 'yes') return undefined;
  if (limit === 'keyless') return { kind: 'keyless', test };
  if (limit !== 'services-or-keyless') return undefined;
  return { kind: operator.ifExists ? 'if-exists' : 'for-all-values', test };
}
