/** Renames a misspelled element to the one that was meant. */
import type { ElementFault } from './element-faults.js';
import type { Edit } from '../../edits/edit.js';
import { renameEntry } from '../../edits/rename-entry.js';

/**
 * Renames the element. undefined if it is unknown what was meant, the name is already used, or AWS would reject the
 * value there.
 */
export function renameElement({ dict, entry, nearest }: ElementFault): readonly Edit[] | undefined {
  const renaming = nearest === undefined ? undefined : renameEntry(dict, entry, nearest);
  const { value } = entry;
  if (!renaming || nearest !== 'Effect' || value.kind !== 'text') return renaming && [renaming];
  const effect = ['Allow', 'Deny'].find((each) => each.toLowerCase() === value.text.toLowerCase());
  if (effect === undefined) return undefined;
  return effect === value.text ? [renaming] : [renaming, { kind: 'replace', target: value, with: effect }];
}
