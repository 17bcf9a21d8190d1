/** How a message puts which actions are reached: how many, at which access levels, and those that matter most. */
import { accessLevels, countByAccessLevel, type Action } from '../../catalog/catalog.js';
import { mostNotable } from '../../catalog/notable-actions.js';
import { remembered } from '../../speed/remembered.js';

/** So many are named in full; of more, only the most notable. */
const fullyNamed = 3;

/**
 * A phrase for a message: "1 Write action, `s3:PutObject`", or "11 actions (3 Read, 8 Write), including
 * `sagemaker:CreateApp`, `sagemaker:CreateMlflowApp` and `sagemaker:CreatePartnerApp`".
 *
 * @param named the actions to choose the named ones from; all of them unless given
 */
export function describeReach(actions: readonly Action[], named: readonly Action[] = actions): string {
  const total = countActions(actions);
  if (actions.length <= fullyNamed) return `${total}, ${enumerate(quoteIds(actions))}`;
  return `${total}, including ${nameNotable(named)}`;
}

/** How many actions, by access level: "1 Write action", "11 actions (3 Read, 8 Write)". */
const countActions = remembered((actions: readonly Action[]): string => {
  const counts = countByAccessLevel(actions);
  const present = accessLevels.filter((level) => counts[level] > 0);
  const noun = actions.length === 1 ? 'action' : 'actions';
  if (present.length === 1) return `${actions.length} ${present[0]!} ${noun}`;
  return `${actions.length} ${noun} (${present.map((level) => `${counts[level]} ${level}`).join(', ')})`;
});

/** By list: many statements reach the same thousands of actions. */
/** The two or three actions that matter most, as "`a`, `b` and `c`". */
export const nameNotable = remembered((actions: readonly Action[]): string =>
  enumerate(quoteIds(mostNotable(actions, fullyNamed))),
);

function quoteIds(actions: readonly Action[]): string[] {
  return quoteEach(actions.map(({ id }) => id));
}

/** Each in backticks, as messages quote what is written. */
export function quoteEach(texts: readonly string[]): string[] {
  return texts.map((text) => `\`${text === '' ? '""' : text}\``);
}

/** The first of several in backticks, and how many more there are: "`a`, `b` and 12 more". */
export function quoteFirst(texts: readonly string[], most = fullyNamed): string {
  const quoted = quoteEach(texts.slice(0, most));
  return enumerate(texts.length > most ? [...quoted, `${texts.length - most} more`] : quoted);
}

/** "a", "a and b", "a, b and c". */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
