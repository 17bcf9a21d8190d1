/** What a statement allows, with Action or NotAction. */
import { remainderOfNotAction } from './remainder.js';
import { reachedActions } from '../actions/reach.js';
import { soleServiceOf } from '../resources/sole-service.js';
import type { Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';

/** The actions of the catalog that a statement allows: those that work on its resources, or all where none are known to. */
export function grantedActions(statement: Statement): readonly Action[] {
  const named = remainderOfNotAction(statement)?.actions ?? reachedActions(statement);
  const working = new Set(soleServiceOf(statement)?.actions);
  const here = named.filter((action) => working.has(action));
  return here.length > 0 ? here : named;
}
