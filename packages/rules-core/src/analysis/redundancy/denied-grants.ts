/** What a policy allows and also denies without a condition. */
import { coversPrincipals } from '../principals/principal-cover.js';
import { isPermissionless } from './permissionless-entries.js';
import { coversAction, coversActions, coversResources } from './statement-cover.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface DeniedGrant {
  readonly statement: Statement;
  /** The denied entry of Action. undefined if one Deny covers the whole statement. */
  readonly item?: ActionItem;
  readonly deny: Statement;
}

/** The maximum number of comparisons in one policy. The rest of a hostile policy is ignored. */
const budget = 200_000;

/** The Allow statements, or their entries of Action, that a Deny covers on all their resources and principals. */
export function* deniedGrants({ statements }: Policy): Iterable<DeniedGrant> {
  const denies = statements.filter(({ effect, isConditional }) => effect === 'Deny' && !isConditional);
  let left = budget;
  for (const statement of denies.length > 0 ? statements : []) {
    const { actions, effect } = statement;
    if (effect !== 'Allow' || !actions) continue;
    left -= denies.reduce((sum, deny) => sum + sizeOf(deny) * sizeOf(statement), 1);
    if (left < 0) return;
    const denying = denies.filter(
      (deny) => coversResources(deny, statement) && coversPrincipals(deny, statement),
    );
    const isDeniable = actions.negated || !actions.items.some(isPermissionless);
    const whole = isDeniable && denying.find((deny) => coversActions(deny, statement));
    if (whole) {
      yield { statement, deny: whole };
      continue;
    }
    for (const item of actions.negated ? [] : actions.items) {
      const deny = isPermissionless(item) ? undefined : denying.find((each) => coversAction(each, item));
      if (deny) yield { statement, item, deny };
    }
  }
}

function sizeOf({ actions, resources }: Statement): number {
  return Math.max(actions?.items.length ?? 0, resources?.items.length ?? 0);
}
