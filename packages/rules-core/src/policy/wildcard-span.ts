import { sliceSpan, type Span, type TextValue } from '../value/value.js';

/**
 * From the first wildcard of a string, counted from `from` in its characters, to the last; the whole literal when it has
 * none there.
 */
export function wildcardSpan(value: TextValue, from = 0): Span {
  const first = value.text.slice(from).search(/[*?]/);
  if (first < 0) return value.span;
  const last = Math.max(value.text.lastIndexOf('*'), value.text.lastIndexOf('?'));
  return sliceSpan(value, from + first, last + 1);
}

/** The same in the resource part of an ARN, or in all of one that is cut short. */
export function resourceWildcardSpan(value: TextValue): Span {
  return wildcardSpan(value, /^(?:[^:]*:){5}/.exec(value.text)?.[0].length);
}
