import { copyOf } from './copy.js';
import type { Edit } from './edit.js';
import type { Value } from '../value/value.js';

/**
 * Adds texts to the value or values of an entry, such as Action.
 *
 * @param whole the value of the entry: a list, or a single value that becomes a list
 * @param after the item of the list to insert them after; at the end if undefined
 */
export function addItems(whole: Value, texts: readonly string[], after?: Value): readonly Edit[] {
  if (whole.kind !== 'list') return [{ kind: 'replace', target: whole, with: [copyOf(whole)!, ...texts] }];
  return texts.map((value) => ({ kind: 'insert-item', list: whole, ...(after && { after }), value }));
}
