/** Entries of one element that add nothing to it, since another entry of the same list covers them. */
import type { TextBounds } from '../../patterns/text-bounds.js';

interface Item<Pattern> {
  readonly text: string;
  readonly bounds: TextBounds;
  readonly pattern: Pattern | undefined;
  readonly upper: Pattern | undefined;
}

export interface Covered<Item> {
  readonly item: Item;
  /** The entry that covers it. */
  readonly by: Item;
  /** They are the same, but perhaps for the way they are written. */
  readonly duplicate: boolean;
}

/** Characters looked at in one list; what is left over in a hostile one stays unreported. */
const budget = 20_000_000;

/**
 * The entries that another entry of the same list covers, whatever their variables and placeholders stand for, in the
 * order of the list. Of entries that cover each other the first one stays, so that all of them can be taken out at once.
 *
 * @param fold what the element compares of a text: its lower case for actions
 * @param isWide whether an entry takes in more than one value
 * @param covers whether every value of `b` is one of `a`
 */
export function coveredItems<Pattern, Entry extends Item<Pattern>>(
  items: readonly Entry[],
  fold: (text: string) => string,
  isWide: (pattern: Pattern) => boolean,
  covers: (a: Pattern, b: Pattern) => boolean,
): Covered<Entry>[] {
  if (items.length < 2) return [];
  const texts = items.map(({ text }) => fold(text));
  const first = new Map<string, number>();
  /** What may cover others, by its text up to its first wildcard, which all that it covers begin with. */
  const wide = new Map<string, number[]>();
  for (let index = 0; index < items.length; index++) {
    const text = texts[index]!;
    if (first.has(text)) continue;
    first.set(text, index);
    const { pattern, bounds } = items[index]!;
    if (!pattern || !isWide(pattern)) continue;
    const start = fold(/^[^*?]*/.exec(bounds.lower)![0]);
    const same = wide.get(start);
    if (same) same.push(index);
    else wide.set(start, [index]);
  }
  if (wide.size === 0 && first.size === items.length) return [];
  const lengths = [...new Set([...wide.keys()].map((start) => start.length))].sort((a, b) => a - b);
  let left = budget;
  const coverOf = (index: number): number | undefined => {
    const { upper, bounds } = items[index]!;
    if (!upper) return undefined;
    const text = fold(bounds.upper);
    for (const length of lengths) {
      if (length > text.length) break;
      for (const other of wide.get(text.slice(0, length)) ?? []) {
        if (other === index) continue;
        const { pattern, bounds: otherBounds } = items[other]!;
        left -= 100 + text.length + otherBounds.lower.length;
        if (left < 0) return undefined;
        if (!covers(pattern!, upper)) continue;
        const isMutual =
          index < other && bounds.lower === bounds.upper && otherBounds.lower === otherBounds.upper
            ? covers(upper, pattern!)
            : false;
        if (!isMutual) return other;
      }
    }
    return undefined;
  };
  const found: Covered<Entry>[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const earlier = first.get(texts[index]!)!;
    const other = earlier < index ? earlier : coverOf(index);
    if (other !== undefined) found.push({ item, by: items[other]!, duplicate: earlier < index });
  }
  return found;
}
