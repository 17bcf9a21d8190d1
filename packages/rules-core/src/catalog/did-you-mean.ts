/** The question at the end of a message about a name that does not exist. */
import { nearestName } from './nearest-name.js';

/** @returns a sentence that begins with a space, or an empty string if no name is similar */
export function didYouMean(given: unknown, names: Iterable<string>): string {
  const meant = typeof given === 'string' ? nearestName(given, names) : undefined;
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}
