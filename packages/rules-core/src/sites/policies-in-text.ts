/** The policies in a string where a policy belongs. */
import { lazyDict } from '../value/lazy-value.js';
import { isHoled, type TextValue } from '../value/value.js';
import type { Surroundings } from './locator.js';
import type { PolicySite } from './source.js';

/** The sites in a string that must hold a policy; of one that is broken, the string itself as one that is not read. */
export function* policiesInText(text: TextValue, { embed, isBroken }: Surroundings): Iterable<PolicySite> {
  const source = embed(text);
  if (source) yield* source.sites();
  else if (!isHoled(text) && isBroken(text))
    yield { document: lazyDict(text.span, () => [], true), unread: true };
}
