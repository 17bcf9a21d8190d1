/** Entries and statements that only match iam:PassRole. */
import { passRole } from './role-breadth.js';
import { actionsMatching } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** The entry matches iam:PassRole and no other action: either its name, or a pattern such as `iam:Pass*`. */
export function reachesPassRoleOnly({ pattern }: ActionItem): boolean {
  if (!pattern || pattern.everything) return false;
  const reached = actionsMatching(pattern);
  return reached.length === 1 && reached[0]!.id.toLowerCase() === passRole;
}

/** The statement is only about passing roles. */
export function passesRolesOnly({ actions }: Statement): boolean {
  return actions !== undefined && partOf(actions).isWhole;
}

/** The entry of Action that matches iam:PassRole, if there is only one and it matches nothing else. */
export function solePassRoleEntry({ actions }: Statement): ActionItem | undefined {
  return actions && partOf(actions).entry;
}

/** The part of Action that only matches iam:PassRole. */
interface PassRolePart {
  readonly isWhole: boolean;
  readonly entry: ActionItem | undefined;
}

/** Remembered because every entry of Resource that matches all roles needs it. */
const partOf = remembered(({ items, negated, known: isKnown }: ActionElement): PassRolePart => {
  if (negated) return { isWhole: false, entry: undefined };
  const [entry, ...others] = items.filter(({ upper }) => upper && actionMatches(upper, passRole));
  return {
    isWhole: isKnown && items.every((item) => !item.pattern || reachesPassRoleOnly(item)),
    entry: entry && others.length === 0 && reachesPassRoleOnly(entry) ? entry : undefined,
  };
});
