/** How a member with a misspelled name becomes the element that it was meant to be. */
import type { ElementFault } from './element-faults.js';
import type { Edit } from '../../edits/edit.js';
import { renameEntry } from '../../edits/rename-entry.js';

/**
 * Gives a member the name that was meant; undefined when none was, the name is taken, or the element would get a value
 * that AWS refuses.
 */
export function renameElement({ dict, entry, nearest }: ElementFault): readonly Edit[] | undefined {
  const renaming = nearest === undefined ? undefined : renameEntry(dict, entry, nearest);
  const { value } = entry;
  if (!renaming || nearest !== 'Effect' || value.kind !== 'text') return renaming && [renaming];
  const effect = ['Allow', 'Deny'].find((each) => each.toLowerCase() === value.text.toLowerCase());
  if (effect === undefined) return undefined;
  return effect === value.text ? [renaming] : [renaming, { kind: 'replace', target: value, with: effect }];
}
