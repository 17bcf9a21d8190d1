/** Conditions on keys that requests for the statement's actions never include. */
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
  /** What matches the actions. The value is the id of the message. */
  readonly kind: 'unsupportedByNotAction' | 'unsupportedAction' | 'unsupportedClaim';
  readonly support: SupportKind;
  /** An action is listed by name and not just matched by a wildcard. */
  readonly byName: boolean;
  readonly data: Readonly<Record<string, string>>;
}

/** The entries of Action, or NotAction, that match actions whose requests never include the key. */
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

/** The key is a claim of an identity provider that the service data does not list for some of the actions. */
export function* unsupportedClaims(statement: Statement, test: ConditionTest): Generator<UnsupportedKey> {
  const actions = actionsWithoutClaim(statement, test);
  if (actions.length === 0) return;
  const data = { actions: nameActions(actions) };
  yield { kind: 'unsupportedClaim', support: 'service', byName: true, data };
}

/**
 * Whether NotAction also matches actions that do not support tags, which nearly every service has. An Allow with a
 * condition on request tags is only meant for actions that set tags.
 */
function leavesUntagged({ actions, effect }: Statement, kind: SupportKind): boolean {
  if (!actions?.negated || !actions.known || actions.everything) return false;
  return kind === 'resource-tag' || (kind === 'request-tag' && effect === 'Deny');
}
