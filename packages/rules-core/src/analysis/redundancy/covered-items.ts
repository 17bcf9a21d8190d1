/** Entries of an element that are redundant because another entry of the same list covers them. */
import type { Span } from '../../value/value.js';
import type { TextBounds } from '../../patterns/text-bounds.js';

interface Item<Pattern> {
  readonly value: { readonly span: Span };
  readonly text: string;
  /** The position in the list. */
  readonly index: number | undefined;
  readonly bounds: TextBounds;
  readonly pattern: Pattern | undefined;
  readonly extent: Pattern | undefined;
}

export interface Covered<Item> {
  readonly item: Item;
  /** The entry that covers it. */
  readonly by: Item;
  /** The two are equal, possibly in a different spelling. */
  readonly duplicate: boolean;
}

/** The maximum number of characters to compare in one list. The rest of a hostile list is ignored. */
const budget = 20_000_000;

/**
 * The entries that another entry of the same list covers, whatever the values of their placeholders, in the order of
 * the list. If entries cover each other, the first one is kept, so all results can be removed at once.
 *
 * @param fold how the element compares texts: in lower case for actions
 * @param isWide whether an entry matches more than one value
 * @param covers whether `a` matches every value of `b`
 */
export function coveredItems<Pattern, Entry extends Item<Pattern>>(
  all: readonly Entry[],
  fold: (text: string) => string,
  isWide: (pattern: Pattern) => boolean,
  covers: (a: Pattern, b: Pattern) => boolean,
): Covered<Entry>[] {
  const items = writtenOnce(all);
  if (items.length < 2) return [];
  const texts = items.map(({ text }) => fold(text));
  const wide = wideItems(items, fold, isWide);
  if (wide.size === 0 && new Set(texts).size === items.length) return [];
  const first = new Map(items.map((item, index) => [texts[index]!, item] as const).toReversed());
  let left = budget;
  const coverOf = (item: Entry): Entry | undefined => {
    const { extent, pattern, bounds } = item;
    if (!extent) return undefined;
    const text = fold(extent === pattern ? bounds.lower : bounds.upper);
    for (const [length, byStart] of wide) {
      for (const by of byStart.get(text.slice(0, length)) ?? []) {
        if (by === item) continue;
        left -= 100 + text.length + by.bounds.lower.length;
        if (left < 0) return undefined;
        if (covers(by.pattern!, extent) && !isFirstOfTwo(item, by, covers)) return by;
      }
    }
    return undefined;
  };
  return items.flatMap((item, index) => {
    const same = first.get(texts[index]!)!;
    const by = same === item ? coverOf(item) : same;
    return by ? [{ item, by, duplicate: by === same }] : [];
  });
}

/** Drops entries that come from the same place in the source, as when code spreads one list twice. */
function writtenOnce<Entry extends Item<unknown>>(items: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return items.filter(({ text, value: { span } }) => seen.size < seen.add(`${span.start} ${text}`).size);
}

/**
 * The entries that may cover others, by their text before the first wildcard, since everything that they cover starts
 * with it. The shortest text comes first.
 */
function wideItems<Pattern, Entry extends Item<Pattern>>(
  items: readonly Entry[],
  fold: (text: string) => string,
  isWide: (pattern: Pattern) => boolean,
): ReadonlyMap<number, ReadonlyMap<string, readonly Entry[]>> {
  const found = new Map<number, Map<string, Entry[]>>();
  for (const item of items) {
    if (!item.pattern || !isWide(item.pattern)) continue;
    const start = fold(/^[^*?]*/.exec(item.bounds.lower)![0]);
    let byStart = found.get(start.length);
    if (!byStart) found.set(start.length, (byStart = new Map<string, Entry[]>()));
    const others = byStart.get(start);
    if (others) others.push(item);
    else byStart.set(start, [item]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** Whether the entry, which another one covers, covers that one too and comes first. */
function isFirstOfTwo<Pattern>(
  item: Item<Pattern>,
  by: Item<Pattern>,
  covers: (a: Pattern, b: Pattern) => boolean,
): boolean {
  const isExact = item.extent === item.pattern && by.extent === by.pattern;
  return isExact && item.index! < by.index! && covers(item.extent!, by.pattern!);
}
