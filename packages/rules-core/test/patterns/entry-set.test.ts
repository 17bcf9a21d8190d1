import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareActions, compareResources, setCovers, type EntrySet } from '../../src/patterns/entry-set.js';

const texts = (...list: string[]): EntrySet => ({ negated: false, texts: list });
const allBut = (...list: string[]): EntrySet => ({ negated: true, texts: list });

describe('actions', () => {
  it.each([
    [texts('s3:*'), texts('S3:getObject', 's3:Put*')],
    [texts('*'), texts('s3:*', 'iam:PassRole')],
    [texts('*'), allBut('iam:*')],
    [allBut('iam:*'), texts('s3:*')],
    [allBut('iam:CreateUser'), allBut('iam:*')],
    [allBut(), texts('*')],
    [texts('not an action'), texts('Not An Action')],
    [allBut('not an action'), texts('s3:*', 'another')],
  ])('%j covers %j', (by, set) => {
    expect(setCovers(by, set, compareActions)).toBe(true);
  });

  it.each([
    [texts('s3:Get*'), texts('s3:*')],
    [texts('s3:GetObject'), texts('s3:GetObject', 'sqs:SendMessage')],
    [texts('s3:*'), allBut('iam:*')],
    [allBut('iam:*'), texts('iam:Get*')],
    [allBut('iam:*'), texts('*')],
    [allBut('iam:*'), allBut('iam:CreateUser')],
    [allBut('not an *'), texts('Not An Action')],
    [allBut('iam:*'), texts('IAM:*:x')],
  ])('%j does not cover %j', (by, set) => {
    expect(setCovers(by, set, compareActions)).toBe(false);
  });

  it('say no where some action is in one set and not in the other', () => {
    const names = ['a:x', 'a:y', 'a:xy', 'b:x', 'b:y', 'b:xy'];
    const entry = fc.constantFrom('*', 'a:*', 'b:*', 'a:x', 'a:y', 'a:x*', 'b:?', '*:x', '?:*y', 'b:xy');
    const set = fc.record({ negated: fc.boolean(), texts: fc.array(entry, { minLength: 1, maxLength: 3 }) });
    const has = ({ negated, texts: entries }: EntrySet, name: string) =>
      negated !==
      entries.some((each) =>
        new RegExp(`^${each === '*' ? '.*' : each.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name),
      );
    let covered = 0;
    fc.assert(
      fc.property(set, set, (by, other) => {
        if (!setCovers(by, other, compareActions)) return;
        covered++;
        for (const name of names) if (has(other, name)) expect(has(by, name)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(covered).toBeGreaterThan(200);
  });
});

describe('resources', () => {
  const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
  it.each([
    ['*', `${bucket}/*`],
    [`${bucket}/*`, `${bucket}/reports/*`],
    [`${bucket}/*`, `${bucket}/\${aws:username}/*`],
    [`${bucket}/\${aws:username}/*`, `${bucket}/\${aws:username}/a`],
    [`${bucket}/\${*}`, `${bucket}/\${*}`],
    ['<BUCKET>/*', '<BUCKET>/a'],
    ['arn:${partition}:s3:::a', 'arn:${partition}:s3:::a'],
  ])('%s covers %s', (by, text) => {
    expect(setCovers(texts(by), texts(text), compareResources)).toBe(true);
  });

  it.each([
    [`${bucket}/*`, '*'],
    [`${bucket}/*`, bucket],
    [`${bucket}/\${aws:username}/*`, `${bucket}/bob/*`],
    [`${bucket}/\${*}`, `${bucket}/\${aws:username}`],
    [`${bucket}/\${aws:username}`, `${bucket}/\${aws:userid}`],
    ['<BUCKET>/*', '<OTHER>/*'],
  ])('%s does not cover %s', (by, text) => {
    expect(setCovers(texts(by), texts(text), compareResources)).toBe(false);
  });
});
