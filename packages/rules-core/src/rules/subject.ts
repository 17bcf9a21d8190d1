/** The part of the policy that a problem is about. It decides which problems hide which. */
import type { ConditionTest } from '../policy/condition.js';
import type { ElementName } from '../policy/grammar.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, Value } from '../value/value.js';

/** The subject of a problem, as far as known. Without a statement, it is the document. */
export interface Subject {
  readonly statement?: Statement | undefined;
  /** The element of the statement, or of the document if there is no statement. It may be missing from the policy. */
  readonly element?: ElementName | undefined;
  /** A condition key with its values, or an operator with all of its keys. */
  readonly test?: ConditionTest | DictEntry | undefined;
  /** The value or key at fault: a list item, a condition value, the key of an entry. */
  readonly value?: Value | undefined;
}
