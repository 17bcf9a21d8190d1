/** Intentional uses of Allow with NotResource. */
import { reachedActions } from '../actions/reach.js';
import { meetsType, takesWholeType, typesOf } from '../resources/resource-types.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import { arnCovers, arnIntersects } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/**
 * Only text messages: phone numbers have no ARN, so all topics are excluded.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-sending-sms-overview.html
 */
export function isTextMessagesOnly(statement: Statement): boolean {
  const { actions, resources } = statement;
  if (!actions || actions.negated || !resources?.negated) return false;
  const topic = findAction('sns', 'publish')!.resourceTypes[0]!.type;
  return (
    actions.items.length > 0 &&
    actions.items.every(({ pattern }) => pattern?.folded === 'sns:publish') &&
    resources.items.some(({ upper }) => upper && takesWholeType(upper, topic))
  );
}

/**
 * Another statement allows the same actions on the excluded resources under its own condition, for example on tags.
 * This one covers the other resources of the call.
 */
export function isConditionedElsewhere(statement: Statement): boolean {
  const { actions, resources } = statement;
  if (!actions || actions.negated || actions.items.length === 0 || resources!.items.length === 0)
    return false;
  return resources!.items.every((excluded) =>
    actions.items.every(({ pattern }) =>
      hasSibling(
        statement,
        (other) =>
          other.isConditional &&
          pattern?.literal === true &&
          other.actions?.negated === false &&
          other.actions.items.some((item) => item.pattern && actionMatches(item.pattern, pattern.folded)) &&
          namesSame(other, excluded),
      ),
    ),
  );
}

/**
 * Excludes whole resource types of a service: every entry matches a whole type, and another statement says what is
 * allowed on it.
 */
export function isTypeCarveOut(statement: Statement): boolean {
  const { actions, resources } = statement;
  if (!actions?.known || actions.negated || resources!.items.length === 0) return false;
  const reached = reachedActions(statement);
  if (actions.items.some((item) => !item.pattern || hasWildcard(item.pattern.service))) return false;
  const types = typesOf(reached);
  return resources!.items.every(
    ({ pattern }) =>
      pattern !== undefined &&
      pattern.resource !== '*' &&
      types.some((type) => takesWholeType(pattern, type)) &&
      hasSibling(statement, (other) => regrants(other, reached, pattern)),
  );
}

function regrants(
  other: Statement,
  reached: readonly Action[],
  pattern: NonNullable<ResourceItem['pattern']>,
): boolean {
  const { resources } = other;
  if (!resources || resources.negated || other.actions?.negated !== false) return false;
  if (!resources.items.some(({ upper }) => upper && arnIntersects(upper, pattern))) return false;
  const known = new Set(reached);
  return reachedActions(other).some(
    (action) => known.has(action) && action.resourceTypes.some(({ type }) => meetsType(pattern, type)),
  );
}

/** Whether the policy has another such Allow. */
function hasSibling(statement: Statement, isWanted: (other: Statement) => boolean): boolean {
  return allows(statement.policy).some((other) => other !== statement && isWanted(other));
}

const allows = remembered(({ statements }: Policy): readonly Statement[] =>
  statements.filter(({ effect }) => effect === 'Allow'),
);

function namesSame({ resources }: Statement, { text, pattern }: ResourceItem): boolean {
  if (!resources || resources.negated) return false;
  return resources.items.some(
    (item) => item.text === text || (item.pattern && pattern && arnCovers(item.pattern, pattern)),
  );
}
