/**
 * Structural edits: what a suggestion or fix changes, in terms of the value tree. They name nodes of it, never places.
 * The source prints them in its own syntax, with the file's indentation, separators and line ends.
 */
import type { DictEntry, DictValue, ListValue, Value } from '../value/value.js';
import type { Copy } from './copy.js';

/**
 * What is to be written: JSON data and copies of nodes. Objects are written in the order of their keys. A text may hold
 * the characters of holes; what the holes stand for is written then.
 */
export type Content =
  string | number | boolean | null | Copy | readonly Content[] | { readonly [key: string]: Content };

export type Edit =
  /** Put `with` where `target` stands: the value of an entry, an item of a list. */
  | { readonly kind: 'replace'; readonly target: Value; readonly with: Content }
  /** Put several items, or none, where one item of a list stands. */
  | {
      readonly kind: 'replace-item';
      readonly list: ListValue;
      readonly item: Value;
      readonly with: readonly Content[];
    }
  | { readonly kind: 'remove-item'; readonly list: ListValue; readonly item: Value }
  /** Insert after `after` or before `before`, or as the last item when neither is given. */
  | {
      readonly kind: 'insert-item';
      readonly list: ListValue;
      readonly after?: Value;
      readonly before?: Value;
      readonly value: Content;
    }
  | { readonly kind: 'rename-key'; readonly entry: DictEntry; readonly key: string }
  | { readonly kind: 'remove-entry'; readonly dict: DictValue; readonly entry: DictEntry }
  /** Insert after `after` or before `before`, or as the last entry when neither is given. */
  | {
      readonly kind: 'insert-entry';
      readonly dict: DictValue;
      readonly after?: DictEntry;
      readonly before?: DictEntry;
      readonly key: string;
      readonly value: Content;
    };
