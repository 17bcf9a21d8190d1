/** Entries and statements that are about iam:PassRole and nothing else. */
import { passRole } from './role-breadth.js';
import { actionsMatching } from '../../catalog/catalog.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** The entry reaches iam:PassRole and no other action: it is the name itself, or `iam:Pass*`. */
export function reachesPassRoleOnly({ pattern }: ActionItem): boolean {
  if (!pattern || pattern.everything) return false;
  const reached = actionsMatching(pattern);
  return reached.length === 1 && reached[0]!.id.toLowerCase() === passRole;
}

const known = new WeakMap<ActionElement, readonly ActionItem[]>();

/** The entries of Action that are about iam:PassRole and nothing else. Each wide entry of Resource may ask. */
export function passRoleEntries(actions: ActionElement): readonly ActionItem[] {
  let entries = known.get(actions);
  if (!entries) known.set(actions, (entries = actions.items.filter(reachesPassRoleOnly)));
  return entries;
}

/** The statement is about passing roles and nothing else. */
export function passesRolesOnly({ actions }: Statement): boolean {
  if (!actions || actions.negated || !actions.known) return false;
  return passRoleEntries(actions).length === actions.items.filter(({ pattern }) => pattern).length;
}
