/**
 * Numbers the actions of all services, by service and name, so that a set of actions is a bit set.
 *
 * Only the names of a service are read. An `Action` is created on demand.
 */
import { serviceNames, serviceOf, type Action, type ActionReach } from './catalog.js';
import { hasWildcard, matches } from '../patterns/wildcard.js';

interface Layout {
  /** The place of the first action of each service, by prefix, in alphabetical order. */
  readonly starts: ReadonlyMap<string, number>;
  readonly prefixes: readonly string[];
  readonly firsts: readonly number[];
  readonly count: number;
}

let known: Layout | undefined;

function layout(): Layout {
  if (known) return known;
  const prefixes = serviceNames();
  const firsts: number[] = [];
  let count = 0;
  for (const prefix of prefixes) {
    firsts.push(count);
    count += serviceOf(prefix)!.folded().length;
  }
  const starts = new Map(prefixes.map((prefix, index) => [prefix, firsts[index]!]));
  return (known = { starts, prefixes, firsts, count });
}

/** The number of actions. Places run from 0 to one less. */
export function actionCount(): number {
  return layout().count;
}

/** An empty bit set for all actions. */
export function noActions(): Uint32Array {
  return new Uint32Array((actionCount() + 31) >>> 5);
}

/** The action at a place. */
export function actionAt(place: number): Action {
  const { firsts, prefixes } = layout();
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (firsts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return serviceOf(prefixes[low]!)!.action(place - firsts[low]!);
}

/** The place of an action, or undefined if the reference does not list it. */
export function placeOf(id: string): number | undefined {
  const folded = id.toLowerCase();
  const colon = folded.indexOf(':');
  const prefix = folded.slice(0, colon);
  const start = layout().starts.get(prefix);
  const index = start === undefined ? -1 : serviceOf(prefix)!.indexOf(folded.slice(colon + 1));
  return index < 0 ? undefined : start! + index;
}

export function hasBit(bits: Uint32Array, place: number): boolean {
  return ((bits[place >>> 5]! >>> (place & 31)) & 1) === 1;
}

/** The places of the bits that are set, in ascending order. */
export function* placesIn(bits: Uint32Array): Generator<number> {
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
      yield 32 * word + (31 - Math.clz32(rest & -rest));
  }
}

/** Sets the bits of all actions that a pattern matches. */
export function markMatching(pattern: ActionReach, bits: Uint32Array): void {
  const { starts, prefixes, count } = layout();
  if (pattern.everything) markRange(bits, 0, count);
  else if (!hasWildcard(pattern.service)) markWithin(pattern.service, pattern.name, starts, bits);
  else
    for (const prefix of prefixes)
      if (matches(pattern.service, prefix)) markWithin(prefix, pattern.name, starts, bits);
}

function markWithin(
  prefix: string,
  name: string,
  starts: ReadonlyMap<string, number>,
  bits: Uint32Array,
): void {
  const start = starts.get(prefix);
  if (start === undefined) return;
  const service = serviceOf(prefix)!;
  if (name === '*') return markRange(bits, start, start + service.folded().length);
  for (const index of service.indicesMatching(name)) mark(bits, start + index);
}

function mark(bits: Uint32Array, place: number): void {
  bits[place >>> 5]! |= 1 << (place & 31);
}

function markRange(bits: Uint32Array, from: number, to: number): void {
  for (let place = from; place < to; place++) mark(bits, place);
}

/** Inverts every bit in place. */
export function complement(bits: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) bits[word] = ~bits[word]!;
  const spare = actionCount() & 31;
  if (spare > 0) bits[bits.length - 1]! &= (1 << spare) - 1;
}
