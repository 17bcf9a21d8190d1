/** What is wrong with a statement's exclusions as a whole. */
import { strengthOf } from '../conditions/condition-strength.js';
import { remainderOfNotAction } from './remainder.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem, Element } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** What is wrong with a NotAction as a whole, by the name of the message that says so. */
export function wholeActionFault(statement: Statement): 'emptyNotAction' | 'noActionLeft' | undefined {
  const { actions, resources, effect } = statement;
  if (!actions?.negated || actions.everything) return undefined;
  // Under Allow an empty list is a grant of everything.
  if (isEmpty(actions) && effect === 'Deny') return 'emptyNotAction';
  if (!resources?.known || resources.negated) return undefined;
  return remainderOfNotAction(statement)?.actions.length === 0 ? 'noActionLeft' : undefined;
}

/** What is wrong with a NotResource as a whole, by the name of the message that says so. */
export function wholeResourceFault(statement: Statement): 'emptyNotResource' | 'outsideBoth' | undefined {
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
