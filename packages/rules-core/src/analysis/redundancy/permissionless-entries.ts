/** Entries of Action that stand for nothing that needs a permission: no Deny takes it back. */
import { actionsMatching } from '../../catalog/catalog.js';
import { needsNoPermission } from '../../catalog/permissionless-actions.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** All that the entry stands for needs no permission. */
export function isPermissionless({ pattern }: ActionItem): boolean {
  if (!pattern || pattern.service !== 'sts') return false;
  const matching = actionsMatching(pattern);
  return matching.length > 0 && matching.every(needsNoPermission);
}

/** The entries of a Deny that deny nothing. */
export function idleDenials({ effect, actions }: Statement): readonly ActionItem[] {
  if (effect !== 'Deny' || !actions || actions.negated) return [];
  return actions.items.filter(isPermissionless);
}
