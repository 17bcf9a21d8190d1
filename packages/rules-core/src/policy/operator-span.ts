import { sliceSpan, type Span } from '../value/value.js';
import type { ConditionTest } from './condition.js';

/**
 * The part of an operator that makes the condition true for a missing key, `IfExists` or `ForAllValues`, else the whole
 * operator.
 */
export function missingKeySpan({ operatorEntry: { key } }: ConditionTest): Span {
  const part = /ifexists$/i.exec(key.text) ?? /^forallvalues/i.exec(key.text);
  return part ? sliceSpan(key, part.index, part.index + part[0].length) : key.span;
}
