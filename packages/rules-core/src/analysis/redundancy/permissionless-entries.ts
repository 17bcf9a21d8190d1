/** Entries of Action that only match actions that need no permission. */
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import { cannotBeDenied, needsNoPermission } from '../../catalog/permissionless-actions.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** All actions that the entry matches need no permission. */
export function isPermissionless(item: ActionItem): boolean {
  return standsOnlyFor(item, needsNoPermission);
}

/** The entries of a Deny that deny nothing. */
export function idleDenials({ effect, actions }: Statement): readonly ActionItem[] {
  if (effect !== 'Deny' || !actions || actions.negated) return [];
  return actions.items.filter((item) => standsOnlyFor(item, cannotBeDenied));
}

function standsOnlyFor({ pattern }: ActionItem, isOne: (action: Action) => boolean): boolean {
  if (!pattern || pattern.service !== 'sts') return false;
  const matching = actionsMatching(pattern);
  return matching.length > 0 && matching.every(isOne);
}
