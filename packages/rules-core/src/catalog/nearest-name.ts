/** Finds the name that was probably meant, by counting typos without regard to case. */
import { editDistance } from '../patterns/edit-distance.js';

/**
 * The candidate nearest to `name`, or undefined when none is near enough.
 *
 * A candidate that differs only in case wins, then the one with the fewest typos: a character added, left out or
 * changed, or two neighbours swapped. The limit is one in names of up to five characters, two in up to eight, three in
 * longer ones. Ties are decided by the longer common start, then alphabetically, and never by the order of the
 * candidates.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const folded = name.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(folded.length / 3)));
  let best: { readonly candidate: string; readonly slips: number; readonly start: number } | undefined;
  const letters = lettersOf(folded);
  for (const candidate of candidates) {
    // Lengths and letters rule out most candidates without counting typos.
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const other = candidate.toLowerCase();
    const theirs = lettersOf(other);
    if (countBits(letters & ~theirs) > limit || countBits(theirs & ~letters) > limit) continue;
    const slips = folded === other ? 0 : editDistance(folded, other, limit);
    // If the typos would leave nothing of a name, the names are not near.
    if (slips > limit || slips >= Math.max(folded.length, other.length)) continue;
    const start = commonStart(folded, other);
    if (best && slips === best.slips && (start - best.start || (candidate < best.candidate ? 1 : -1)) < 0)
      continue;
    best = { candidate, slips, start };
    limit = slips;
  }
  return best?.candidate;
}

/**
 * A bit set of the characters in the text, some of which share a bit. Every bit that the other text lacks is at least
 * one typo.
 */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
