/** The elements Principal and NotPrincipal. */
import type { Bounds } from './bounds.js';
import type { TextBounds } from '../patterns/text-bounds.js';
import { rememberedFor } from '../speed/remembered.js';
import { countingEntries, type DictEntry, type ListValue, type TextValue } from '../value/value.js';

export interface PrincipalItem {
  /** The key in the principal map, such as `AWS`. Undefined for a bare string. */
  readonly type: TextValue | undefined;
  readonly value: TextValue;
  readonly text: string;
  readonly bounds: TextBounds;
  readonly list: ListValue | undefined;
  readonly index: number | undefined;
}

export interface PrincipalElement {
  readonly negated: boolean;
  readonly entry: DictEntry;
  readonly items: readonly PrincipalItem[];
  /** Every member is a string without holes. */
  readonly known: boolean;
}

/**
 * With duplicate keys the last counts.
 *
 * @returns undefined when the value is neither a string nor a map
 */
export const readPrincipal = rememberedFor(
  (bounds: Bounds, entry: DictEntry): PrincipalElement | undefined => {
    const { value } = entry;
    const negated = entry.key.text === 'NotPrincipal';
    if (value.kind === 'text') {
      const itemBounds = bounds.of(value);
      const item = {
        type: undefined,
        value,
        text: value.text,
        bounds: itemBounds,
        list: undefined,
        index: undefined,
      };
      return { negated, entry, items: [item], known: itemBounds.known };
    }
    if (value.kind !== 'dict') return undefined;
    const items: PrincipalItem[] = [];
    let known = !value.open;
    for (const member of countingEntries(value)) {
      const list = member.value.kind === 'list' ? member.value : undefined;
      if (list?.open) known = false;
      (list?.items ?? [member.value]).forEach((each, index) => {
        if (each.kind !== 'text') {
          known = false;
          return;
        }
        const itemBounds = bounds.of(each);
        if (!itemBounds.known) known = false;
        items.push({
          type: member.key,
          value: each,
          text: each.text,
          bounds: itemBounds,
          list,
          index: list && index,
        });
      });
    }
    return { negated, entry, items, known };
  },
);

/** Whether the value is everyone: `"*"`, alone or under `AWS`. */
export function isEveryone(item: PrincipalItem): boolean {
  return item.text === '*' && (item.type === undefined || item.type.text === 'AWS');
}
