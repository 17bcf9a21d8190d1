/** What is known of the strings of one policy, given its Version and the placeholder settings. */
import { textBounds, type PlaceholderMatcher, type TextBounds } from '../patterns/text-bounds.js';

export interface Bounds {
  readonly of: (text: string) => TextBounds;
  /** The same for an entry of Action or NotAction; to be asked once of each. */
  readonly ofAction: (text: string) => TextBounds;
}

/** Longer than any string of a policy that AWS accepts (the largest quota is 32 kB): such a one is not judged. */
const longestJudged = 40_000;

/** More than anybody writes in one policy: each is held against every action of AWS, and further ones are not judged. */
const mostServiceWildcards = 500;
const serviceWildcard = /^[^:*?]*[*?][^:]*:/;

export function boundsFor(variables: boolean, placeholders: PlaceholderMatcher): Bounds {
  const options = { variables, placeholders };
  const of = (text: string) => (text.length > longestJudged ? unjudged(text) : textBounds(text, options));
  let left = mostServiceWildcards;
  return {
    of,
    ofAction: (text) => (serviceWildcard.test(text) && left-- <= 0 ? unjudged(text) : of(text)),
  };
}

function unjudged(text: string): TextBounds {
  return { text, lower: '\uFFFC', upper: '*', placeholder: true, variable: false };
}
