/**
 * The algebra of plain wildcard patterns: `*` matches any run of characters, including an empty one, and `?` matches
 * exactly one UTF-16 code unit. Patterns are case-sensitive. Callers convert to lower case if needed.
 * / A pattern with stars is split into parts: `a?*b*c` is the part `a`, a gap of at least one character, the part `b`,
 * a gap, and the part `c`. The first part is at the start and the last at the end. Those between are placed as far to
 * the left as possible, which leaves the most room for the rest. All comparisons use such a placement, in time n·m at
 * worst.
 * / A hole (see `value/hole.ts`) is a character that only equals itself: its value is the same everywhere and has an
 * unknown length, so it does not match `?`. What is covered is covered whatever the value.
 */

import { isHole } from '../value/hole.js';
import { rememberedByText } from '../speed/remembered.js';

const STAR = 0x2a;
const ANY = 0x3f;

/** Longer parts are searched with bit parallelism, so that hostile ones stay fast. */
const SHORT_PART = 64;

/**
 * `parts[i]` and `parts[i + 1]` are at least `gaps[i]` characters apart. At a gap, parts start and end with a literal.
 */
interface Cut {
  readonly parts: readonly string[];
  readonly gaps: readonly number[];
}

/** Where the parts are placed. */
const enum Within {
  /** A text: every character is literal. */
  Text,
  /** A pattern that must be covered: `?` only matches `?`, and nothing may be placed on a star. */
  Covered,
  /** A pattern without stars that must have a text in common: `?` on either side matches everything. */
  Shared,
}

/** Whether the text contains `*` or `?`. */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

/** Whether the pattern matches the text. `*` and `?` in the text are literal. */
export function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.includes('*')) {
    if (pattern.length !== text.length) return false;
    return pattern === text || (pattern.includes('?') && fitsAt(pattern, text, 0, Within.Text));
  }
  return canPlace(cut(pattern), text, Within.Text);
}

/** Whether pattern `a` matches every text that pattern `b` matches. */
export function covers(a: string, b: string): boolean {
  if (a === '*' || a === b) return true;
  if (!a.includes('*')) return a.length === b.length && fitsAt(a, b, 0, Within.Covered);
  // Decides most cases without cutting the pattern.
  if (lengthWithoutStars(a) > lengthWithoutStars(b)) return false;
  return canPlace(cut(a), b, Within.Covered);
}

function lengthWithoutStars(pattern: string): number {
  let length = pattern.length;
  for (let star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', star + 1)) length--;
  return length;
}

/** Whether some text matches both patterns. */
export function intersects(a: string, b: string): boolean {
  if (a === '*' || b === '*' || a === b) return true;
  if (differAtStart(a, b)) return false;
  const aStar = a.indexOf('*');
  const bStar = b.indexOf('*');
  if (aStar < 0 && bStar < 0) return a.length === b.length && fitsAt(a, b, 0, Within.Shared);
  if (aStar < 0) return canPlace(cut(b), a, Within.Shared);
  if (bStar < 0) return canPlace(cut(a), b, Within.Shared);
  // Between the first and the last star, each pattern can match what the other one needs, one after the other.
  const head = Math.min(aStar, bStar);
  if (!fitsAt(a.slice(0, head), b, 0, Within.Shared)) return false;
  const tail = Math.min(a.length - a.lastIndexOf('*'), b.length - b.lastIndexOf('*')) - 1;
  return fitsAt(a.slice(a.length - tail), b, b.length - tail, Within.Shared);
}

/** A quick check that decides most cases: both start with a literal, and these differ. */
function differAtStart(a: string, b: string): boolean {
  const one = a.charCodeAt(0);
  const other = b.charCodeAt(0);
  return one !== other && one !== STAR && one !== ANY && other !== STAR && other !== ANY;
}

/** The normal form: a run of wildcards with a star becomes its `?`s followed by one star. */
export function squeeze(pattern: string): string {
  if (!/\*[*?]|\?\*/.test(pattern)) return pattern;
  return pattern.replace(/[*?]{2,}/g, (run) => {
    const any = run.replaceAll('*', '');
    return any.length === run.length ? run : `${any}*`;
  });
}

const cut = rememberedByText(cutAtStars, { most: 2_000, longest: 256 });

function cutAtStars(pattern: string): Cut {
  const pieces = pattern.split('*');
  const last = pieces.length - 1;
  const first = pieces[0]!;
  const firstEnd = endWithoutAny(first);
  const parts = [first.slice(0, firstEnd)];
  const gaps: number[] = [];
  let gap = first.length - firstEnd;
  for (let i = 1; i <= last; i++) {
    const piece = pieces[i]!;
    let start = 0;
    while (start < piece.length && piece.charCodeAt(start) === ANY) start++;
    gap += start;
    if (start === piece.length && i < last) continue;
    const end = i < last ? endWithoutAny(piece) : piece.length;
    parts.push(piece.slice(start, end));
    gaps.push(gap);
    gap = piece.length - end;
  }
  return { parts, gaps };
}

function endWithoutAny(piece: string): number {
  let end = piece.length;
  while (end > 0 && piece.charCodeAt(end - 1) === ANY) end--;
  return end;
}

/**
 * Whether all parts fit into `host`: the first at its start, the last at its end, and the others leftmost in between.
 */
function canPlace({ parts, gaps }: Cut, host: string, within: Within): boolean {
  const last = parts.length - 1;
  const tail = parts[last]!;
  const end = host.length - tail.length;
  let at = parts[0]!.length;
  if (at > end || !fitsAt(parts[0]!, host, 0, within) || !fitsAt(tail, host, end, within)) return false;
  for (let i = 1; i < last; i++) {
    const part = parts[i]!;
    at = leap(host, at, end, gaps[i - 1]!, within);
    if (at < 0) return false;
    at = find(part, host, at, end, within);
    if (at < 0) return false;
    at += part.length;
  }
  return leap(host, at, end, gaps[last - 1]!, within) >= 0;
}

/**
 * The position `count` characters after `at`, or -1 if `end` comes first. Holes, and stars of a covered pattern, do not
 * count as characters.
 */
function leap(host: string, at: number, end: number, count: number, within: Within): number {
  let left = count;
  let to = at;
  for (; left > 0 && to < end; to++) {
    const code = host.charCodeAt(to);
    if (!isHole(code) && (code !== STAR || within !== Within.Covered)) left--;
  }
  return left === 0 ? to : -1;
}

function fitsAt(part: string, host: string, at: number, within: Within): boolean {
  for (let i = 0; i < part.length; i++) {
    const want = part.charCodeAt(i);
    const have = host.charCodeAt(at + i);
    if (want === have) continue;
    if (want === ANY && !isHole(have) && (have !== STAR || within === Within.Text)) continue;
    if (have === ANY && !isHole(want) && within === Within.Shared) continue;
    return false;
  }
  return true;
}

/** The first position from `at` on where the part fits in `host`, ending at `end` at the latest, or -1. */
function find(part: string, host: string, at: number, end: number, within: Within): number {
  if (part.length > SHORT_PART) return findLong(part, host, at, end, within);
  if (!part.includes('?') && (within !== Within.Shared || !host.includes('?'))) {
    const found = host.indexOf(part, at);
    return found >= 0 && found + part.length <= end ? found : -1;
  }
  for (let from = at; from + part.length <= end; from++) if (fitsAt(part, host, from, within)) return from;
  return -1;
}

/**
 * The same for long parts: the Shift-And algorithm (Baeza-Yates and Gonnet, "A new approach to text searching", 1992).
 * Bit i of the state means that the first i + 1 characters of the part match, ending at the current position.
 */
function findLong(part: string, host: string, at: number, end: number, within: Within): number {
  const words = Math.ceil(part.length / 32);
  const places = new Map<number, number[]>();
  const anywhere = new Int32Array(words);
  const everywhere = new Int32Array(words).fill(-1);
  for (let i = 0; i < part.length; i++) {
    const code = part.charCodeAt(i);
    if (isHole(code)) everywhere[i >> 5]! &= ~(1 << (i & 31));
    if (code === ANY) anywhere[i >> 5]! |= 1 << (i & 31);
    else if (!places.get(code)?.push(i)) places.set(code, [i]);
  }
  // A mask for each frequent character, at most 32 of them. The few positions of the others are set individually.
  const masks = new Map<number, Int32Array>();
  for (const [code, list] of places) {
    if (list.length <= words) continue;
    const mask = isHole(code) ? new Int32Array(words) : anywhere.slice();
    for (const i of list) mask[i >> 5]! |= 1 << (i & 31);
    masks.set(code, mask);
    places.delete(code);
  }
  const nowhere = new Int32Array(words);
  const state = new Int32Array(words);
  const goal = part.length - 1;
  for (let to = at; to < end; to++) {
    const code = host.charCodeAt(to);
    if (code === STAR && within === Within.Covered) {
      state.fill(0);
      continue;
    }
    const mask =
      code === ANY && within === Within.Shared
        ? everywhere
        : (masks.get(code) ?? (isHole(code) ? nowhere : anywhere));
    const reached =
      places.get(code)?.filter((i) => i === 0 || (state[(i - 1) >> 5]! >>> ((i - 1) & 31)) & 1) ?? [];
    let carry = 1;
    for (let w = 0; w < words; w++) {
      const before = state[w]!;
      state[w] = ((before << 1) | carry) & mask[w]!;
      carry = before >>> 31;
    }
    for (const i of reached) state[i >> 5]! |= 1 << (i & 31);
    if ((state[goal >> 5]! >>> (goal & 31)) & 1) return to - goal;
  }
  return -1;
}
