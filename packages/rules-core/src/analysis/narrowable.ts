/** Which actions of a statement could be held to fewer resources than an entry of Resource takes in. */
import { narrowsAction } from './condition-scope.js';
import { isDenied, outrightDenies } from './denied.js';
import { reachedActions, reachesAction } from './reach.js';
import { isEveryResource } from './resource-reach.js';
import { resourceBreadth } from '../patterns/arn-template.js';
import type { Action, ActionResource } from '../catalog/catalog.js';
import type { ResourceItem } from '../policy/element.js';
import type { Policy, Statement } from '../policy/policy.js';

/**
 * The actions that an entry of Resource lets act on everything, or on every resource of a type, although the catalog
 * knows resources to name for them, and neither a condition nor a Deny holds them to fewer.
 */
export function narrowableActions(statement: Statement, item: ResourceItem): readonly Action[] {
  if (!statement.hasReadableConditions) return [];
  const every = isEveryResource(item);
  return reachedActions(statement).filter(
    (action) =>
      action.resourceTypes.some(isNameable) &&
      (every || isTakenWhole(action, statement, item)) &&
      !statement.conditions.some((test) => narrowsAction(test, action)) &&
      !isHeldByDeny(statement.policy, action, item),
  );
}

/** Its ARN has more to it than partition, region and account: there is a name to write. */
function isNameable({ type }: ActionResource): boolean {
  return type.arns.some((arn) => /\$\{/.test(arn.split(':').slice(5).join(':')));
}

/**
 * The entry takes in every resource of a type that the action works on, and no other type that the action always needs
 * is named more narrowly beside it.
 */
function isTakenWhole({ resourceTypes }: Action, { resources }: Statement, item: ResourceItem): boolean {
  const breadthOf = ({ pattern }: ResourceItem, { type }: ActionResource) => {
    const breadths = pattern ? type.arns.map((arn) => resourceBreadth(pattern, arn)) : [];
    return breadths.includes('whole') ? 'whole' : breadths.includes('part') ? 'part' : 'none';
  };
  if (!resourceTypes.some((resource) => breadthOf(item, resource) === 'whole')) return false;
  return !resourceTypes.some((resource) => {
    if (!resource.required) return false;
    const breadths = resources!.items.map((each) => breadthOf(each, resource));
    return breadths.includes('part') && !breadths.includes('whole');
  });
}

/** A Deny without conditions takes the action back, everywhere or but for the resources that its NotResource names. */
function isHeldByDeny(policy: Policy, action: Action, item: ResourceItem): boolean {
  const denies = outrightDenies(policy);
  if (denies.length === 0) return false;
  const id = action.id.toLowerCase();
  return (
    isDenied(policy, id, item) ||
    denies.some(
      (deny) =>
        deny.resources?.negated === true &&
        !deny.resources.items.some(isEveryResource) &&
        reachesAction(deny, id) === 'yes',
    )
  );
}
