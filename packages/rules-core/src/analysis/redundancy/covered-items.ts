/** Entries of one element that add nothing to it, since another entry of the same list covers them. */
import type { TextBounds } from '../../patterns/text-bounds.js';

interface Item<Pattern> {
  readonly text: string;
  readonly bounds: TextBounds;
  readonly pattern: Pattern | undefined;
  readonly extent: Pattern | undefined;
}

export interface Covered<Item> {
  readonly item: Item;
  /** The entry that covers it. */
  readonly by: Item;
  /** They are the same, but perhaps for the way they are written. */
  readonly duplicate: boolean;
}

/** Comparisons and characters looked at in one list; what is left over in a hostile one stays unreported. */
const budget = 20_000_000;

/**
 * The entries that another entry of the same list covers, whatever fills their holes, in the
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
  const wide = wideItems(items, texts, fold, isWide);
  const isSingle = new Set(texts).size === items.length;
  if (wide.length === 0 && isSingle) return [];
  const candidates = candidatesAmong(wide);
  let left = budget;
  const coverOf = (index: number): Entry | undefined => {
    const { extent, pattern, bounds, text: written } = items[index]!;
    if (!extent) return undefined;
    const compared = extent === pattern ? bounds.lower : bounds.upper;
    const text = compared === written ? texts[index]! : fold(compared);
    return coverAmong(candidates.anywhere, index, text) ?? coverAmong(candidates.behind(text), index, text);
  };
  const coverAmong = (list: readonly Wide[], index: number, text: string): Entry | undefined => {
    const { extent, pattern } = items[index]!;
    for (let place = 0; place < list.length; place++) {
      const { index: other, start } = list[place]!;
      if (left-- < 0) return undefined;
      if (other === index || !text.startsWith(start)) continue;
      const by = items[other]!;
      left -= 100 + text.length + by.bounds.lower.length;
      if (!covers(by.pattern!, extent!)) continue;
      const isMutual =
        index < other && extent === pattern && by.extent === by.pattern
          ? covers(extent!, by.pattern!)
          : false;
      if (!isMutual) return by;
    }
    return undefined;
  };
  const first = new Map<string, Entry>();
  const found: Covered<Entry>[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const earlier = isSingle ? undefined : first.get(texts[index]!);
    if (!earlier && !isSingle) first.set(texts[index]!, item);
    const by = earlier ?? coverOf(index);
    if (by) found.push({ item, by, duplicate: earlier !== undefined });
  }
  return found;
}

/** What may cover others. */
interface Wide {
  readonly index: number;
  /** Its text up to its first wildcard, which all that it covers begin with. */
  readonly start: string;
}

/** The first of each text, those with the shortest start first. */
function wideItems<Pattern>(
  items: readonly Item<Pattern>[],
  texts: readonly string[],
  fold: (text: string) => string,
  isWide: (pattern: Pattern) => boolean,
): readonly Wide[] {
  const wide: Wide[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < items.length; index++) {
    const { pattern, bounds } = items[index]!;
    if (!pattern || !isWide(pattern) || seen.has(texts[index]!)) continue;
    seen.add(texts[index]!);
    wide.push({ index, start: fold(/^[^*?]*/.exec(bounds.lower)![0]) });
  }
  return wide.sort((a, b) => a.start.length - b.start.length);
}

const none: readonly never[] = [];

/** Where to look for what covers a text, the shortest start first. */
interface Candidates {
  /** Those that may cover a text of any service. */
  readonly anywhere: readonly Wide[];
  /** Those of the service that the text is of. */
  behind(text: string): readonly Wide[];
}

function candidatesAmong(wide: readonly Wide[]): Candidates {
  const anywhere: Wide[] = [];
  const byService = new Map<string, Wide[]>();
  for (const each of wide) {
    const service = serviceIn(each.start);
    const same = service === undefined ? anywhere : byService.get(service);
    if (same) same.push(each);
    else byService.set(service!, [each]);
  }
  return {
    anywhere,
    behind: (text) => (byService.size > 0 ? (byService.get(serviceIn(text) ?? '') ?? none) : none),
  };
}

/** The start of an action or an ARN up to the colon behind its service: `s3:`, `arn:aws:s3:`. */
function serviceIn(text: string): string | undefined {
  let colon = text.indexOf(':');
  if (colon === 3 && text.startsWith('arn')) {
    colon = text.indexOf(':', text.indexOf(':', 4) + 1);
    if (colon < 4) return undefined;
  }
  return colon < 0 ? undefined : text.slice(0, colon + 1);
}
