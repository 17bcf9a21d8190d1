/**
 * Sets of actions or resources as texts: the entries of Action or Resource, or everything except those of NotAction or
 * NotResource. Policy variables and the like are compared literally.
 */
import { actionCovers, actionIntersects, parseActionPattern } from './action-pattern.js';
import { arnCovers, arnIntersects, parseArnPattern } from './arn-pattern.js';
import { covers, intersects } from './wildcard.js';

export interface EntrySet {
  /** The set contains everything except the entries. */
  readonly negated: boolean;
  readonly texts: readonly string[];
}

/** How to compare two entries. */
export interface Comparison {
  /** Whether `by` matches everything that `text` matches. */
  readonly covers: (by: string, text: string) => boolean;
  /** Whether both match something in common. */
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

/** The text with its policy variables replaced by ordinary characters. */
function closed(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, (variable) =>
    variable.replace(/[*?:]/g, (character) => inVariables.get(character)!),
  );
}

/**
 * Whether one set certainly covers another. Compares single entries, so it returns false if only several entries
 * together cover one.
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
