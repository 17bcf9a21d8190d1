/** Actions that only support `*`, in statements with specific resources. */
import { reachesAction } from '../actions/reach.js';
import { findAction } from '../../catalog/catalog.js';
import { isUnscopable } from '../../catalog/unscopable-actions.js';
import type { Edit } from '../../edits/edit.js';
import { splitStatement } from '../../edits/split-statement.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { rememberedFor } from '../../speed/remembered.js';

/**
 * The entries of Action, listed by name, for which the statement has no effect: it only names specific resources, and
 * no other statement with the same effect covers the action on other resources.
 */
export function* uselessOnNamed(statement: Statement): Generator<ActionItem> {
  const { actions, effect, policy } = statement;
  if (!actions || actions.negated || !namesSingleOnly(statement)) return;
  for (const item of actions.items) {
    const { pattern } = item;
    if (!pattern?.literal) continue;
    const action = findAction(pattern.service, pattern.name);
    if (action && isUnscopable(action) && !broadEffects(policy, action.id.toLowerCase()).has(effect))
      yield item;
  }
}

/** The effects of the statements that cover an action on more than specific resources. */
const broadEffects = rememberedFor(
  (policy: Policy, id: string) =>
    new Set(
      policy.statements
        .filter((statement) => reachesAction(statement, id) !== 'no' && !namesSingleOnly(statement))
        .map(({ effect }) => effect),
    ),
);

/** No entry of Resource has a wildcard, or a possible wildcard, after its account. */
function namesSingleOnly({ resources }: Statement): boolean {
  if (!resources || resources.negated || resources.list?.open || resources.items.length === 0) return false;
  return resources.items.every(
    ({ upper, bounds }) => upper !== undefined && bounds.known && !hasWildcard(upper.resource),
  );
}

/** Allows the actions on `*`. If the statement covers other actions too, adds a separate statement after it. */
export function onEverything(
  statement: Statement,
  items: readonly ActionItem[],
): readonly Edit[] | undefined {
  const { actions, resources, effect } = statement;
  if (!effect || statement.entry('Condition') || statement.entry('Principal')) return undefined;
  if (!actions?.list || actions.list.items.length === items.length)
    return [{ kind: 'replace', target: resources!.entry.value, with: '*' }];
  return splitStatement(statement, items, { Resource: '*' });
}
