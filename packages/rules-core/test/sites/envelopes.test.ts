import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { lintText } from '../../src/json/index.js';
import { entryOf } from '../../src/value/value.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const document = { Version: '2012-10-17', Statement: [statement] };
const bare = { Statement: [statement] };
const text = JSON.stringify(document);

/** What each site is: its text, and whose it is. */
const found = (file: unknown) => {
  const written = typeof file === 'string' ? file : JSON.stringify(file);
  return Array.from(sourceOf(written).sites(), ({ document: { span }, source, owner }) => {
    const { start, end } = source?.locate?.(span) ?? span;
    return [written.slice(start, end), ...(owner === undefined ? [] : [owner])];
  });
};
const one = JSON.stringify;

describe('a policy is found', () => {
  test.each<[string, unknown, string[][]]>([
    ['as one statement', statement, [[one(statement)]]],
    ['as one statement of a trust policy', trust, [[one(trust)]]],
    ['as a list of statements', [statement, trust], [[one([statement, trust])]]],
    [
      'in a named map',
      { admin: document, dev: bare },
      [
        [text, 'admin'],
        [one(bare), 'dev'],
      ],
    ],
    ['in a named map of a wrapper', { policies: { admin: document } }, [[text, 'admin']]],
    ['in a list of a wrapper', { Policies: [{ Policy: document }, { Policy: bare }] }, [[text], [one(bare)]]],
    ['beside a name', { Policies: [{ Name: 'p', Policy: document }] }, [[text, 'p']]],
    [
      'as statements of a wrapper',
      { name: 'p', statements: [statement, statement] },
      [[one([statement, statement]), 'p']],
    ],
    [
      'as statements in a map',
      { read: statement, assume: trust },
      [
        [one(statement), 'read'],
        [one(trust), 'assume'],
      ],
    ],
    ['as some of a list', [statement, 'x', { a: 1 }], [[one(statement)]]],
    [
      'as lists of statements in a list',
      { all: [[statement], [trust, trust]] },
      [
        [one([statement]), 'all'],
        [one([trust, trust]), 'all'],
      ],
    ],
    ['below many keys', { a: { b: [{ c: { d: { e: { document } } } }] } }, [[text, 'c.d.e']]],
    ['as JSON under any key', { values: { extraPolicy: text } }, [[one(text).slice(1, -1), 'extraPolicy']]],
    [
      'as JSON with line breaks',
      { a: `\n${JSON.stringify(document, null, 2)}\n` },
      [[one(JSON.stringify(document, null, 2)).slice(1, -1), 'a']],
    ],
    ['as JSON of statements', { a: one([statement]) }, [[one(one([statement])).slice(1, -1), 'a']]],
    ['as JSON of a wrapper', { a: one({ b: document }) }, [[one(text).slice(1, -1), 'a, b']]],
    ['URL-encoded', { a: encodeURIComponent(text) }, [[encodeURIComponent(text), 'a']]],
    [
      'in a manifest of ACK',
      {
        apiVersion: 'iam.services.k8s.aws/v1alpha1',
        kind: 'Policy',
        metadata: { name: 'p' },
        spec: { policyDocument: text },
      },
      [[one(text).slice(1, -1), 'Policy p']],
    ],
    [
      'in a manifest of Crossplane',
      {
        apiVersion: 'iam.aws.upbound.io/v1beta1',
        kind: 'RolePolicy',
        metadata: { name: 'p' },
        spec: { forProvider: { policy: text } },
      },
      [[one(text).slice(1, -1), 'RolePolicy p']],
    ],
    [
      'with a Version that AWS does not have, by its statement',
      { a: { Version: 'x', Statement: statement } },
      [[one({ Version: 'x', Statement: statement }), 'a']],
    ],
  ])('%s', (_, file, sites) => {
    expect(found(file)).toEqual(sites);
  });
});

describe('nothing is found', () => {
  test.each<[string, unknown]>([
    ['in a Statement by chance', { a: { Statement: 'of work', b: [{ Statement: [] }] } }],
    ['in a Statement without effects', { a: { Statement: [{ Action: 's3:GetObject', Resource: '*' }] } }],
    ['in a version alone', { a: { Version: '2012-10-17' } }],
    ['in a statement that lacks an element', { a: { Effect: 'Allow', Action: 's3:GetObject' } }],
    ['in a statement with a member of another language', { ...statement, Name: 'x' }],
    ['in a statement whose actions are of another language', { ...statement, Action: 'read' }],
    ['in a statement with another effect', { ...statement, Effect: 'Permit' }],
    ['in lower case', { effect: 'Allow', action: 's3:GetObject', resource: '*' }],
    ['in prose', { a: `The policy is ${text}.`, b: 'Statement', c: '{"Statement"' }],
    ['in a string that is cut off', { a: text.slice(0, -1), b: encodeURIComponent(text).slice(0, -1) }],
    ['in a resource of Azure', { Effect: 'Deny', Action: ['Microsoft.Compute/*'], Resource: '*' }],
  ])('%s', (_, file) => {
    expect(found(file)).toEqual([]);
  });

  test('beyond a bounded depth', () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}${text}${'}'.repeat(levels)}`;
    expect(found(nested(24))).toHaveLength(1);
    expect(found(nested(25))).toEqual([]);
  });
});

describe('a statement by itself', () => {
  const rulesOf = (file: unknown) => lintText(one(file), { rules: 'all' }).map(({ rule }) => rule);

  test('is judged, and nothing is said of the document that it lacks', () => {
    expect(rulesOf({ a: [{ ...statement, Action: 's3:GetObjekt' }] })).toContain('no-unknown-action');
    const right = {
      Sid: 'Read',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
    };
    expect(rulesOf({ a: [right] })).toEqual([]);
    expect(rulesOf(right)).toEqual([]);
  });

  test('is revised as a statement', () => {
    const file = one({ a: [{ Sid: '', ...statement }] });
    const [finding] = lintText(file, { rules: { 'no-empty-sid': 'error' } });
    const [{ range, text: put }] = finding!.fix as [{ range: [number, number]; text: string }];
    expect(file.slice(0, range[0]) + put + file.slice(range[1])).toBe(one({ a: [statement] }));
    expect(lintText(file, { rules: 'all' }).flatMap(({ suggestions }) => suggestions).length).toBeGreaterThan(
      0,
    );
  });

  test('is wrapped in a document of which nothing else is known', () => {
    const [site] = sourceOf(statement).sites();
    expect(site!.document.open).toBe(true);
    expect(entryOf(site!.document, 'Statement')!.implied).toBe(true);
  });
});

test('whatever is cut off, misplaced or repeated, nothing is thrown, and what is underlined is there', () => {
  const leaf = fc.oneof(
    fc.constantFrom(
      text,
      encodeURIComponent(text),
      one([statement]),
      one(text).slice(1, -1),
      '%7B%22Statement',
      '{"Statement',
      'x',
    ),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom(
      document,
      statement,
      [statement],
      trust,
      { Statement: {} },
      { Statement: [statement, 1, null, 'x'] },
    ),
  );
  const key = fc.constantFrom(
    'PolicyDocument',
    'Policy',
    'Statement',
    'Effect',
    'Version',
    'IsDefaultVersion',
    'Arn',
    'RoleName',
    'Attributes',
    'AssumeRolePolicyDocument',
    'PolicyVersionList',
    'Content',
    'PolicySummary',
    'Type',
    'resourceType',
    'x',
    '__proto__',
  );
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(value, fc.nat(), fc.boolean(), (file, cut, isCut) => {
      const whole = one(file);
      const written = isCut ? one({ a: whole.slice(0, cut % (whole.length + 1)) }) : whole;
      for (const { start, end } of lintText(written)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(written.length);
      }
    }),
    { numRuns: 300 },
  );
});
