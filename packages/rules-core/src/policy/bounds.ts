/** What is known of the strings of one policy, given its Version. */
import { longestText, mostServiceWildcards } from './limits.js';
import { textBounds, unknownText, type TextBounds } from '../patterns/text-bounds.js';

export interface Bounds {
  readonly of: (text: string) => TextBounds;
  /** The same for an entry of Action or NotAction; to be asked once of each. */
  readonly ofAction: (text: string) => TextBounds;
}

const serviceWildcard = /^[^:*?]*[*?][^:]*:/;

/** @param variables whether `${…}` is a policy variable, as it is under the Version 2012-10-17 */
export function boundsFor(variables: boolean): Bounds {
  const of = (text: string) => (text.length > longestText ? unknownText(text) : textBounds(text, variables));
  let left = mostServiceWildcards;
  return {
    of,
    ofAction: (text) => (serviceWildcard.test(text) && left-- <= 0 ? unknownText(text) : of(text)),
  };
}
