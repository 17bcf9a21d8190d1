/** Which parts of a value tree are written in a JSON text, so that they can be edited. */
import { Copy } from '../edits/copy.js';
import type { Content, Edit } from '../edits/edit.js';
import type { UndecidedEntry, UndecidedValue } from '../value/value.js';

/**
 * Whether an edit can be printed: everything that it refers to is written in the text, and nothing is implied by a
 * container.
 */
export function isPrintable(edit: Edit, text: string): boolean {
  switch (edit.kind) {
    case 'replace':
      return isWritten(edit.target, text) && isPrintableContent(edit.with, text);
    case 'replace-item':
      return (
        isWritten(edit.list, text) &&
        isWritten(edit.item, text) &&
        edit.with.every((each) => isPrintableContent(each, text))
      );
    case 'remove-item':
      return isWritten(edit.list, text) && isWritten(edit.item, text);
    case 'insert-item':
      return isWritten(edit.list, text) && isPrintableContent(edit.value, text);
    case 'rename-key':
      return isWrittenEntry(edit.entry, text);
    case 'remove-entry':
      return isWritten(edit.dict, text) && isWrittenEntry(edit.entry, text);
    case 'insert-entry': {
      const sibling = edit.after ?? edit.before;
      return (
        isWritten(edit.dict, text) &&
        (!sibling || isWrittenEntry(sibling, text)) &&
        isPrintableContent(edit.value, text)
      );
    }
  }
}

function isPrintableContent(content: Content, text: string): boolean {
  if (content instanceof Copy) return isWhollyWritten(content.value, text);
  if (typeof content === 'number') return Number.isFinite(content);
  if (typeof content !== 'object' || content === null) return true;
  return Object.values(content).every((each: Content) => isPrintableContent(each, text));
}

/** An implied value has the span of a head, which does not look like the value. */
function isWritten(value: UndecidedValue, text: string): boolean {
  const { start, end } = value.span;
  const first = text[start];
  const last = text[end - 1];
  switch (value.kind) {
    case 'list':
      return end - start > 1 && first === '[' && last === ']';
    case 'dict':
      return (
        end - start > 1 &&
        first === '{' &&
        last === '}' &&
        (value.entries.length === 0 || value.entries.some((entry) => isWrittenEntry(entry, text)))
      );
    case 'text':
      return end > start && (value.expression !== undefined || (first !== '[' && first !== '{'));
    case 'scalar':
      return end > start && first !== '[' && first !== '{';
    default:
      return end > start;
  }
}

function isWrittenEntry({ implied, key }: UndecidedEntry, text: string): boolean {
  return !implied && isWritten(key, text);
}

/** A value that is copied in parts must be written in full. */
function isWhollyWritten(value: UndecidedValue, text: string): boolean {
  if (!isWritten(value, text)) return false;
  if (value.kind === 'list')
    return value.open === true || value.items.every((item) => isWhollyWritten(item, text));
  if (value.kind !== 'dict' || value.open) return true;
  return value.entries.every((entry) => isWrittenEntry(entry, text) && isWhollyWritten(entry.value, text));
}
