/** Actions of services to which resource control policies do not apply. */
import { isRcpService, rcpServicesDate } from '../../catalog/rcp-services.js';
import { servicePrefixOf } from '../../patterns/service-prefix.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan, type Span, type Value } from '../../value/value.js';

export interface ForeignAction {
  /** What is wrong, by the name of the message that says so. */
  readonly kind:
    /** It names no service at all. */
    | 'noService'
    /** The service that it names is none of those. */
    | 'unsupportedService';
  readonly value: Value;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
}

/** The entries of Action that are about no service to which a resource control policy applies, as far as known. */
export function foreignActions({ actions, effect }: Statement): readonly ForeignAction[] {
  if (!actions || actions.negated) return [];
  const items = actions.items.filter(({ bounds }) => bounds.known);
  // The Allow that AWS attaches itself is one of everything.
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
