/** Conditions on the owner of a VPC endpoint, in statements about services that do not send this key. */
import { withoutKeyIn } from './condition-strength.js';
import { servicesSendingVpceKey } from '../../catalog/vpce-services.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

export interface VpceGap {
  /** What matches other services: "`sqs:SendMessage` (and 2 more of the actions)", or "`NotAction`". */
  readonly entries: string;
  /** What happens to their requests. See `withoutKeyIn`. */
  readonly outcome: 'shut' | 'open';
}

/** undefined for a condition on another key, or if all actions belong to services that send the key. */
export function vpceGap(statement: Statement, test: ConditionTest): VpceGap | undefined {
  const { actions } = statement;
  const services = servicesSendingVpceKey(test.key);
  const outcome = services && withoutKeyIn(statement, test);
  if (!outcome || !actions) return undefined;
  if (actions.negated) return { entries: '`NotAction`', outcome };
  const [first, ...others] = actions.items.filter((item) => isOutside(item, services));
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more of the actions)`;
  return { entries: `\`${first.text}\`${more}`, outcome };
}

function isOutside({ pattern }: ActionItem, services: ReadonlySet<string>): boolean {
  if (!pattern) return false;
  // In IAM, only this action does not send the key.
  if (pattern.folded === 'iam:passrole') return true;
  return hasWildcard(pattern.service) || !services.has(pattern.service);
}
