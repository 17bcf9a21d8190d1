/** Generates a Sid for a statement that says what it does, in the characters that a Sid may have. */
import type { Statement } from '../../policy/policy.js';

/** A longer Sid is not useful. */
const longest = 64;

/**
 * `AllowS3GetObject` for one action, `AllowS3` for several actions of one service, and otherwise `Allow` with the
 * number of the statement. If the Sid is already used, it ends with a number.
 *
 * @param taken the Sids in the policy
 */
export function sidFor(statement: Statement, taken: ReadonlySet<string>): string {
  const stem = stemOf(statement);
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

function stemOf({ effect, actions, index }: Statement): string {
  const does = effect ?? 'Statement';
  const patterns = actions?.negated === false ? actions.items.map(({ pattern }) => pattern) : [];
  const [first] = patterns;
  const isOfOneService = patterns.every((each) => each && each.service === first?.service);
  const service = isOfOneService ? lettersOf(first?.service ?? '') : '';
  if (service === '') return `${does}${index + 1}`;
  const [only, ...others] = actions!.items;
  const name = others.length === 0 ? lettersOf(only!.text.slice(only!.text.indexOf(':') + 1)) : '';
  return `${does}${service}${name}`.slice(0, longest);
}

function lettersOf(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9]/g, '');
  return letters.slice(0, 1).toUpperCase() + letters.slice(1);
}
