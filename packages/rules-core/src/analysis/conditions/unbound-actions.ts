/** Actions of a statement that one of its tests does not bind, as their requests never carry the key. */
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
  /** The test binds none of the statement's entries. */
  readonly all: boolean;
  /** The key itself is at fault: no action of an entry carries it, and the operator does not allow for that. */
  readonly isOfKey: boolean;
  readonly support: SupportKind;
  /** The operator is also written with requests in mind that do not include the key. */
  readonly allowsForMissing: boolean;
  /** What becomes of the actions, in words. */
  readonly consequence: string;
}

/** Those by which the key is at fault, and the others; none under NotAction, and where not all actions are known. */
export function unboundActions(statement: Statement, test: ConditionTest): readonly UnboundActions[] {
  const { effect, actions } = statement;
  const support = supportTestOf(test);
  if (!support || !effect || !actions?.known || actions.negated) return [];
  // Another test of the key decides.
  if (!withoutKeyIn(statement, test)) return [];
  const { kind, outcome, allowsForMissing } = support;
  // That a key must be absent is a test of the other actions, too.
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
