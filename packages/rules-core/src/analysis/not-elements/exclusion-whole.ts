/** What is wrong with a statement's exclusions as a whole. */
import { strengthOf } from '../conditions/condition-strength.js';
import { remainderOfNotAction } from './remainder.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem, Element } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

export type WholeActionFault =
  /** The list of a Deny is empty. */
  | 'emptyNotAction'
  /** No action outside of the list works on the statement's resources. */
  | 'noActionLeft';

/** What is wrong with a NotAction as a whole. */
export function wholeActionFault(statement: Statement): WholeActionFault | undefined {
  const { actions, resources, effect } = statement;
  if (!actions?.negated || actions.everything) return undefined;
  // Under Allow an empty list is a grant of everything.
  if (isEmpty(actions) && effect === 'Deny') return 'emptyNotAction';
  if (!resources?.known || resources.negated) return undefined;
  return remainderOfNotAction(statement)?.actions.length === 0 ? 'noActionLeft' : undefined;
}

export type WholeResourceFault =
  /** The list of a Deny is empty. */
  | 'emptyNotResource'
  /** A Deny with NotAction beside it, which takes in only what is outside both lists. */
  | 'outsideBoth';

/** What is wrong with a NotResource as a whole. */
export function wholeResourceFault(statement: Statement): WholeResourceFault | undefined {
  const { actions, resources, effect } = statement;
  // Under Allow both are grants of all but the listed.
  if (!resources?.negated || effect !== 'Deny') return undefined;
  if (resources.items.length === 0) return resources.known ? 'emptyNotResource' : undefined;
  if (!actions?.negated || isEmpty(actions)) return undefined;
  return actions.everything || resources.everything ? undefined : 'outsideBoth';
}

/** Tags are sent by some services and actions only. */
const tagKeys = /^aws:(?:resourcetag\/|requesttag\/|tagkeys$)/;

/** The tests by which a Deny with NotAction leaves out the requests that carry no tag. */
export function untaggedTests({ actions, conditions, effect }: Statement): readonly ConditionTest[] {
  if (effect !== 'Deny' || !actions?.negated || isEmpty(actions) || actions.everything) return [];
  // A missing key passes a negated test, so that the Deny holds.
  return conditions.filter(
    (test) => tagKeys.test(test.key) && ['strong', 'presence'].includes(strengthOf(test)),
  );
}

function isEmpty({ items, known }: Element<ActionItem>): boolean {
  return known && items.length === 0;
}
