/** Describes in messages which actions are matched: how many, and the most important ones. */
import type { Action } from '../../catalog/catalog.js';
import { mostNotable } from '../../catalog/notable-actions.js';
import { remembered } from '../../speed/remembered.js';

/** Up to this many actions are all named. With more, only the most important one is. */
const fullyNamed = 3;

/**
 * A phrase for a message: "`s3:PutObject`", or "11 actions, including `sagemaker:CreateApp`".
 *
 * @param named the actions from which to choose the named one, by default all of them
 */
export function describeReach(actions: readonly Action[], named: readonly Action[] = actions): string {
  if (actions.length <= fullyNamed) return enumerate(quoteIds(actions));
  return `${formatCount(actions.length)} actions, including ${nameMostNotable(named)}`;
}

/** The same as a list, for use within a sentence: "`sagemaker:CreateApp` and 10 more actions". */
export function listReach(actions: readonly Action[]): string {
  if (actions.length < fullyNamed) return enumerate(quoteIds(actions));
  return `${nameMostNotable(actions)} and ${formatCount(actions.length - 1)} more actions`;
}

/** A number with thousands separators: "22,091". */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Remembered by list because many statements match the same thousands of actions. */
export const nameMostNotable = remembered((actions: readonly Action[]): string =>
  enumerate(quoteIds(mostNotable(actions, 1))),
);

/** The two most important actions, as "`a` and `b`". */
export const nameNotable = remembered((actions: readonly Action[]): string =>
  enumerate(quoteIds(mostNotable(actions, 2))),
);

function quoteIds(actions: readonly Action[]): string[] {
  return quoteEach(actions.map(({ id }) => id));
}

/** The texts in backticks, as messages quote them. */
export function quoteEach(texts: readonly string[]): string[] {
  return texts.map((text) => `\`${text === '' ? '""' : text}\``);
}

/** The first few texts in backticks and the number of others: "`a`, `b` and 12 more". */
export function quoteFirst(texts: readonly string[], most = fullyNamed): string {
  const quoted = quoteEach(texts.slice(0, most));
  return enumerate(texts.length > most ? [...quoted, `${formatCount(texts.length - most)} more`] : quoted);
}

/** "a", "a and b", "a, b and c". */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
