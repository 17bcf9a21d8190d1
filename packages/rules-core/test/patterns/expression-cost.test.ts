import { describe, expect, it } from 'vitest';
import { longestSearched } from '../../src/patterns/expression-cost.js';

const steps = 1e8;

describe('the longest text that an expression may search', () => {
  it.each([
    '(a+)+',
    '(a|a)*',
    '(a*){2}',
    '(a?b?)*',
    '((a+))+',
    '(?:a|ab){3,}',
    '(a+)+$',
    '([a-z]+)*x',
    '(?:x\\d+)+',
    '(a|b)+',
    '(?=a+)+',
    // What a reference repeats may be of any length.
    '(a*)(?:b\\1)+',
    '(?<n>a*)(?:b\\k<n>)+',
  ])('is none for %s', (expression) => {
    expect(longestSearched(expression, steps)).toBe(0);
  });

  it.each<[string, number]>([
    // It is searched from each character on.
    ['ABC', steps],
    ['VAR_\\d{4}', steps],
    ['(ab){3}', steps],
    ['(?:abc)+', 1e4],
    ['(?:x\\d)+', 1e4],
    ['(a*){1}', 1e4],
    ['VAR_[A-Z]+', 1e4],
    ['__[A-Z_]+__', 1e4],
    ['\\{[^}]*:[^}]*\\}', 464],
    ['a*a*a*b', 100],
    ['[*+?]{2}\\*\\+', steps],
    ['\\(\\w+\\)', 1e4],
    ['a{30,}', 1e4],
    ['\\{a', steps],
  ])('for %s, as every part of any length tries all: %i', (expression, longest) => {
    expect(longestSearched(expression, steps)).toBe(longest);
  });

  it('is shorter the more ways there are', () => {
    expect(longestSearched('(?:a|b)c', steps)).toBe(steps / 2);
    expect(longestSearched('a?'.repeat(30), steps)).toBe(0);
  });

  it('bounds the steps of an engine that goes back', () => {
    // As many steps as there are ways to begin, and to split what follows among the parts.
    for (const parts of [1, 2, 3]) {
      const longest = longestSearched('a*'.repeat(parts) + 'b', steps);
      expect(longest ** (parts + 1)).toBeLessThanOrEqual(steps * 1.01);
      const start = performance.now();
      'a'.repeat(longest).match(new RegExp('a*'.repeat(parts) + 'b', 'g'));
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});
