/** Tests of keys that the requests for a statement's actions never carry. */
import { actionsWithoutClaim } from './claim-support.js';
import { withoutKeyIn } from './condition-strength.js';
import {
  consequenceFor,
  entriesWithout,
  nameActions,
  nameEntries,
  supportTestOf,
  type SupportKind,
} from './key-support.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface UnsupportedKey {
  /** What reaches the actions, by the name of the message that says so. */
  readonly kind: 'unsupportedByNotAction' | 'unsupportedAction' | 'unsupportedClaim';
  readonly support: SupportKind;
  /** An action is named, and not only reached by a wildcard. */
  readonly byName: boolean;
  readonly data: Readonly<Record<string, string>>;
}

/** What reaches actions whose requests never carry the key of a test: an entry of Action, or NotAction. */
export function* unsupportedKeys(statement: Statement, test: ConditionTest): Generator<UnsupportedKey> {
  const { effect } = statement;
  const support = supportTestOf(test);
  if (!effect || !support || support.allowsForMissing || !withoutKeyIn(statement, test)) return;
  const { kind, outcome } = support;
  if (leavesUntagged(statement, kind)) {
    const data = { consequence: consequenceFor(effect, outcome, 2) };
    yield { kind: 'unsupportedByNotAction', support: kind, byName: false, data };
  }
  const entries = entriesWithout(statement, test, kind);
  if (entries.length === 0) return;
  const named = entries.filter(({ item }) => item.pattern!.literal);
  const count = named.length === entries.length ? entries.length : 2;
  const data = { actions: nameEntries(entries), consequence: consequenceFor(effect, outcome, count) };
  yield { kind: 'unsupportedAction', support: kind, byName: named.length > 0, data };
}

/** The key is a claim of an identity provider, which the reference does not list for some of the actions. */
export function* unsupportedClaims(statement: Statement, test: ConditionTest): Generator<UnsupportedKey> {
  const actions = actionsWithoutClaim(statement, test);
  if (actions.length === 0) return;
  const data = { actions: nameActions(actions) };
  yield { kind: 'unsupportedClaim', support: 'service', byName: true, data };
}

/**
 * Whether NotAction reaches actions that have nothing to do with tags: nearly every service has some. An Allow of the
 * requests that set a tag is meant for these alone.
 */
function leavesUntagged({ actions, effect }: Statement, kind: SupportKind): boolean {
  if (!actions?.negated || !actions.known || actions.everything) return false;
  return kind === 'resource-tag' || (kind === 'request-tag' && effect === 'Deny');
}
