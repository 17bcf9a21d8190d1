import { sliceSpan, type Span, type TextValue } from '../value/value.js';

/**
 * The span from the first wildcard to the last in a string, starting at the character index `from`. The whole literal
 * if there is none.
 */
export function wildcardSpan(value: TextValue, from = 0): Span {
  const first = value.text.slice(from).search(/[*?]/);
  if (first < 0) return value.span;
  const last = Math.max(value.text.lastIndexOf('*'), value.text.lastIndexOf('?'));
  return sliceSpan(value, from + first, last + 1);
}

/** The same for the resource part of an ARN, or for all of an incomplete ARN. */
export function resourceWildcardSpan(value: TextValue): Span {
  return wildcardSpan(value, /^(?:[^:]*:){5}/.exec(value.text)?.[0].length);
}
