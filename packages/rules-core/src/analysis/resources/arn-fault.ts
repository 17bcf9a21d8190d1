import type { Span } from '../../value/value.js';

/** Something that is wrong with an entry of Resource or NotResource, whatever the statement is about. */
export interface ArnFault<Kind extends string = string> {
  /** By the name of the message that says so. */
  readonly kind: Kind;
  readonly at: Span;
  readonly data?: Readonly<Record<string, string>>;
  /** Entries that would be right in its place. */
  readonly meant?: readonly string[];
  /** The entries that it stands for, all of them. */
  readonly parts?: readonly string[];
}
