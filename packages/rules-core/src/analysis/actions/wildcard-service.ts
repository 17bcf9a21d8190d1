/** Entries of Action with a wildcard in the service prefix, which reach services that do not exist yet. */
import { serviceNames } from '../../catalog/catalog.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import { sliceSpan, type Span } from '../../value/value.js';

export interface WildcardService {
  /** How many service prefixes fit the pattern today, by the name of the message that says so. */
  readonly kind: 'noService' | 'oneService' | 'wildcardService';
  readonly data: Readonly<Record<string, string | number>>;
  /** The service prefix. */
  readonly at: Span;
  /** The entry with the only prefix that fits. */
  readonly meant?: string;
}

/**
 * What the service prefix of an entry stands for; undefined for one without wildcards, or of which not all is known. `*`
 * and `*:*` stand for everything, and not for the services that fit.
 */
export function wildcardService({ value, text, pattern, bounds }: ActionItem): WildcardService | undefined {
  if (!pattern || pattern.everything || !bounds.known || bounds.variable) return undefined;
  if (!hasWildcard(pattern.service)) return undefined;
  const services = serviceNames().filter((service) => matches(pattern.service, service));
  const [service, ...others] = services;
  const colon = text.indexOf(':');
  const at = sliceSpan(value, 0, colon);
  if (service === undefined || others.length > 0) {
    const kind = service === undefined ? 'noService' : 'wildcardService';
    return { kind, data: { action: text, count: services.length }, at };
  }
  return { kind: 'oneService', data: { action: text, service }, at, meant: service + text.slice(colon) };
}
