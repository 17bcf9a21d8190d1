/**
 * Structural edits: what a suggestion or fix changes in the value tree. They refer to nodes, never to positions. A
 * rule's edits refer to the nodes that it sees. `lint` translates them to the source as written, which may contain
 * choices, and the source prints them in its own syntax with the file's indentation, separators and line ends.
 */
import type { UndecidedDict, UndecidedEntry, UndecidedList, UndecidedValue } from '../value/value.js';
import type { Copy } from './copy.js';

/**
 * What to write: JSON data and copies of nodes. Objects are written in the order of their keys. A text may contain
 * characters of holes, which are written as their source.
 */
export type Content =
  string | number | boolean | null | Copy | readonly Content[] | { readonly [key: string]: Content };

export type Edit =
  /** Replaces `target`, the value of an entry or an item of a list, with `with`. */
  | { readonly kind: 'replace'; readonly target: UndecidedValue; readonly with: Content }
  /** Replaces one item of a list with any number of items. */
  | {
      readonly kind: 'replace-item';
      readonly list: UndecidedList;
      readonly item: UndecidedValue;
      readonly with: readonly Content[];
    }
  | { readonly kind: 'remove-item'; readonly list: UndecidedList; readonly item: UndecidedValue }
  /** Inserts after `after` or before `before`, or as the last item when neither is given. */
  | {
      readonly kind: 'insert-item';
      readonly list: UndecidedList;
      readonly after?: UndecidedValue;
      readonly before?: UndecidedValue;
      readonly value: Content;
    }
  | { readonly kind: 'rename-key'; readonly entry: UndecidedEntry; readonly key: string }
  | { readonly kind: 'remove-entry'; readonly dict: UndecidedDict; readonly entry: UndecidedEntry }
  /** Inserts after `after` or before `before`, or as the last entry when neither is given. */
  | {
      readonly kind: 'insert-entry';
      readonly dict: UndecidedDict;
      readonly after?: UndecidedEntry;
      readonly before?: UndecidedEntry;
      readonly key: string;
      readonly value: Content;
    };
