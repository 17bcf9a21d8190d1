/** Action and Resource elements: single values and lists look the same to a rule. */
import type { Bounds } from './bounds.js';
import { parseActionPattern, parseActionUpperBound, type ActionPattern } from '../patterns/action-pattern.js';
import {
  keepsFields,
  parseArnLowerBound,
  parseArnUpperBound,
  type ArnPattern,
} from '../patterns/arn-pattern.js';
import type { TextBounds } from '../patterns/text-bounds.js';
import type { DictEntry, ListValue, TextValue } from '../value/value.js';

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Element<Item> {
  readonly name: string;
  /** It is the Not form: it matches what the list leaves out. */
  readonly negated: boolean;
  readonly entry: DictEntry;
  /** Set when the value is a list. */
  readonly list: ListValue | undefined;
  readonly items: readonly Item[];
  /** Every value is a string without holes. */
  readonly known: boolean;
  /** One of them certainly matches everything. */
  readonly everything: boolean;
}

interface Item<Pattern> {
  readonly value: TextValue;
  readonly text: string;
  /** Its place in the list; undefined for a single value. */
  readonly index: number | undefined;
  readonly bounds: TextBounds;
  /** What it certainly matches; undefined when it can match nothing (malformed), as far as known. */
  readonly pattern: Pattern | undefined;
  /** What it may match, whatever fills its holes and its variables have as values. */
  readonly upper: Pattern | undefined;
  /**
   * What a pattern must cover to cover the entry for certain: with its holes in place where they can be compared with
   * those of the other one, else the same as `upper`.
   */
  readonly extent: Pattern | undefined;
}

export type ActionItem = Item<ActionPattern>;
export type ResourceItem = Item<ArnPattern>;

/** Its entries told apart: most are plain names of actions, of which most rules have nothing to say. */
export interface ActionElement extends Element<ActionItem> {
  /** The entries that are one action each, in lower case. */
  readonly named: ReadonlySet<string>;
  /** All other entries: those with wildcards, those that are malformed, and those that are not known. */
  readonly others: readonly ActionItem[];
  /** The service prefixes of its patterns, in lower case, with wildcards or without. */
  readonly services: ReadonlySet<string>;
}

/** undefined when the value is neither a string nor a list. */
export function readActions(entry: DictEntry, bounds: Bounds): ActionElement | undefined {
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
}

/** undefined when the value is neither a string nor a list. */
export function readResources(entry: DictEntry, bounds: Bounds): Element<ResourceItem> | undefined {
  return readElement(entry, bounds.of, parseArnLowerBound, parseArnUpperBound);
}

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
