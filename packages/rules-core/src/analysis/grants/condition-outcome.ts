/**
 * The result of a statement's Condition for requests with one action. Whatever is not known about a request, the caller
 * is free to choose.
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
import { rememberedForIfUnchanged, rememberedIfUnchanged } from '../../speed/unchanged.js';
import { hasHole } from '../../value/hole.js';

/**
 * - `yes`: true.
 * - `caller`: depends on the caller, the network or time, or on what the caller puts into the request.
 * - `if`: depends on the resource, or in some other way on the request.
 * - `via`: only true in calls that a service makes for the caller.
 * - `unknown`: part of it is unknown or not understood.
 * - `no`: never true.
 */
export type Verdict = 'yes' | 'caller' | 'if' | 'via' | 'unknown' | 'no';

const verdicts: readonly Verdict[] = ['yes', 'caller', 'if', 'via', 'unknown', 'no'];

/** Whether the first result is better for the caller. */
export function isBetter(one: Verdict, other: Verdict): boolean {
  return verdicts.indexOf(one) < verdicts.indexOf(other);
}

/** The result if both are required. */
export function worseOf(one: Verdict, other: Verdict): Verdict {
  return isBetter(one, other) ? other : one;
}

/** The result if either is enough. */
export function betterOf(one: Verdict, other: Verdict): Verdict {
  return isBetter(one, other) ? one : other;
}

/** What is known about the requests. */
export interface Facts {
  /** By key in lower case: the value or values, or undefined if a request does not include the key. */
  readonly keys: ReadonlyMap<string, string | readonly string[] | undefined>;
  /** The requests include no other keys. */
  readonly closed?: boolean;
}

export const nothingKnown: Facts = { keys: new Map() };

/** @param action undefined if it is not in the service data */
export function outcomeOf(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (!statement.isConditional) return 'yes';
  return facts === nothingKnown ? outcomeOfAny(statement, action) : worstOutcome(statement, action, facts);
}

const outcomeOfAny = rememberedForIfUnchanged((statement: Statement, action: Action | undefined) =>
  worstOutcome(statement, action, nothingKnown),
);

function worstOutcome(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  let outcome: Verdict = 'yes';
  for (const each of outcomes(statement, action, facts)) outcome = worseOf(outcome, each);
  return outcome;
}

/** What makes the Condition false, so that a Deny does not apply. `no` if it is always true. */
export function escapeFrom(statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (!statement.isConditional) return 'no';
  let escape: Verdict = 'no';
  for (const each of outcomes(statement, action, facts)) escape = betterOf(escape, escapeOf(each));
  return escape;
}

function escapeOf(outcome: Verdict): Verdict {
  if (outcome === 'yes') return 'no';
  if (outcome === 'no') return 'yes';
  // Usually, no service makes the call for the caller.
  return outcome === 'via' ? 'yes' : outcome;
}

/** The combined result of the conditions on each key. */
function* outcomes(statement: Statement, action: Action | undefined, facts: Facts): Generator<Verdict> {
  if (!statement.hasReadableConditions || statement.conditions.some(({ operator }) => !operator))
    yield 'unknown';
  if (!facts.closed && statement.conditions.some((test) => isPast(test) || isNeverSource(test))) yield 'no';
  for (const key of keysOf(statement)) yield outcomeFor(key, statement, action, facts);
}

const keysOf = rememberedIfUnchanged(({ conditions }: Statement): readonly string[] => [
  ...new Set(conditions.filter(({ operator }) => operator).map(({ key }) => key)),
]);

function outcomeFor(key: string, statement: Statement, action: Action | undefined, facts: Facts): Verdict {
  if (hasHole(key)) return 'unknown';
  const passing = passingValues(statement, key);
  const given = facts.keys.get(key);
  // With several values, the result depends on each condition.
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

/** Keys that are only present in calls that a service makes for its caller. */
const forwarded = /^aws:(?:calledvia|viaaws|ismcpserviceaction$|source(?:arn|account|orgid|orgpaths)$)/;

/**
 * Keys that the caller controls: the tags of a request, and the owner of the resource, which can be the caller's own
 * account.
 */
const chosen = /^aws:(?:requesttag\/|tagkeys$|resource(?:account|orgid|orgpaths)$)/;

function kindOf(key: string, passing: PassingValues): Verdict {
  if (forwarded.test(key))
    return passing.absent === 'yes' || passing.allows('false') === 'yes' ? 'caller' : 'via';
  if (chosen.test(key)) return 'caller';
  const subject = subjectOf({ key });
  return subject === 'resource' || subject === 'request' ? 'if' : 'caller';
}
