/** Finds the policies in a string that should contain one. */
import { lazyDict } from '../value/lazy-value.js';
import { isHoled, type TextValue } from '../value/value.js';
import type { Surroundings } from './locator.js';
import type { PolicySite } from './source.js';

/**
 * The sites in a string that must contain a policy. If the string is not valid, it is itself a site that is marked as
 * unread.
 */
export function* policiesInText(text: TextValue, { embed, isBroken }: Surroundings): Iterable<PolicySite> {
  const source = embed(text);
  if (source) yield* source.sites();
  else if (!isHoled(text) && isBroken(text))
    yield { document: lazyDict(text.span, () => [], true), unread: true };
}
