/** Entries and statements that are about iam:PassRole and nothing else. */
import { passRole } from './role-breadth.js';
import { actionsMatching } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** The entry reaches iam:PassRole and no other action: it is the name itself, or `iam:Pass*`. */
export function reachesPassRoleOnly({ pattern }: ActionItem): boolean {
  if (!pattern || pattern.everything) return false;
  const reached = actionsMatching(pattern);
  return reached.length === 1 && reached[0]!.id.toLowerCase() === passRole;
}

/** The statement is about passing roles and nothing else. */
export function passesRolesOnly({ actions }: Statement): boolean {
  return actions !== undefined && partOf(actions).isWhole;
}

/** The entry of Action by which roles are passed, where it is the only one and does nothing else. */
export function solePassRoleEntry({ actions }: Statement): ActionItem | undefined {
  return actions && partOf(actions).entry;
}

/** What of Action is about iam:PassRole and nothing else. */
interface PassRolePart {
  readonly isWhole: boolean;
  readonly entry: ActionItem | undefined;
}

/** Every entry of Resource that takes in all roles asks. */
const partOf = remembered(({ items, negated, known: isKnown }: ActionElement): PassRolePart => {
  if (negated) return { isWhole: false, entry: undefined };
  const [entry, ...others] = items.filter(({ upper }) => upper && actionMatches(upper, passRole));
  return {
    isWhole: isKnown && items.every((item) => !item.pattern || reachesPassRoleOnly(item)),
    entry: entry && others.length === 0 && reachesPassRoleOnly(entry) ? entry : undefined,
  };
});
