/** What is known of the strings of one policy, given its Version and the placeholder settings. */
import { textBounds, type PlaceholderMatcher, type TextBounds } from '../patterns/text-bounds.js';

export interface Bounds {
  of(text: string): TextBounds;
}

export function boundsFor(variables: boolean, placeholders: PlaceholderMatcher): Bounds {
  return { of: (text) => textBounds(text, { variables, placeholders }) };
}
