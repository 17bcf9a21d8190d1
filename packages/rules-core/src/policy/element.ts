/** Action and Resource elements. Rules see a single value and a list in the same form. */
import type { Bounds } from './bounds.js';
import { parseActionPattern, parseActionUpperBound, type ActionPattern } from '../patterns/action-pattern.js';
import {
  keepsFields,
  parseArnLowerBound,
  parseArnUpperBound,
  type ArnPattern,
} from '../patterns/arn-pattern.js';
import type { TextBounds } from '../patterns/text-bounds.js';
import { rememberedFor } from '../speed/remembered.js';
import type { DictEntry, ListValue, TextValue } from '../value/value.js';

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Element<Item> {
  readonly name: string;
  /** The Not form, which matches everything except its entries. */
  readonly negated: boolean;
  readonly entry: DictEntry;
  /** Set when the value is a list. */
  readonly list: ListValue | undefined;
  readonly items: readonly Item[];
  /** Every value is a string without holes. */
  readonly known: boolean;
  /** At least one entry certainly matches everything. */
  readonly everything: boolean;
}

interface Item<Pattern> {
  readonly value: TextValue;
  readonly text: string;
  /** The index in the list, or undefined for a single value. */
  readonly index: number | undefined;
  readonly bounds: TextBounds;
  /** What the entry certainly matches. Undefined when it is malformed and, as far as known, matches nothing. */
  readonly pattern: Pattern | undefined;
  /** The most that the entry may match, for any content of its holes and any value of its variables. */
  readonly upper: Pattern | undefined;
  /**
   * What a pattern must cover to certainly cover this entry. Keeps holes that can be compared with those of the other
   * entry. Otherwise the same as `upper`.
   */
  readonly extent: Pattern | undefined;
}

export type ActionItem = Item<ActionPattern>;
export type ResourceItem = Item<ArnPattern>;

/** Splits the entries: most are plain action names, for which most rules report nothing. */
export interface ActionElement extends Element<ActionItem> {
  /** The entries that name a single action, in lower case. */
  readonly named: ReadonlySet<string>;
  /** All other entries: with wildcards, malformed or unknown. */
  readonly others: readonly ActionItem[];
  /** The service prefixes of its patterns in lower case, possibly with wildcards. */
  readonly services: ReadonlySet<string>;
}

/** @returns undefined when the value is neither a string nor a list */
export const readActions = rememberedFor((bounds: Bounds, entry: DictEntry): ActionElement | undefined => {
  const element = readElement(entry, bounds.ofAction, parseActionPattern, parseActionUpperBound);
  if (!element) return undefined;
  const named = new Set<string>();
  const others: ActionItem[] = [];
  const services = new Set<string>();
  for (let index = 0; index < element.items.length; index++) {
    const item = element.items[index]!;
    const { pattern } = item;
    if (pattern?.literal) named.add(pattern.folded);
    else others.push(item);
    if (pattern) services.add(pattern.service);
  }
  return { ...element, named, others, services };
});

/** @returns undefined when the value is neither a string nor a list */
export const readResources = rememberedFor(
  (bounds: Bounds, entry: DictEntry): Element<ResourceItem> | undefined =>
    readElement(entry, bounds.of, parseArnLowerBound, parseArnUpperBound),
);

function readElement<Pattern extends { readonly everything: boolean }>(
  entry: DictEntry,
  boundsOf: (value: TextValue) => TextBounds,
  parse: (text: string) => Pattern | undefined,
  parseUpper: (text: string, kept?: string) => Pattern | undefined,
): Element<Item<Pattern>> | undefined {
  const { value } = entry;
  const list = value.kind === 'list' ? value : undefined;
  if (!list && value.kind !== 'text') return undefined;
  const items: Item<Pattern>[] = [];
  let known = !list?.open;
  let everything = false;
  const values = list?.items ?? [value];
  for (let index = 0; index < values.length; index++) {
    const item = values[index]!;
    if (item.kind !== 'text') {
      known = false;
      continue;
    }
    const itemBounds = boundsOf(item);
    if (!itemBounds.known) known = false;
    const pattern = parse(itemBounds.lower);
    const upper =
      itemBounds.upper === itemBounds.lower ? pattern : parseUpper(itemBounds.upper, itemBounds.kept);
    const isComparable = !itemBounds.known && !itemBounds.variable && keepsFields(item.text);
    items.push({
      value: item,
      text: item.text,
      index: list ? index : undefined,
      bounds: itemBounds,
      pattern,
      upper,
      extent: isComparable && pattern ? pattern : upper,
    });
    if (pattern?.everything) everything = true;
  }
  const name = entry.key.text;
  return { name, negated: name.startsWith('Not'), entry, list, items, known, everything };
}
