import type { ConditionTest } from '../../policy/condition.js';
import type { ElementName } from '../../policy/grammar.js';
import type { Span, TextValue } from '../../value/value.js';

/** What is wrong with what a statement leaves out, and where. */
export interface ExclusionFault<Kind extends string> {
  readonly kind: Kind;
  /** The element at fault, by its name without the Not. */
  readonly element: ElementName;
  /** The test of its Condition at fault. */
  readonly test?: ConditionTest;
  /** The entry at fault where one alone is, or the key of the test. */
  readonly value?: TextValue;
  readonly at: Span;
  /** What fills the message. */
  readonly data: Readonly<Record<string, string>>;
}
