/** What is known of the strings of one policy, given its Version and the placeholder settings. */
import { textBounds, type PlaceholderMatcher, type TextBounds } from '../patterns/text-bounds.js';

export interface Bounds {
  of(text: string): TextBounds;
}

/** Longer than any string of a policy that AWS accepts (the largest quota is 32 kB): such a one is not judged. */
const longestJudged = 40_000;

export function boundsFor(variables: boolean, placeholders: PlaceholderMatcher): Bounds {
  const options = { variables, placeholders };
  return {
    of: (text) =>
      text.length > longestJudged
        ? { text, lower: '\uFFFC', upper: '*', placeholder: true, variable: false }
        : textBounds(text, options),
  };
}
