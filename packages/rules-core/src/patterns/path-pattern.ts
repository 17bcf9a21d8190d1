/** Patterns of paths: `*` and `?` stand for characters within one part of a path, `**` for any number of parts. */
import { hasWildcard, matches } from './wildcard.js';

/** Whether a pattern names one path. */
export function isOnePath(pattern: string): boolean {
  return !hasWildcard(pattern);
}

/**
 * Whether a path is one that the pattern stands for. Parts are separated by `/`.
 *
 * The parts after a `**` are looked for as far to the left as they fit, which leaves the most room for those after the next.
 */
export function pathMatches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  let at = 0;
  let place = 0;
  /** Where to go on when the parts after the last `**` do not fit. */
  let retry: { readonly at: number; place: number } | undefined;
  while (place < parts.length) {
    if (wanted[at] === '**') retry = { at: ++at, place };
    else if (at < wanted.length && matches(wanted[at]!, parts[place]!)) {
      at++;
      place++;
    } else if (retry) {
      place = ++retry.place;
      at = retry.at;
    } else return false;
  }
  return wanted.slice(at).every((part) => part === '**');
}
