import type { Span } from '../../value/value.js';

/** A fault of an entry of Resource or NotResource that does not depend on the statement. */
export interface ArnFault<Kind extends string = string> {
  /** The id of the message. */
  readonly kind: Kind;
  readonly at: Span;
  readonly data?: Readonly<Record<string, string>>;
  /** Possible replacements for the entry. */
  readonly meant?: readonly string[];
  /** The entries that it should be split into. */
  readonly parts?: readonly string[];
}
