/** Services that a trust policy does not allow all the actions by which they assume the role. */
import { reachesAction } from '../actions/reach.js';
import { trustActions, type TrustActions } from '../../catalog/trust-actions.js';
import type { Edit } from '../../edits/edit.js';
import { addItems } from '../../edits/add-items.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

export interface TrustGap {
  readonly service: TrustActions;
  /** The first statement that trusts it. */
  readonly statement: Statement;
  readonly principal: PrincipalItem;
  /** The actions that it needs and that no statement trusting it allows. */
  readonly actions: readonly string[];
}

/** One for each service that is trusted, and not allowed all that it needs, as far as known. */
export function trustGaps({ statements }: Policy): readonly TrustGap[] {
  return trustActions.flatMap((service): readonly TrustGap[] => {
    const trusting = statements.filter((each) => each.effect === 'Allow' && principalIn(each, service));
    const actions = service.actions.filter((id) =>
      trusting.every((each) => reachesAction(each, id.toLowerCase()) === 'no'),
    );
    const [statement] = trusting;
    if (!statement?.actions || actions.length === 0) return [];
    return [{ service, statement, principal: principalIn(statement, service)!, actions }];
  });
}

/** Allows the actions that are missing; undefined where the statement lists what it does not allow. */
export function addTrustActions({ statement, actions }: TrustGap): readonly Edit[] | undefined {
  const { negated, entry } = statement.actions!;
  return negated ? undefined : addItems(entry.value, actions);
}

function principalIn({ principals }: Statement, service: TrustActions): PrincipalItem | undefined {
  if (principals?.negated) return undefined;
  return principals?.items.find(({ type, text }) => type?.text === 'Service' && text === service.principal);
}
