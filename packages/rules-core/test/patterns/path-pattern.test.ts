import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOnePath, pathMatches } from '../../src/patterns/path-pattern.js';

it.each([
  ['policies/app.json', 'policies/app.json'],
  ['policies/*.json', 'policies/app.json'],
  ['policies/a??.json', 'policies/app.json'],
  ['**', 'policies/app.json'],
  ['**/app.json', 'app.json'],
  ['**/app.json', 'policies/teams/app.json'],
  ['policies/**', 'policies/teams/app.json'],
  ['policies/**/app.json', 'policies/app.json'],
  ['**/a/**/b/*.json', 'a/a/b/c/b/d.json'],
])('%s stands for %s', (pattern, path) => {
  expect(pathMatches(pattern, path)).toBe(true);
});

it.each([
  ['policies', 'policies/app.json'],
  ['app.json', 'policies/app.json'],
  ['*.json', 'policies/app.json'],
  ['policies/*', 'policies/teams/app.json'],
  ['policies/app.json', 'policies/App.json'],
  ['policies/**/teams/app.json', 'policies/app.json'],
  ['policies/app.json/**/x', 'policies/app.json'],
  ['**/a/**/b/*.json', 'b/a/b/c/d.json'],
  ['a**/c', 'a/b/c'],
])('%s does not stand for %s', (pattern, path) => {
  expect(pathMatches(pattern, path)).toBe(false);
});

it('finds out as an expression does', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 });
  const patternPart = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 2 }),
    },
    { weight: 1, arbitrary: fc.constant('**') },
  );
  fc.assert(
    fc.property(
      fc.array(patternPart, { minLength: 1, maxLength: 6 }),
      fc.array(part, { minLength: 1, maxLength: 6 }),
      (wanted, parts) => {
        const source = wanted
          .map((each) =>
            each === '**' ? '(?:[^/]+/)*' : `${each.replaceAll('?', '[^/]').replaceAll('*', '[^/]*')}/`,
          )
          .join('');
        const expected = new RegExp(`^${source}$`).test(`${parts.join('/')}/`);
        expect(pathMatches(wanted.join('/'), parts.join('/'))).toBe(expected);
      },
    ),
    { numRuns: 5000 },
  );
});

it('takes no long time for a hostile pattern', () => {
  expect(pathMatches(`${'**/a/'.repeat(500)}b`, 'a/'.repeat(2000))).toBe(false);
});

it('tells a path from a pattern', () => {
  expect(isOnePath('policies/app.json')).toBe(true);
  expect(['*.json', 'a?.json', '**/a.json'].some(isOnePath)).toBe(false);
});
