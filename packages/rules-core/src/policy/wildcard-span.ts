import { sliceSpan, type Span, type TextValue } from '../value.js';

/** From the first to the last wildcard of a string; the whole literal when it is written with escapes. */
export function wildcardSpan(value: TextValue): Span {
  const first = value.text.search(/[*?]/);
  if (first < 0) return value.span;
  return sliceSpan(value, first, Math.max(value.text.lastIndexOf('*'), value.text.lastIndexOf('?')) + 1);
}
