/** The lower bound of an entry with holes: what it covers is covered whatever fills them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arnCovers,
  arnMatches,
  parseArnLowerBound,
  parseArnPattern,
} from '../../src/patterns/arn-pattern.js';
import { Holes } from '../../src/value/hole.js';

const holes = new Holes();
const anything = holes.characterOf({ id: 'anything', source: '${anything}' })!;
const partition = holes.characterOf({ id: 'partition', source: '${partition}', alphabet: 'partition' })!;

describe('parseArnLowerBound', () => {
  it.each([
    `arn:aws:s3${anything}`,
    `arn:aws:s3:${anything}:b`,
    `arn:${anything}`,
    `arn:${partition}:s3:${anything}`,
  ])('knows nothing of %j, as the hole may hold the fields that are missing', (text) =>
    expect(parseArnLowerBound(text)).toBeUndefined(),
  );

  it.each(['arn:aws:s3', `arn:${partition}:s3`, `arn:${anything}:s3:::b`, `arn:aws:s3:::${anything}`])(
    'reads %j',
    (text) => {
      expect(parseArnLowerBound(text)).toBeDefined();
      expect(parseArnLowerBound(text)).toBe(parseArnPattern(text));
    },
  );

  it('covers nothing that it does not cover once it is filled', () => {
    const piece = fc.constantFrom('arn', 'aws', 's3', 'b', '*', '', anything, partition);
    const entry = fc
      .array(fc.array(piece, { maxLength: 2 }), { minLength: 1, maxLength: 6 })
      .map((fields) => `arn:${fields.map((field) => field.join('')).join(':')}`);
    const filling = fc.constantFrom('', 's3', ':', '::', ':::b', 'b:*', '*');
    fc.assert(
      fc.property(entry, entry, filling, (by, text, filled) => {
        const [a, b] = [parseArnLowerBound(by), parseArnLowerBound(text)];
        if (!a || !b || !arnCovers(a, b)) return;
        const fill = (each: string) => each.replaceAll(anything, filled).replaceAll(partition, 'aws-cn');
        const arn = fill(text).replaceAll('*', 'x');
        const [one, other] = [parseArnPattern(fill(by)), parseArnPattern(fill(text))];
        if (other && arnMatches(other, arn)) expect(one && arnMatches(one, arn), arn).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
