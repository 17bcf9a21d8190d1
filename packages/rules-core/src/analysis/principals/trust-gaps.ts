/** Services that a trust policy does not allow all actions that they need to assume the role. */
import { reachesAction } from '../actions/reach.js';
import { trustActions, type TrustActions } from '../../catalog/trust-actions.js';
import type { Edit } from '../../edits/edit.js';
import { addItems } from '../../edits/add-items.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

export interface TrustGap {
  readonly service: TrustActions;
  /** The first statement that trusts the service. */
  readonly statement: Statement;
  readonly principal: PrincipalItem;
  /** The actions that it needs but that no statement allows it. */
  readonly actions: readonly string[];
}

/** One for each trusted service that is missing actions, as far as known. */
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

/** Adds the missing actions. undefined if the statement has NotAction. */
export function addTrustActions({ statement, actions }: TrustGap): readonly Edit[] | undefined {
  const { negated, entry } = statement.actions!;
  return negated ? undefined : addItems(entry.value, actions);
}

function principalIn({ principals }: Statement, service: TrustActions): PrincipalItem | undefined {
  if (principals?.negated) return undefined;
  return principals?.items.find(({ type, text }) => type?.text === 'Service' && text === service.principal);
}
