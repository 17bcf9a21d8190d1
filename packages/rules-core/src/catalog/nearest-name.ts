/** The name that somebody probably meant: slips of typing, counted without regard to case. */
import { editDistance } from '../patterns/edit-distance.js';

/**
 * The candidate nearest to `name`, or undefined when none is near enough. One that differs in case only wins; then the
 * one with the fewest slips (a character added, left out, changed, or two neighbours swapped): one at most in names of
 * up to five characters, two in up to eight, three in longer ones. Between equals the longer common start decides,
 * then the alphabet; the order of the candidates never does.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const folded = name.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(folded.length / 3)));
  let best: { readonly candidate: string; readonly slips: number; readonly start: number } | undefined;
  const letters = lettersOf(folded);
  for (const candidate of candidates) {
    // Most are far off, which their lengths and their letters show without counting slips.
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const other = candidate.toLowerCase();
    const theirs = lettersOf(other);
    if (countBits(letters & ~theirs) > limit || countBits(theirs & ~letters) > limit) continue;
    const slips = folded === other ? 0 : editDistance(folded, other, limit);
    // Names of which nothing is left after the slips are not near.
    if (slips > limit || slips >= Math.max(folded.length, other.length)) continue;
    const start = commonStart(folded, other);
    if (best && slips === best.slips && (start - best.start || (candidate < best.candidate ? 1 : -1)) < 0)
      continue;
    best = { candidate, slips, start };
    limit = slips;
  }
  return best?.candidate;
}

/** A bit for each character that occurs; some characters share one. Every bit that the other lacks is a slip. */
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
