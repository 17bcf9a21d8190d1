/** What a policy denies outright, so that no Allow beside it counts. */
import { reachesEveryResource } from '../resources/resource-reach.js';
import { reachesAction } from '../actions/reach.js';
import { arnCovers } from '../../patterns/arn-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';

/** The Deny statements that hold for every caller of an identity policy, whatever the circumstances. */
export const outrightDenies = remembered((policy: Policy): readonly Statement[] =>
  policy.statements.filter(
    (statement) => statement.effect === 'Deny' && !statement.isConditional && !statement.principals,
  ),
);

/** Those of them that deny an action, whose id is given in lower case. Thousands of actions are asked about. */
export const outrightDeniesOf = rememberedFor((policy: Policy, id: string): readonly Statement[] =>
  outrightDenies(policy).filter((deny) => reachesAction(deny, id) === 'yes'),
);

/**
 * Whether an action is denied outright on everything an entry of Resource takes in; on every resource when no entry is given.
 *
 * @param id the action in lower case
 */
export function isDenied(policy: Policy, id: string, resource?: ResourceItem): boolean {
  return outrightDeniesOf(policy, id).some(
    (deny) => reachesEveryResource(deny) || (resource && coversItem(deny, resource)),
  );
}

function coversItem({ resources }: Statement, { extent }: ResourceItem): boolean {
  if (!resources || resources.negated || !extent) return false;
  return resources.items.some(({ pattern }) => pattern && arnCovers(pattern, extent));
}
