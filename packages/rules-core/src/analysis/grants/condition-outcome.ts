/**
 * What the Condition of a statement comes to in requests for one action that are free to be what they like, but for what is
 * known of them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import { subjectOf } from '../conditions/condition-scope.js';
import { lacksKey, supportKindOf } from '../conditions/key-support.js';
import { isPast } from '../conditions/past-test.js';
import { isNeverSource } from '../conditions/private-range.js';
import { nothingPasses, passingValues, type PassingValues } from '../conditions/passing-values.js';
import type { Certainty } from '../actions/reach.js';
import type { Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';
import { hasHole } from '../../value/hole.js';

/**
 * - `yes`: it holds.
 * - `caller`: that depends on who asks, from where and when, or on what they write into the request.
 * - `if`: it depends on the resource, or on the request in another way.
 * - `via`: it holds only in calls that a service makes for the caller.
 * - `unknown`: part of it is not known here, or not understood.
 * - `no`: it never holds.
 */
export type Verdict = 'yes' | 'caller' | 'if' | 'via' | 'unknown' | 'no';

const verdicts: readonly Verdict[] = ['yes', 'caller', 'if', 'via', 'unknown', 'no'];

/** Whether the first is the better one for whoever asks. */
export function isBetter(one: Verdict, other: Verdict): boolean {
  return verdicts.indexOf(one) < verdicts.indexOf(other);
}

/** What is left of two where both must be. */
export function worseOf(one: Verdict, other: Verdict): Verdict {
  return isBetter(one, other) ? other : one;
}

/** What is left of two where either will do. */
export function betterOf(one: Verdict, other: Verdict): Verdict {
  return isBetter(one, other) ? one : other;
}

/** What is known of the requests that are asked about. */
export interface Facts {
  /** By key in lower case: its value or values, or undefined where a request does not include it. */
  readonly keys: ReadonlyMap<string, string | readonly string[] | undefined>;
  /** They include no other key. */
  readonly closed?: boolean;
}

export const nothingKnown: Facts = { keys: new Map() };

/** @param action undefined for one that the reference does not list */
export function outcomeOf(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (!statement.isConditional) return 'yes';
  return facts === nothingKnown ? outcomeOfAny(statement, action) : worstOutcome(statement, action, facts);
}

const outcomeOfAny = rememberedFor((statement: Statement, action: Action | undefined) =>
  worstOutcome(statement, action, nothingKnown),
);

function worstOutcome(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  let outcome: Verdict = 'yes';
  for (const each of outcomes(statement, action, facts)) outcome = worseOf(outcome, each);
  return outcome;
}

/** What it takes for the Condition not to hold, so that a Deny spares the request: `no` where it always holds. */
export function escapeFrom(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (!statement.isConditional) return 'no';
  let escape: Verdict = 'no';
  for (const each of outcomes(statement, action, facts)) escape = betterOf(escape, escapeOf(each));
  return escape;
}

function escapeOf(outcome: Verdict): Verdict {
  if (outcome === 'yes') return 'no';
  if (outcome === 'no') return 'yes';
  // A call that no service makes for the caller is the usual one.
  return outcome === 'via' ? 'yes' : outcome;
}

/** By key what its tests come to together. */
function* outcomes(statement: Statement, action: Action | undefined, facts: Facts): Generator<Verdict> {
  if (!statement.hasReadableConditions || statement.conditions.some(({ operator }) => !operator))
    yield 'unknown';
  if (!facts.closed && statement.conditions.some((test) => isPast(test) || isNeverSource(test))) yield 'no';
  for (const key of keysOf(statement)) yield outcomeFor(key, statement, action, facts);
}

const keysOf = remembered(({ conditions }: Statement): readonly string[] => [
  ...new Set(conditions.filter(({ operator }) => operator).map(({ key }) => key)),
]);

function outcomeFor(key: string, statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (hasHole(key)) return 'unknown';
  const passing = passingValues(statement, key);
  const given = facts.keys.get(key);
  // What becomes of several values depends on each test.
  if (Array.isArray(given) && given.length > 1) return 'unknown';
  const [value] = [given].flat();
  if (value !== undefined) return known(passing.allows(value));
  if (facts.closed || facts.keys.has(key)) return known(passing.absent);
  if (nothingPasses(passing)) return 'no';
  if (passing.absent === 'yes' && passing.any === 'yes') return 'yes';
  const kind = action && supportKindOf({ key });
  if (kind && lacksKey(action, key, kind) && passing.absent !== 'maybe') return known(passing.absent);
  return kindOf(key, passing);
}

function known(certainty: Certainty): Verdict {
  return certainty === 'maybe' ? 'unknown' : certainty;
}

/** The keys of calls that a service makes for its caller. */
const forwarded = /^aws:(?:calledvia|viaaws|ismcpserviceaction$|source(?:arn|account|orgid|orgpaths)$)/;

/** Whoever asks writes the tags of the request; the resource is one of the caller's own account. */
const chosen = /^aws:(?:requesttag\/|tagkeys$|resource(?:account|orgid|orgpaths)$)/;

function kindOf(key: string, passing: PassingValues): Verdict {
  if (forwarded.test(key))
    return passing.absent === 'yes' || passing.allows('false') === 'yes' ? 'caller' : 'via';
  if (chosen.test(key)) return 'caller';
  const subject = subjectOf({ key });
  return subject === 'resource' || subject === 'request' ? 'if' : 'caller';
}
