/** Actions that work on `*` only, in statements that name single resources. */
import { reachesAction } from '../actions/reach.js';
import { findAction } from '../../catalog/catalog.js';
import { isUnscopable } from '../../catalog/unscopable-actions.js';
import type { Edit } from '../../edits/edit.js';
import { splitStatement } from '../../edits/split-statement.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

/**
 * The entries of Action by whose name the statement does nothing: it names single resources, and no other statement of
 * the same effect speaks of the action on others.
 */
export function* uselessOnNamed(statement: Statement): Generator<ActionItem> {
  const { actions } = statement;
  if (!actions || actions.negated || !namesSingleOnly(statement)) return;
  for (const item of actions.items) {
    const { pattern } = item;
    if (!pattern?.literal) continue;
    const action = findAction(pattern.service, pattern.name);
    if (action && isUnscopable(action) && !isServedBeside(action.id.toLowerCase(), statement)) yield item;
  }
}

/** The same action may stand in thousands of statements. */
const served = new WeakMap<Policy, Map<string, boolean>>();

/** A statement of the same effect speaks of the action on more than single resources. */
function isServedBeside(id: string, { effect, policy }: Statement): boolean {
  let known = served.get(policy);
  if (!known) served.set(policy, (known = new Map<string, boolean>()));
  const key = `${effect} ${id}`;
  let answer = known.get(key);
  if (answer === undefined) {
    answer = policy.statements.some(
      (other) => other.effect === effect && reachesAction(other, id) !== 'no' && !namesSingleOnly(other),
    );
    known.set(key, answer);
  }
  return answer;
}

/** No entry of Resource has a wildcard, or anything that may be one, behind its account. */
function namesSingleOnly({ resources }: Statement): boolean {
  if (!resources || resources.negated || resources.list?.open || resources.items.length === 0) return false;
  return resources.items.every(
    ({ upper, bounds }) => upper !== undefined && bounds.known && !hasWildcard(upper.resource),
  );
}

/** Allows the action on `*`: in a statement of its own behind, where the statement speaks of others too. */
export function onEverything(statement: Statement, item: ActionItem): readonly Edit[] | undefined {
  const { actions, resources, effect } = statement;
  if (!effect || statement.entry('Condition') || statement.entry('Principal')) return undefined;
  if (!actions?.list || actions.list.items.length === 1)
    return [{ kind: 'replace', target: resources!.entry.value, with: '*' }];
  return splitStatement(statement, item, { Resource: '*' });
}
