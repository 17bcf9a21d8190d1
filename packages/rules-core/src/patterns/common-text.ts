/** Finds a text that several wildcard patterns match. */
import { rememberedByText } from '../speed/remembered.js';
import { hasWildcard, matches } from './wildcard.js';

/** Longer searches are stopped. The patterns of real policies need a few hundred steps. */
const mostStates = 5_000;

/**
 * A text that all patterns match: if possible, one of them with a word for each star.
 *
 * @param patterns at least one
 * @param word replaces a star, so that no policy is likely to list the result
 * @returns undefined if there is none, or none was found
 */
export function commonText(patterns: readonly string[], word: string): string | undefined {
  return remembered(JSON.stringify([word, ...new Set(patterns)]));
}

/** Remembered because statements share their regions. */
const remembered = rememberedByText(
  (key) => {
    const [word, ...patterns] = JSON.parse(key) as [string, ...string[]];
    return found(patterns, word);
  },
  { most: 2_000, longest: 1_000 },
);

function found(patterns: readonly string[], word: string): string | undefined {
  const isCommon = (text: string) => patterns.every((pattern) => matches(pattern, text));
  const plain = patterns.find((pattern) => !hasWildcard(pattern));
  if (plain !== undefined) return isCommon(plain) ? plain : undefined;
  const filled = patterns.map((pattern) => fill(pattern, word));
  const behind = patterns.flatMap((pattern) =>
    /^[^*]*\*$/.test(pattern) ? filled.map((text) => fill(pattern.slice(0, -1), word) + text) : [],
  );
  return [...filled, ...behind].find(isCommon) ?? searched(patterns);
}

function fill(pattern: string, word: string): string {
  return pattern.replace(/\??\*|\?/g, (wildcard) => (wildcard === '?' ? word.charAt(0) : word));
}

/** The shortest common text. Searches through all patterns at the same time. */
function searched(patterns: readonly string[]): string | undefined {
  let reached = new Map<string, { readonly places: readonly number[]; readonly text: string }>();
  const seen = new Set<string>();
  const add = (places: readonly number[], text: string, into: typeof reached) => {
    // A star may be empty.
    for (const [index, place] of places.entries())
      if (patterns[index]![place] === '*') add(places.with(index, place + 1), text, into);
    const key = places.join();
    if (seen.has(key)) return;
    seen.add(key);
    into.set(key, { places, text });
  };
  add(
    patterns.map(() => 0),
    '',
    reached,
  );
  while (reached.size > 0 && seen.size < mostStates) {
    const next: typeof reached = new Map();
    for (const { places, text } of reached.values()) {
      if (places.every((place, index) => place === patterns[index]!.length)) return text;
      const wanted = places.map((place, index) => patterns[index]![place]);
      if (wanted.includes(undefined)) continue;
      const letters = wanted.filter((each) => each !== '*' && each !== '?');
      const letter = letters[0] ?? 'x';
      if (letters.some((each) => each !== letter)) continue;
      add(
        places.map((place, index) => (wanted[index] === '*' ? place : place + 1)),
        text + letter,
        next,
      );
    }
    reached = next;
  }
  return undefined;
}
