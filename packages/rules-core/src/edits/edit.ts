/**
 * Structural edits: what a suggestion or fix changes, in terms of the value tree. They name nodes of it, never places.
 * Those of a rule name what it sees; `lint` makes of them edits of what is written, in which there may be choices.
 * The source prints them in its own syntax, with the file's indentation, separators and line ends.
 */
import type { UndecidedDict, UndecidedEntry, UndecidedList, UndecidedValue } from '../value/value.js';
import type { Copy } from './copy.js';

/**
 * What is to be written: JSON data and copies of nodes. Objects are written in the order of their keys. A text may hold
 * the characters of holes; what the holes stand for is written then.
 */
export type Content =
  string | number | boolean | null | Copy | readonly Content[] | { readonly [key: string]: Content };

export type Edit =
  /** Put `with` where `target` stands: the value of an entry, an item of a list. */
  | { readonly kind: 'replace'; readonly target: UndecidedValue; readonly with: Content }
  /** Put several items, or none, where one item of a list stands. */
  | {
      readonly kind: 'replace-item';
      readonly list: UndecidedList;
      readonly item: UndecidedValue;
      readonly with: readonly Content[];
    }
  | { readonly kind: 'remove-item'; readonly list: UndecidedList; readonly item: UndecidedValue }
  /** Insert after `after` or before `before`, or as the last item when neither is given. */
  | {
      readonly kind: 'insert-item';
      readonly list: UndecidedList;
      readonly after?: UndecidedValue;
      readonly before?: UndecidedValue;
      readonly value: Content;
    }
  | { readonly kind: 'rename-key'; readonly entry: UndecidedEntry; readonly key: string }
  | { readonly kind: 'remove-entry'; readonly dict: UndecidedDict; readonly entry: UndecidedEntry }
  /** Insert after `after` or before `before`, or as the last entry when neither is given. */
  | {
      readonly kind: 'insert-entry';
      readonly dict: UndecidedDict;
      readonly after?: UndecidedEntry;
      readonly before?: UndecidedEntry;
      readonly key: string;
      readonly value: Content;
    };
