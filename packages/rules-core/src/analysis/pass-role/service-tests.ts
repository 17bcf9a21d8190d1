/** What the tests on `iam:PassedToService` let through, service by service. */
import { passedToService } from './pass-role-keys.js';
import type { Certainty } from '../actions/reach.js';
import { principalPattern } from '../services/service-principal-values.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** A service that no value names; only what lets all services through lets it through. */
export const anyOther = '\uE000.amazonaws.com';
/** A call that does not send the key. */
export const withoutKey = undefined;

/** The tests of a statement on `iam:PassedToService`. */
export function serviceTests({ conditions }: Statement): readonly ConditionTest[] {
  return conditions.filter(({ key }) => key === passedToService);
}

/** Whether all tests of a statement hold for a service, or for a call without the key. */
export function allHold(statement: Statement, service: string | undefined): Certainty {
  const answers = serviceTests(statement).map((test) => holds(test, service));
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether a test holds for a service, or for a call without the key. */
export function holds(test: ConditionTest, service: string | undefined): Certainty {
  const { operator, known } = test;
  if (!operator || !known) return 'maybe';
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

function holdsForNull({ values }: ConditionTest, service: string | undefined): Certainty {
  if (values.some(isOpen)) return 'maybe';
  return values.some(({ text }) => text.toLowerCase() === String(service === withoutKey)) ? 'yes' : 'no';
}

/** Part of the value is not known here. */
export function isOpen({ bounds }: ConditionValue): boolean {
  return !bounds.known || bounds.variable;
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

/** Each of some hundred services is tried on the same test. */
const listOf = remembered(({ values, operator }: ConditionTest): ServiceList => {
  const isPattern = ({ bounds }: ConditionValue): boolean => operator!.wildcards && hasWildcard(bounds.lower);
  return {
    literals: new Set(
      values
        .filter((value) => !isPattern(value))
        .map(({ bounds }) => (operator!.ignoreCase ? bounds.lower.toLowerCase() : bounds.lower)),
    ),
    patterns: values.filter(isPattern).flatMap(({ bounds }) => principalPattern(bounds.lower) ?? []),
    open: values.filter(isOpen).flatMap(({ bounds }) => principalPattern(bounds.upper) ?? []),
    openPatterns: operator!.wildcards,
  };
});

/** More patterns are in no real policy, and would take long to try. */
const mostPatterns = 50;

function meets({ literals, patterns, open, openPatterns }: ServiceList, service: string): Certainty {
  if (literals.has(service)) return 'yes';
  if (patterns.length + open.length > mostPatterns) return 'maybe';
  if (patterns.some((pattern) => matches(pattern, service))) return 'yes';
  if (service === anyOther && !openPatterns) return 'no';
  return open.some((pattern) => matches(pattern, service)) ? 'maybe' : 'no';
}
