/** What a problem is about, in terms of the policy: it decides which problems are consequences of which. */
import type { ConditionTest } from '../policy/condition.js';
import type { ElementName } from '../policy/grammar.js';
import type { Statement } from '../policy/policy.js';
import type { DictEntry, Value } from '../value/value.js';

/** As much as is known of what a problem is about. Without a statement it is about the document. */
export interface Subject {
  readonly statement?: Statement | undefined;
  /** The element of the statement, or of the document where there is no statement. It may be one that is missing. */
  readonly element?: ElementName | undefined;
  /** The test of a condition, or the entry of an operator, which contains its tests. */
  readonly test?: ConditionTest | DictEntry | undefined;
  /** The node at fault: an item of a list, a value of a condition, the key of an entry. */
  readonly value?: Value | undefined;
}
