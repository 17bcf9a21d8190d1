/** Finds the name that was probably meant among names that may be negated. Never suggests one of the opposite sense. */
import { nearestName } from './nearest-name.js';
import { editDistance } from '../patterns/edit-distance.js';

/** The ways to write "not" in a name: `NotStringEquals`, `StringUnlike`, `!StringEquals`, `NoAction`. */
const negation = /(?<!ig)(?:does|is)?not|(?:does|is)n['’]?t|!/gi;
const shortNegation = /(?:Non?|Un)(?![a-z])|[Uu]n(?=like|eq|allow|deny)/g;

/**
 * The nearest name of the same sense. A name with a "not" means the opposite of the rest of the name.
 *
 * @param oppositeOf the candidate of the opposite sense; undefined if there is none
 * @returns undefined when no candidate is near, or when one of the opposite sense is nearly as near
 */
export function nearestInSense(
  name: string,
  candidates: readonly string[],
  oppositeOf: (candidate: string) => string | undefined,
): string | undefined {
  const [first, ...more] = [...name.matchAll(negation), ...name.matchAll(shortNegation)];
  if (!first) return plainlyMeant(name, candidates, oppositeOf);
  if (more.length > 0) return undefined;
  const rest = name.slice(0, first.index) + name.slice(first.index + first[0].length);
  const positive = nearestName(
    rest,
    candidates.filter((candidate) => !isNegated(candidate)),
  );
  return positive && oppositeOf(positive);
}

/** The nearest name to one without a "not", unless the "not" may have been lost in a typo. */
function plainlyMeant(
  name: string,
  candidates: readonly string[],
  oppositeOf: (candidate: string) => string | undefined,
): string | undefined {
  const meant = nearestName(name, candidates);
  const opposite = meant !== undefined && oppositeOf(meant);
  if (!opposite) return meant;
  const difference = slipsBetween(name, opposite) - slipsBetween(name, meant);
  return difference >= (isNegated(meant) ? 1 : 2) ? meant : undefined;
}

function isNegated(candidate: string): boolean {
  return candidate.includes('Not');
}

/** More than any limit. */
const mostSlips = 6;

function slipsBetween(a: string, b: string): number {
  return editDistance(a.toLowerCase(), b.toLowerCase(), mostSlips);
}
