/** Entries of Action with a wildcard in the service prefix. They also match services that do not exist yet. */
import { serviceNames } from '../../catalog/catalog.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import { sliceSpan, type Span } from '../../value/value.js';

export interface WildcardService {
  /** How many service prefixes match today. The value is the id of the message. */
  readonly kind: 'noService' | 'oneService' | 'wildcardService';
  readonly data: Readonly<Record<string, string | number>>;
  /** The service prefix. */
  readonly at: Span;
  /** The entry with the only prefix that matches. */
  readonly meant?: string;
}

/**
 * The services that the prefix of an entry matches. undefined if it has no wildcard or is not completely known. `*` and
 * `*:*` are excluded because they mean everything.
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
