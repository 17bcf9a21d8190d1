import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionCovers,
  actionIntersects,
  actionMatches,
  parseActionPattern,
  parseActionUpperBound,
  type ActionPattern,
} from '../../src/patterns/action-pattern.js';

const parse = (text: string): ActionPattern => {
  const pattern = parseActionPattern(text);
  if (pattern === undefined) throw new Error(`${text} is no action pattern`);
  return pattern;
};

describe('parseActionPattern', () => {
  it('folds case and tells the parts', () => {
    expect(parseActionPattern('IAM:Pass**Role')).toMatchObject({
      folded: 'iam:pass**role',
      service: 'iam',
      name: 'pass*role',
      everything: false,
      literal: false,
    });
    expect(parseActionPattern('s3:GetObject')).toMatchObject({
      folded: 's3:getobject',
      service: 's3',
      name: 'getobject',
      everything: false,
      literal: true,
    });
  });

  it.each(['*', '**', '*:*', '**:***', '?*:*', '*:*?'])('knows that %s is everything', (text) => {
    expect(parse(text)).toMatchObject({ service: '*', name: '*', everything: true, literal: false });
  });

  it.each(['iam:*', '*:Get*', '?:*', '??*:*', '*:*a*'])('knows that %s is not everything', (text) => {
    expect(parse(text).everything).toBe(false);
  });

  it.each([
    ...['', 'iam', 'iam*', 'IAM?', ':', 'iam:', ':PassRole', ':*', 'iam:Pass:Role', 'iam::PassRole'],
    ...['iam:Pass Role', ' iam:PassRole', 'iam:PassRole\n', 'iam:*\uFFFC', 'arn:aws:iam::1:role/x', '* '],
    // The Kelvin sign and the long s would fold to ASCII letters.
    ...['\u212Ams:Decrypt', '\u017F3:GetObject'],
  ])('takes %j for no pattern', (text) => {
    expect(parseActionPattern(text)).toBeUndefined();
  });

  it('answers alike from the cache', () => {
    expect(parseActionPattern('iam:Zz*')).toBe(parseActionPattern('iam:Zz*'));
    expect(parseActionPattern('no-colon')).toBe(parseActionPattern('no-colon'));
    const long = `iam:${'a'.repeat(300)}*`;
    expect(parseActionPattern(long)).toEqual(parseActionPattern(long));
  });
});

describe('parseActionUpperBound', () => {
  it('lets a star stand for the colon', () => {
    expect(parseActionUpperBound('*Get*')).toBe(parse('*'));
    expect(parseActionUpperBound('s3*')).toBe(parse('*'));
    expect(parseActionUpperBound('s3:*Object')).toBe(parse('s3:*Object'));
    expect(parseActionUpperBound('s3')).toBeUndefined();
  });
});

describe('actionMatches', () => {
  it.each([
    'iam:PassRole',
    'IAM:passrole',
    'iam:*',
    'iam:**',
    'iam:P*',
    'iam:?assRole',
    'iam:Pa*ole',
    'iam:*s*s*',
    'i*:PassRole',
    '*:PassRole',
    '*:*Role',
    '???:????????',
    '*',
    '*:*',
  ])('%s matches iam:passrole', (text) => {
    expect(actionMatches(parse(text), 'iam:passrole')).toBe(true);
  });

  it.each([
    'iam:PassRol',
    'iam:?PassRole',
    'iam:PassRole?',
    'ia:PassRole',
    'i?:PassRole',
    'iam:Get*',
    's3:*',
    '??:*',
  ])('%s does not match iam:passrole', (text) => {
    expect(actionMatches(parse(text), 'iam:passrole')).toBe(false);
  });

  it('does not let a star cross the colon', () => {
    expect(actionMatches(parse('i*e:x'), 'iam:e:x')).toBe(false);
    expect(actionMatches(parse('a*:b'), 'a')).toBe(false);
    expect(actionMatches(parse('a*:*b'), 'ab')).toBe(false);
  });
});

describe('actionCovers and actionIntersects', () => {
  it.each([
    ['*', 'iam:*'],
    ['*:*', '*'],
    ['iam:*', 'IAM:Pass*'],
    ['i*:*', 'iam:x'],
    ['?*:Get*', '*:GetA*'],
  ])('%s covers %s', (a, b) => {
    expect(actionCovers(parse(a), parse(b))).toBe(true);
    expect(actionIntersects(parse(a), parse(b))).toBe(true);
    expect(actionIntersects(parse(b), parse(a))).toBe(true);
  });

  it.each([
    ['iam:*', '*'],
    ['iam:*', '*:*'],
    ['iam:Get*', 'iam:*'],
    ['iam:*', 'i*:Get*'],
  ])('%s does not cover %s but meets it', (a, b) => {
    expect(actionCovers(parse(a), parse(b))).toBe(false);
    expect(actionIntersects(parse(a), parse(b))).toBe(true);
  });

  it.each([
    ['iam:*', 's3:*'],
    ['iam:Get*', 'iam:List*'],
    ['*:Get*', 's3:*a'],
    ['?:*', 's3:*'],
  ])('%s and %s', (a, b) => {
    expect(actionIntersects(parse(a), parse(b))).toBe(a === '*:Get*');
    expect(actionCovers(parse(a), parse(b))).toBe(false);
  });

  it('agrees with matching on actions', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 });
    const action = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(part, part, part, part, action, action, (sa, na, sb, nb, service, name) => {
        const [a, b] = [parse(`${sa}:${na}`), parse(`${sb}:${nb}`)];
        const [inA, inB] = [a, b].map((pattern) => actionMatches(pattern, `${service}:${name}`)) as [
          boolean,
          boolean,
        ];
        if (actionCovers(a, b) && inB) expect(inA).toBe(true);
        if (inA && inB) expect(actionIntersects(a, b)).toBe(true);
        if (actionCovers(a, b)) expect(actionIntersects(a, b)).toBe(true);
        if (a.everything) expect(inA).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
