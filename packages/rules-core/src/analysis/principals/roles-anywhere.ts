/**
 * What IAM Roles Anywhere needs to assume a role.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
import { reachesAction } from '../actions/reach.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

/** Its principal. */
export const rolesAnywhere = 'rolesanywhere.amazonaws.com';
const neededActions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

export interface RolesAnywhereGap {
  /** The first statement that trusts it. */
  readonly statement: Statement;
  readonly principal: PrincipalItem;
  /** The actions that it needs and that no statement trusting it allows. */
  readonly actions: readonly string[];
}

/** undefined when it is not trusted, or allowed all that it needs, as far as known. */
export function rolesAnywhereGap({ statements }: Policy): RolesAnywhereGap | undefined {
  const trusting = statements.filter((each) => each.effect === 'Allow' && principalIn(each));
  const actions = neededActions.filter((id) =>
    trusting.every((each) => reachesAction(each, id.toLowerCase()) === 'no'),
  );
  const [statement] = trusting;
  if (!statement?.actions || actions.length === 0) return undefined;
  return { statement, principal: principalIn(statement)!, actions };
}

function principalIn({ principals }: Statement): PrincipalItem | undefined {
  if (principals?.negated) return undefined;
  return principals?.items.find(({ type, text }) => type?.text === 'Service' && text === rolesAnywhere);
}
