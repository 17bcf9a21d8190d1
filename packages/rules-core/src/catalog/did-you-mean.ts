/** The question at the end of a message about a name that does not exist. */
import { nearestName } from './nearest-name.js';

/** @returns a sentence with a blank before it; nothing where no name is near */
export function didYouMean(given: unknown, names: Iterable<string>): string {
  const meant = typeof given === 'string' ? nearestName(given, names) : undefined;
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}
