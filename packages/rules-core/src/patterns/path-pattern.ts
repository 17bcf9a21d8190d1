/** Path patterns: `*` and `?` match characters within one segment, and `**` matches any number of segments. */
import { hasWildcard, matches } from './wildcard.js';

/** Whether a pattern matches just one path. */
export function isOnePath(pattern: string): boolean {
  return !hasWildcard(pattern);
}

/**
 * Whether a pattern matches a path. Segments are separated by `/`.
 * / The segments after a `**` are matched as far to the left as possible, which leaves the most room for those after
 * the next.
 */
export function pathMatches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  let at = 0;
  let place = 0;
  /** Where to continue if the segments after the last `**` do not match. */
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
