import type { ConditionTest } from '../../policy/condition.js';
import type { ElementName } from '../../policy/grammar.js';
import type { Span, TextValue } from '../../value/value.js';

/** What is wrong with the exclusions of a statement, and where. */
export interface ExclusionFault<Kind extends string> {
  readonly kind: Kind;
  /** The name of the element at fault, without `Not`. */
  readonly element: ElementName;
  /** The condition at fault. */
  readonly test?: ConditionTest;
  /** The single entry at fault, or the key of the condition. */
  readonly value?: TextValue;
  readonly at: Span;
  /** The data of the message. */
  readonly data: Readonly<Record<string, string>>;
}
