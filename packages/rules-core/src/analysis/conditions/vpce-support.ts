/** Tests of who owns a VPC endpoint, in statements about services that do not say so. */
import { withoutKeyIn } from './condition-strength.js';
import { servicesSendingVpceKey } from '../../catalog/vpce-services.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

export interface VpceGap {
  /** What reaches other services: "`sqs:SendMessage` (and 2 more of the actions)", or "`NotAction`". */
  readonly entries: string;
  /** What becomes of their requests: see `withoutKeyIn`. */
  readonly outcome: 'shut' | 'open';
}

/** undefined for a test of another key, and where all actions are of services that send this one. */
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
  // Of IAM, this one does not send the key.
  if (pattern.folded === 'iam:passrole') return true;
  return hasWildcard(pattern.service) || !services.has(pattern.service);
}
