import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../evaluate.js';
import { policyWith } from '../../read-policy.js';
import {
  excludesOther,
  nothingPasses,
  passingValues,
} from '../../../src/analysis/conditions/passing-values.js';

const tag = 'aws:PrincipalTag/x';

function passing(condition: unknown, key = tag) {
  const [statement] = policyWith({
    Effect: 'Allow',
    Action: 's3:*',
    Resource: '*',
    Condition: condition,
  }).statements;
  return passingValues(statement!, key.toLowerCase());
}

describe('against an evaluator of requests', () => {
  interface Family {
    readonly key: string;
    readonly operators: readonly string[];
    readonly wanted: readonly string[];
    readonly given: readonly string[];
  }

  const arn = (region: string, name: string) => `arn:aws:sns:${region}:111122223333:${name}`;
  const texts = ['', 'a', 'b', 'ab', 'aB', 'A', 'abc', '*'];
  const families: Readonly<Record<string, Family>> = {
    'one text': {
      key: tag,
      operators: [
        'StringEquals',
        'StringNotEquals',
        'StringEqualsIgnoreCase',
        'StringNotEqualsIgnoreCase',
        'StringLike',
        'StringNotLike',
      ],
      wanted: [
        'a',
        'b',
        'ab',
        'AB',
        'a*',
        '*b',
        '?',
        '??',
        '*',
        '${aws:username}',
        '${*}',
        'a${aws:username}',
      ],
      given: texts,
    },
    'several texts': {
      key: 'aws:TagKeys',
      operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'].flatMap((name) => [
        `ForAllValues:${name}`,
        `ForAnyValue:${name}`,
        name,
      ]),
      wanted: ['a', 'b', 'ab', 'a*', '*b', '?', '*'],
      given: texts,
    },
    numbers: {
      key: 's3:max-keys',
      operators: [
        'NumericEquals',
        'NumericNotEquals',
        'NumericLessThan',
        'NumericLessThanEquals',
        'NumericGreaterThan',
        'NumericGreaterThanEquals',
        'StringEquals',
      ],
      wanted: ['0', '1', '2', '10'],
      given: ['0', '0.5', '1', '1.5', '2', '3', '10', '11'],
    },
    dates: {
      key: 'aws:CurrentTime',
      operators: [
        'DateEquals',
        'DateNotEquals',
        'DateLessThan',
        'DateLessThanEquals',
        'DateGreaterThan',
        'DateGreaterThanEquals',
      ],
      wanted: ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', '2026-06-30', '1767225600'],
      given: [
        '2025-12-31T23:59:59Z',
        '2026-01-01T00:00:00Z',
        '2026-03-01T00:00:00Z',
        '2026-06-30T00:00:00Z',
        '2027-01-01T00:00:00Z',
      ],
    },
    addresses: {
      key: 'aws:SourceIp',
      operators: ['IpAddress', 'NotIpAddress'],
      wanted: [
        '192.0.2.0/24',
        '192.0.2.128/25',
        '198.51.100.7',
        '0.0.0.0/0',
        '2001:db8::/32',
        '2001:db8::1',
        '::/0',
      ],
      given: ['192.0.2.1', '192.0.2.200', '198.51.100.7', '203.0.113.1', '2001:db8::1', '2001:db9::1'],
    },
    ARNs: {
      key: 'aws:SourceArn',
      operators: ['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals', 'StringLike', 'StringNotEquals'],
      wanted: [
        arn('eu-west-1', 'a'),
        arn('*', 'a'),
        arn('eu-*', '*'),
        'arn:*:sns:*:*:*',
        'arn:aws:sns:*',
        '*',
      ],
      given: [arn('eu-west-1', 'a'), arn('us-east-1', 'a'), arn('eu-west-1', 'b:c'), arn('', 'a')],
    },
    truths: {
      key: 'aws:SecureTransport',
      operators: ['Bool', 'BoolIfExists', 'StringEquals', 'StringNotEquals'],
      wanted: ['true', 'false', 'True'],
      given: ['true', 'false'],
    },
  };

  it.each(Object.entries(families))('%s', (_, { key, operators, wanted, given }) => {
    const operator = fc
      .tuple(fc.constantFrom(...operators), fc.boolean())
      .map(([name, ifExists]) => (ifExists && !name.endsWith('IfExists') ? `${name}IfExists` : name));
    const one = fc.tuple(operator, fc.array(fc.constantFrom(...wanted), { minLength: 1, maxLength: 3 }));
    const presence = fc.tuple(fc.constant('Null'), fc.constantFrom(['true'], ['false'], ['true', 'false']));
    const block = fc.array(fc.oneof({ weight: 4, arbitrary: one }, presence), { minLength: 1, maxLength: 4 });
    const several = key === 'aws:TagKeys';
    fc.assert(
      fc.property(
        block,
        fc.array(fc.constantFrom(...given), { minLength: 2, maxLength: 3 }),
        (tests, more) => {
          const condition = Object.fromEntries(tests.map(([name, values]) => [name, { [key]: values }]));
          const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition };
          const policy = { Version: '2012-10-17', Statement: [statement] };
          const passes = (values: string | string[] | undefined) =>
            evaluate(policy, {
              action: 's3:GetObject',
              resource: 'arn:aws:s3:::b/k',
              context: { 'aws:username': 'b', ...(values !== undefined && { [key]: values }) },
            }) === 'allow';
          const found = passing(condition, key);
          const wrong = (answer: string, right: boolean) => answer === (right ? 'no' : 'yes');
          expect(wrong(found.absent, passes(undefined))).toBe(false);
          for (const value of given) {
            const right = passes(value);
            expect([value, wrong(found.allows(value), right)]).toEqual([value, false]);
            if (right) expect(found.present).not.toBe('no');
            else expect(found.any).not.toBe('yes');
            if (right && found.names) expect(found.names.map(fold)).toContain(fold(value));
          }
          if (several && passes(more)) {
            expect(found.present).not.toBe('no');
            if (found.names) for (const value of more) expect(found.names.map(fold)).toContain(fold(value));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  const fold = (text: string) => text.toLowerCase();
});

describe('nothing passes', () => {
  it.each([
    [tag, { Null: { [tag]: 'true' }, StringEquals: { [tag]: 'a' } }],
    [tag, { StringEquals: { [tag]: 'a' }, StringLike: { [tag]: 'b*' } }],
    [tag, { StringEquals: { [tag]: ['a', 'b'] }, StringNotEquals: { [tag]: ['b', 'a'] } }],
    [tag, { StringEquals: { [tag]: 'a' }, StringEqualsIgnoreCase: { [tag]: 'B' } }],
    // Case counts for one of them only, and the value has none.
    [tag, { StringEqualsIgnoreCase: { [tag]: '1' }, StringNotEquals: { [tag]: '1' } }],
    [tag, { StringLike: { [tag]: 'team-*' }, StringNotLike: { [tag]: 'team*' } }],
    [tag, { StringLike: { [tag]: '${aws:username}-a' }, StringEquals: { [tag]: 'b' } }],
    [
      's3:max-keys',
      { NumericGreaterThan: { 's3:max-keys': 10 }, NumericLessThanEquals: { 's3:max-keys': '10' } },
    ],
    ['s3:max-keys', { NumericLessThan: { 's3:max-keys': 5 }, StringEquals: { 's3:max-keys': '7' } }],
    [
      'aws:CurrentTime',
      {
        DateGreaterThan: { 'aws:CurrentTime': '2026-12-31' },
        DateLessThan: { 'aws:CurrentTime': '2026-06-30T00:00:00Z' },
      },
    ],
    [
      'aws:SourceIp',
      {
        IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
        NotIpAddress: { 'aws:SourceIp': ['192.0.0.0/16', '2001:db8::/32'] },
      },
    ],
    [
      'aws:SourceArn',
      {
        ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:a' },
        ArnEquals: { 'aws:SourceArn': 'arn:aws:sqs:*:*:*' },
      },
    ],
    [
      'aws:TagKeys',
      {
        'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' },
        'ForAnyValue:StringEquals': { 'aws:TagKeys': 'b' },
      },
    ],
    [
      'aws:SecureTransport',
      { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SecureTransport': 'false' } },
    ],
  ])('of %s: %j', (key, condition) => {
    expect(nothingPasses(passing(condition, key))).toBe(true);
  });
});

describe('something may pass', () => {
  it.each([
    [tag, { StringEqualsIfExists: { [tag]: 'a' }, StringLike: { [tag]: 'a*' } }],
    [tag, { StringEqualsIfExists: { [tag]: 'a' }, StringLikeIfExists: { [tag]: 'b*' } }],
    [tag, { StringEquals: { [tag]: 'a' }, stringequals: { [tag]: 'b' } }],
    [tag, { StringEquals: { [tag]: '<TEAM>' }, StringLike: { [tag]: 'a*' } }],
    [tag, { StringEquals: { [tag]: '${aws:username}' }, StringNotEquals: { [tag]: '${aws:username}' } }],
    [tag, { StringLike: { [tag]: 'a*' }, StringNotEquals: { [tag]: 'a' } }],
    [tag, { StringEqualsIgnoreCase: { [tag]: 'a' }, StringNotEquals: { [tag]: 'a' } }],
    [tag, { StringEqual: { [tag]: 'a' }, StringEquals: { [tag]: 'b' } }],
    [
      'aws:TagKeys',
      {
        'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' },
        'ForAnyValue:StringLike': { 'aws:TagKeys': 'b' },
      },
    ],
    ['aws:TagKeys', { StringEquals: { 'aws:TagKeys': 'a' }, StringLike: { 'aws:TagKeys': 'b' } }],
    ['s3:max-keys', { NumericGreaterThan: { 's3:max-keys': 10 }, NumericLessThan: { 's3:max-keys': 11 } }],
    [
      'aws:CurrentTime',
      {
        DateGreaterThan: { 'aws:CurrentTime': '<START>' },
        DateLessThan: { 'aws:CurrentTime': '2026-06-30T00:00:00Z' },
      },
    ],
  ])('of %s: %j', (key, condition) => {
    expect(nothingPasses(passing(condition, key))).toBe(false);
  });
});

test('what a block asks of one key', () => {
  const services = passing(
    {
      StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'ec2.amazonaws.com'] },
      StringLike: { 'iam:PassedToService': 'l*.amazonaws.com' },
    },
    'iam:PassedToService',
  );
  expect(services).toMatchObject({
    absent: 'no',
    present: 'yes',
    any: 'no',
    names: ['lambda.amazonaws.com'],
  });
  expect(services.allows('ec2.amazonaws.com')).toBe('no');
});

test.each([
  [{}, { absent: 'yes', present: 'yes', any: 'yes', names: undefined }],
  [{ StringLike: { [tag]: '*' } }, { absent: 'no', present: 'yes', any: 'yes' }],
  [{ StringLikeIfExists: { [tag]: '*' } }, { absent: 'yes', any: 'yes' }],
  [
    { Null: { [tag]: 'false' }, StringNotEquals: { [tag]: 'a' } },
    { absent: 'no', present: 'yes', any: 'no' },
  ],
  [{ Null: { [tag]: 'true' } }, { absent: 'yes', present: 'no', any: 'no' }],
  [{ 'ForAnyValue:StringNotEquals': { [tag]: 'a' } }, { absent: 'no', present: 'yes' }],
  [{ 'ForAnyValue:StringEqualsIfExists': { [tag]: 'a' } }, { absent: 'maybe', present: 'yes' }],
  [{ StringEquals: { [tag]: '<TEAM>' } }, { absent: 'no', present: 'maybe', any: 'no' }],
  [{ StringEquals: { '<KEY>': 'a' } }, { absent: 'maybe', present: 'maybe', any: 'maybe' }],
  ['<CONDITION>', { absent: 'maybe', present: 'maybe', any: 'maybe' }],
])('%j', (condition, expected) => {
  expect(passing(condition)).toMatchObject(expected);
});

test('all addresses', () => {
  const condition = { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } };
  expect(passing(condition, 'aws:SourceIp').any).toBe('yes');
});

describe('conditions of two statements', () => {
  const testsOf = (condition: object) =>
    policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition }).statements[0]!
      .conditions;
  const of = (tests: Readonly<Record<string, string>>, key = tag) =>
    testsOf(
      Object.fromEntries(Object.entries(tests).map(([operator, value]) => [operator, { [key]: value }])),
    );

  it.each([
    [{ Null: 'true' }, { Null: 'false' }],
    [{ Null: 'true' }, { StringEquals: 'a' }],
    [{ StringEquals: 'a' }, { StringLike: 'b*' }],
    [{ StringEqualsIfExists: 'a' }, { StringEquals: 'b' }],
    [{ StringEqualsIfExists: 'a' }, { StringEqualsIfExists: 'b', Null: 'false' }],
    [{ StringEquals: 'a' }, { StringNotEquals: 'a' }],
  ])('exclude each other: %j and %j', (one, other) => {
    expect(excludesOther(of(one), of(other))).toBe(true);
    expect(excludesOther(of(other), of(one))).toBe(true);
  });

  it.each([
    [{ Null: 'true' }, { Null: 'true' }],
    [{ Null: 'true' }, { StringEqualsIfExists: 'a' }],
    [{ Null: 'false' }, { StringEquals: 'a' }],
    [{ StringEqualsIfExists: 'a' }, { StringEqualsIfExists: 'b' }],
    [{ StringEquals: 'a' }, { StringNotEquals: 'b' }],
    [{ 'ForAllValues:StringEquals': 'a' }, { 'ForAllValues:StringEquals': 'b' }],
    // What two that differ in case mean together is not known.
    [{ StringEquals: 'a', stringequals: 'c' }, { StringLike: 'b' }],
    [{ StringEqual: 'a' }, { StringEquals: 'b' }],
  ])('leave something in common: %j and %j', (one, other) => {
    expect(excludesOther(of(one), of(other))).toBe(false);
    expect(excludesOther(of(other), of(one))).toBe(false);
  });
});
