/** Conditions of an Allow that are true because requests do not include the key, whatever the values. */
import { entriesByKey, supportTestOf } from '../conditions/key-support.js';
import { mayPassCondition } from '../conditions/needed-keys.js';
import { strengthOf, withoutKey } from '../conditions/condition-strength.js';
import { takenBackOf } from './denied.js';
import type { Action } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/** What the condition lets through. `kind` is the id of the message. */
export type VacuousTest =
  /** No request for any action of the statement includes the key. */
  | { readonly kind: 'everyAction' }
  /** Requests for these actions do not include it. */
  | { readonly kind: 'someActions'; readonly actions: readonly Action[] }
  /** Calls that no service makes for the caller do not include it. */
  | { readonly kind: 'directCalls' };

/** undefined if the condition limits the statement, or if that is unknown. */
export function vacuousTest(statement: Statement, test: ConditionTest): VacuousTest | undefined {
  if (statement.effect !== 'Allow' || strengthOf(test) !== 'weak') return undefined;
  const isForAll = test.operator?.set === 'ForAllValues';
  if (test.key === 'aws:calledvia')
    return isForAll && !needsService(statement) ? { kind: 'directCalls' } : undefined;
  const { actions } = statement;
  const kind = supportTestOf(test)?.kind;
  if (!kind || !actions?.known || actions.negated) return undefined;
  const entries = entriesByKey(statement, test, kind);
  const isTakenBack = takenBackOf(statement);
  const passes = mayPassCondition(statement);
  const open = [...new Set(entries.flatMap(({ without }) => without))].filter(
    (action) => (!passes || passes(action)) && !isTakenBack?.(action),
  );
  if (open.length === 0) return undefined;
  if (entries.filter(({ whole }) => whole).length === actions.items.length) return { kind: 'everyAction' };
  // IfExists is meant for actions without the key, and a condition on request tags for the actions that set tags.
  if (!isForAll || kind !== 'service') return undefined;
  const levels = new Set(entries.flatMap(({ within }) => within.map(({ accessLevel }) => accessLevel)));
  const alike = open.filter(({ accessLevel, name }) => levels.has(accessLevel) && !describes.test(name));
  return alike.length > 0 ? { kind: 'someActions', actions: alike } : undefined;
}

/**
 * A condition is also true without its key. After removing actions, none may be left whose requests include the key.
 */
export function mayBecomeVacuous({ conditions }: Statement): boolean {
  return conditions.some((test) => strengthOf(test) === 'weak' && supportTestOf(test) !== undefined);
}

/** The action reads settings or names, in contrast to actions that read the contents of a resource. */
const describes = /^(?:Describe|List)/;

/** Another condition is only true if a service makes the call for the caller. */
function needsService({ conditions }: Statement): boolean {
  return conditions.some((other) => {
    if (/^aws:calledvia/.test(other.key)) return withoutKey(other) === 'shut';
    const isPositive = other.key === 'aws:viaawsservice' && strengthOf(other) === 'strong';
    return isPositive && other.values.every(({ text }) => text.toLowerCase() === 'true');
  });
}
