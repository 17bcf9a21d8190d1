/** Actions of a statement that a condition does not limit, because their requests never include the key. */
import { withoutKeyIn } from './condition-strength.js';
import {
  consequenceFor,
  entriesByKey,
  supportTestOf,
  type SupportKind,
  type Unsupported,
} from './key-support.js';
import type { Action } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface UnboundActions {
  readonly actions: readonly Action[];
  /** The condition limits none of the statement's entries. */
  readonly all: boolean;
  /** The key itself is wrong: no action of an entry includes it, and the operator requires it. */
  readonly isOfKey: boolean;
  readonly support: SupportKind;
  /** The author may have intended requests without the key. */
  readonly allowsForMissing: boolean;
  /** What happens to the actions, in words. */
  readonly consequence: string;
}

/**
 * First the entries for which the key is wrong, then the others. Empty under NotAction, and if some actions are
 * unknown.
 */
export function unboundActions(statement: Statement, test: ConditionTest): readonly UnboundActions[] {
  const { effect, actions } = statement;
  const support = supportTestOf(test);
  if (!support || !effect || !actions?.known || actions.negated) return [];
  // Another condition on the key decides.
  if (!withoutKeyIn(statement, test)) return [];
  const { kind, outcome, allowsForMissing } = support;
  // A condition that requires the key to be absent also makes sense for the other actions.
  if (test.operator?.family === 'Null' && outcome === 'open') return [];
  const entries = entriesByKey(statement, test, kind);
  const all = entries.filter(({ whole }) => whole).length === actions.items.length;
  const isFault = ({ whole }: Unsupported) => whole && !allowsForMissing;
  return [true, false].flatMap((isOfKey) => {
    const members = entries.filter((entry) => isFault(entry) === isOfKey);
    const unbound = [...new Set(members.flatMap(({ without }) => without))];
    if (unbound.length === 0) return [];
    const consequence = consequenceFor(effect, outcome, all ? 2 : unbound.length);
    return [{ actions: unbound, all, isOfKey, support: kind, allowsForMissing, consequence }];
  });
}
