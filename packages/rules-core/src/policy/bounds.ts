/** What the strings of a policy can match, given its Version. */
import { longestText, mostServiceWildcards } from './limits.js';
import { textBounds, unknownText, type TextBounds } from '../patterns/text-bounds.js';
import { isHoled, type TextValue } from '../value/value.js';

type Text = Pick<TextValue, 'text' | 'holes'>;

export interface Bounds {
  readonly of: (value: Text) => TextBounds;
  /** The same for an entry of Action or NotAction. Call it once for each. */
  readonly ofAction: (value: Text) => TextBounds;
}

const serviceWildcard = /^[^:*?]*[*?][^:]*:/;

/** @param variables whether `${…}` is a policy variable, as in Version 2012-10-17 */
export function boundsFor(variables: boolean): Bounds {
  const of = (value: Text) =>
    value.text.length > longestText
      ? unknownText(value.text)
      : textBounds(value.text, variables, !isHoled(value));
  let left = mostServiceWildcards;
  return {
    of,
    ofAction: (value) =>
      serviceWildcard.test(value.text) && left-- <= 0 ? unknownText(value.text) : of(value),
  };
}
