/**
 * Sets of actions or of resources, as texts: the entries of Action or Resource, or all but those of NotAction or NotResource.
 * What stands for something else, such as a policy variable, is compared as it is written.
 */
import { actionCovers, actionIntersects, parseActionPattern } from './action-pattern.js';
import { arnCovers, arnIntersects, parseArnPattern } from './arn-pattern.js';
import { covers, intersects } from './wildcard.js';

export interface EntrySet {
  /** It is all but the entries. */
  readonly negated: boolean;
  readonly texts: readonly string[];
}

/** How two entries compare. */
export interface Comparison {
  /** Whether everything that `text` stands for is something that `by` stands for. */
  readonly covers: (by: string, text: string) => boolean;
  /** Whether something is what both stand for. */
  readonly meets: (one: string, other: string) => boolean;
}

export const compareActions: Comparison = {
  covers(by, text) {
    const [a, b] = [parseActionPattern(by), parseActionPattern(text)];
    return a && b ? actionCovers(a, b) : covers(by.toLowerCase(), text.toLowerCase());
  },
  meets(one, other) {
    const [a, b] = [parseActionPattern(one), parseActionPattern(other)];
    return a && b ? actionIntersects(a, b) : intersects(one.toLowerCase(), other.toLowerCase());
  },
};

export const compareResources: Comparison = {
  covers(by, text) {
    if (by === text) return true;
    const [a, b] = [parseArnPattern(closed(by)), parseArnPattern(closed(text))];
    return a && b ? arnCovers(a, b) : covers(closed(by), closed(text));
  },
  meets(one, other) {
    const [a, b] = [parseArnPattern(closed(one)), parseArnPattern(closed(other))];
    return a && b ? arnIntersects(a, b) : intersects(closed(one), closed(other));
  },
};

const inVariables = new Map([
  ['*', '\uf8f0'],
  ['?', '\uf8f1'],
  [':', '\uf8f2'],
]);

/** The text with characters in its policy variables that mean nothing to a pattern. */
function closed(text: string): string {
  if (!text.includes('${')) return text;
  return text.replace(/\$\{[^}]*\}/g, (variable) =>
    variable.replace(/[*?:]/g, (character) => inVariables.get(character)!),
  );
}

/**
 * Whether one set covers another for certain: entry by entry, so that what only several entries cover together is not taken to be
 * covered.
 */
export function setCovers(by: EntrySet, set: EntrySet, compare: Comparison): boolean {
  if (set.negated) {
    if (!by.negated) return by.texts.includes('*');
    return by.texts.every((text) => set.texts.some((other) => compare.covers(other, text)));
  }
  return set.texts.every((text) =>
    by.negated
      ? !by.texts.some((other) => compare.meets(other, text))
      : by.texts.some((other) => compare.covers(other, text)),
  );
}
