import { sliceSpan, type Span } from '../value/value.js';
import type { ConditionTest } from './condition.js';

/** Where an operator says that a missing key passes: its `IfExists` or its `ForAllValues`; the whole key otherwise. */
export function missingKeySpan({ operatorEntry: { key } }: ConditionTest): Span {
  const part = /ifexists$/i.exec(key.text) ?? /^forallvalues/i.exec(key.text);
  return part ? sliceSpan(key, part.index, part.index + part[0].length) : key.span;
}
