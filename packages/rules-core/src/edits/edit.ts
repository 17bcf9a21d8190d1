/**
 * Structural edits: what a suggestion or fix changes, in terms of the value tree.
 * The host prints them in its own syntax, with the file's indentation, separators and line ends.
 */
import type { DictEntry, DictValue, ListValue, Value } from '../value/value.js';

/** Data to be written: plain JSON. Objects are written in the order of their keys. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

export type Edit =
  /** Put `with` where `target` stands. */
  | { readonly kind: 'replace'; readonly target: Value; readonly with: Plain }
  /** Put one or more items where one item of a list stands. */
  | {
      readonly kind: 'replace-item';
      readonly list: ListValue;
      readonly index: number;
      readonly with: readonly Plain[];
    }
  | { readonly kind: 'remove-item'; readonly list: ListValue; readonly index: number }
  /** Insert before `index`; `index` = number of items appends. */
  | { readonly kind: 'insert-item'; readonly list: ListValue; readonly index: number; readonly value: Plain }
  | { readonly kind: 'rename-key'; readonly entry: DictEntry; readonly key: string }
  | { readonly kind: 'remove-entry'; readonly dict: DictValue; readonly entry: DictEntry }
  /** Insert after `after` or before `before`, or as the last entry when neither is given. */
  | {
      readonly kind: 'insert-entry';
      readonly dict: DictValue;
      readonly after?: DictEntry;
      readonly before?: DictEntry;
      readonly key: string;
      readonly value: Plain;
    };
