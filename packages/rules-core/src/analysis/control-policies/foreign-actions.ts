/** Actions of services that do not support resource control policies. */
import { isRcpService, rcpServicesDate } from '../../catalog/rcp-services.js';
import { servicePrefixOf } from '../../patterns/service-prefix.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan, type Span, type Value } from '../../value/value.js';

export interface ForeignAction {
  /** The id of the message. */
  readonly kind:
    /** It does not name a service. */
    | 'noService'
    /** The service does not support resource control policies. */
    | 'unsupportedService';
  readonly value: Value;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
}

/** The entries of Action for services that do not support resource control policies, as far as known. */
export function foreignActions({ actions, effect }: Statement): readonly ForeignAction[] {
  if (!actions || actions.negated) return [];
  const items = actions.items.filter(({ bounds }) => bounds.known);
  // AWS's own Allow covers everything.
  const judged = effect === 'Deny' ? items : items.filter(({ pattern }) => !pattern?.everything);
  return judged.flatMap((item) => foreignAction(item) ?? []);
}

function foreignAction({ text, value, pattern }: ActionItem): ForeignAction | undefined {
  const service = servicePrefixOf(text);
  if (service === '') {
    const at = pattern?.everything ? wildcardSpan(value) : value.span;
    return { kind: 'noService', value, at, data: { text } };
  }
  if (!pattern || isRcpService(service.toLowerCase())) return undefined;
  const at = sliceSpan(value, 0, service.length);
  return { kind: 'unsupportedService', value, at, data: { service, date: rcpServicesDate } };
}
