import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/catalog/nearest-name.js';

describe('nearestName', () => {
  const actions = [
    'GetObject',
    'GetObjectAcl',
    'GetObjectTagging',
    'PutObject',
    'ListBucket',
    'ListAllMyBuckets',
  ];

  it.each([
    ['getobject', 'GetObject'],
    ['GETOBJECTACL', 'GetObjectAcl'],
    ['GetObjct', 'GetObject'],
    ['GetObjetc', 'GetObject'],
    ['GetObjects', 'GetObject'],
    ['PetObject', 'PutObject'],
    ['PtuObject', 'PutObject'],
    ['ListBuckets', 'ListBucket'],
    ['DescribeInstances', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('of %j is %j', (name, expected) => {
    expect(nearestName(name, actions)).toBe(expected);
  });

  it.each([
    ['Actions', 'Action'],
    ['condition', 'Condition'],
    ['Resources', 'Resource'],
    ['Efect', 'Effect'],
    ['NotActon', 'NotAction'],
    ['Sdi', 'Sid'],
    ['Comment', undefined],
  ])('of the element %j is %j', (name, expected) => {
    const elements = ['Action', 'NotAction', 'Resource', 'NotResource', 'Condition', 'Effect', 'Sid'];
    expect(nearestName(name, elements)).toBe(expected);
  });

  it('allows one slip in short names, two in longer, three in long ones', () => {
    expect(nearestName('lamdba', ['lambda'])).toBe('lambda');
    expect(nearestName('s4', ['s3'])).toBe('s3');
    expect(nearestName('abc', ['xyc'])).toBeUndefined();
    expect(nearestName('abcde', ['abcxx'])).toBeUndefined();
    expect(nearestName('abcdef', ['abcdxx'])).toBe('abcdxx');
    expect(nearestName('abcdef', ['abcxxx'])).toBeUndefined();
    expect(nearestName('abcdefghi', ['abcdefxxx'])).toBe('abcdefxxx');
    expect(nearestName('abcdefghijklmnopqr', ['abcdefghijklmnxxxx'])).toBeUndefined();
  });

  it('never takes a name that shares no letter', () => {
    expect(nearestName('x', ['y'])).toBeUndefined();
    expect(nearestName('x', ['yx'])).toBe('yx');
  });

  it('does not depend on the order of the candidates', () => {
    const names = fc.array(fc.stringMatching(/^[abAB]{1,7}$/), { maxLength: 8 });
    fc.assert(
      fc.property(fc.stringMatching(/^[abAB]{1,7}$/), names, (name, candidates) => {
        const expected = nearestName(name, candidates);
        expect(nearestName(name, [...candidates].reverse())).toBe(expected);
        expect(nearestName(name, [...candidates].sort())).toBe(expected);
      }),
    );
  });

  it('finds the least distance that brute force finds', () => {
    const word = fc.stringMatching(/^[abc]{1,10}$/);
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1, maxLength: 8 }), (name, candidates) => {
        const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
        const distances = candidates
          .map((candidate) => ({ slips: distance(name, candidate), candidate }))
          .filter(({ slips, candidate }) => slips <= limit && slips < Math.max(name.length, candidate.length))
          .map(({ slips }) => slips);
        const found = nearestName(name, candidates);
        expect(found === undefined ? undefined : distance(name, found)).toBe(
          distances.length > 0 ? Math.min(...distances) : undefined,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the one among many that are alike', () => {
    const candidates = Array.from({ length: 700 }, (_, i) => `DescribeSomething${i}Configuration`);
    expect(nearestName('DescribeSomethng512Configurations', candidates)).toBe(
      'DescribeSomething512Configuration',
    );
    expect(nearestName('DescribeSomethngElseConfigurations', candidates)).toBeUndefined();
  });
});

/** The optimal string alignment distance, by its definition. */
function distance(a: string, b: string): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let least = Math.min(
      from(i - 1, j) + 1,
      from(i, j - 1) + 1,
      from(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    );
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      least = Math.min(least, from(i - 2, j - 2) + 1);
    known.set(key, least);
    return least;
  };
  return from(a.length, b.length);
}
