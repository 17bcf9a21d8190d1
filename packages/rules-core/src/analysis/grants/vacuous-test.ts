/** Tests of an Allow that hold because requests do not include the key, whatever the values are. */
import { entriesByKey, supportTestOf } from '../conditions/key-support.js';
import { mayPassCondition } from '../conditions/needed-keys.js';
import { strengthOf, withoutKey } from '../conditions/condition-strength.js';
import { takenBackOf } from './denied.js';
import type { Action } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/** What the test lets pass, by the name of the message that says so. */
export type VacuousTest =
  /** No request for any action of the statement includes the key. */
  | { readonly kind: 'everyAction' }
  /** Requests for these actions do not include it. */
  | { readonly kind: 'someActions'; readonly actions: readonly Action[] }
  /** Calls that no service makes for the caller do not include it. */
  | { readonly kind: 'directCalls' };

/** undefined for a test that limits what the statement allows, and for one of which that is not known. */
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
  // IfExists is written for the sake of actions without the key, and a condition on tags for those that set some.
  if (!isForAll || kind !== 'service') return undefined;
  const levels = new Set(entries.flatMap(({ within }) => within.map(({ accessLevel }) => accessLevel)));
  const alike = open.filter(({ accessLevel, name }) => levels.has(accessLevel) && !describes.test(name));
  return alike.length > 0 ? { kind: 'someActions', actions: alike } : undefined;
}

/** A test holds without its key as well: of fewer actions there may be none whose requests include it. */
export function mayBecomeVacuous({ conditions }: Statement): boolean {
  return conditions.some((test) => strengthOf(test) === 'weak' && supportTestOf(test) !== undefined);
}

/** The action reads settings or names, beside others that read what the resource holds. */
const describes = /^(?:Describe|List)/;

/** Another test holds only where a service calls for the caller. */
function needsService({ conditions }: Statement): boolean {
  return conditions.some((other) => {
    if (/^aws:calledvia/.test(other.key)) return withoutKey(other) === 'shut';
    const isPositive = other.key === 'aws:viaawsservice' && strengthOf(other) === 'strong';
    return isPositive && other.values.every(({ text }) => text.toLowerCase() === 'true');
  });
}
