/** What is wrong with the exclusions of a statement as a whole. */
import { strengthOf } from '../conditions/condition-strength.js';
import { remainderOfNotAction } from './remainder.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem, Element } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

export type WholeActionFault =
  /** The list of a Deny is empty. */
  | 'emptyNotAction'
  /** No action outside the list works on the statement's resources. */
  | 'noActionLeft';

/** What is wrong with a NotAction as a whole. */
export function wholeActionFault(statement: Statement): WholeActionFault | undefined {
  const { actions, resources, effect } = statement;
  if (!actions?.negated || actions.everything) return undefined;
  // In an Allow, an empty list grants everything.
  if (isEmpty(actions) && effect === 'Deny') return 'emptyNotAction';
  if (!resources?.known || resources.negated) return undefined;
  return remainderOfNotAction(statement)?.actions.length === 0 ? 'noActionLeft' : undefined;
}

export type WholeResourceFault =
  /** The list of a Deny is empty. */
  | 'emptyNotResource'
  /** A Deny that also has NotAction, so it only covers what is outside both lists. */
  | 'outsideBoth';

/** What is wrong with a NotResource as a whole. */
export function wholeResourceFault(statement: Statement): WholeResourceFault | undefined {
  const { actions, resources, effect } = statement;
  // In an Allow, both grant everything that is not listed.
  if (!resources?.negated || effect !== 'Deny') return undefined;
  if (resources.items.length === 0) return resources.known ? 'emptyNotResource' : undefined;
  if (!actions?.negated || isEmpty(actions)) return undefined;
  return actions.everything || resources.everything ? undefined : 'outsideBoth';
}

/** Only some services and actions support tags. */
const tagKeys = /^aws:(?:resourcetag\/|requesttag\/|tagkeys$)/;

/** The conditions that make a Deny with NotAction skip requests without the tag. */
export function untaggedTests({ actions, conditions, effect }: Statement): readonly ConditionTest[] {
  if (effect !== 'Deny' || !actions?.negated || isEmpty(actions) || actions.everything) return [];
  // A negated condition is true if the key is missing, so the Deny applies.
  return conditions.filter(
    (test) => tagKeys.test(test.key) && ['strong', 'presence'].includes(strengthOf(test)),
  );
}

function isEmpty({ items, known }: Element<ActionItem>): boolean {
  return known && items.length === 0;
}
