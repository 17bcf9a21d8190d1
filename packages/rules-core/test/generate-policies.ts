/** Policies from small alphabets, in which redundancy, duplicates, other case and empty values are frequent. */
import fc from 'fast-check';
import type { Request } from './evaluate.js';

const actions = [
  '*',
  's3:*',
  's3:Get*',
  's3:GetObject',
  's3:getobject',
  'S3:GetObject',
  's3:GetObj?ct',
  's3:GetObjectVersion',
  's3:ListBucket',
  's3:ListAllMyBuckets',
  'ec2:Describe*',
  'ec2:DescribeInstances',
  'ec2:StartInstances',
  'iam:PassRole',
  'iam:Pass*',
  'iam:CreateServiceLinkedRole',
];
const resources = [
  '*',
  '**',
  'arn:aws:s3:::*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/**',
  'arn:aws:s3:::b/x',
  'arn:aws:s3:::b/?',
  'arn:aws:s3:::B/x',
  'arn:aws:s3:::b*',
  'arn:aws:s3',
  'arn:*:s3:::b/x',
  'arn:aws:s3:::b/${aws:username}',
  "arn:aws:s3:::b/${aws:username, 'x'}",
  'arn:aws:ec2:*:*:instance/*',
  'arn:aws:ec2:eu-west-1:111122223333:instance/*',
  'arn:aws:iam::111122223333:role/*',
  'arn:aws:iam::111122223333:role/app',
];
const principals = [
  '*',
  { AWS: '*' },
  { AWS: '111122223333' },
  { AWS: ['111122223333', 'arn:aws:iam::111122223333:root', '111122223333'] },
  { AWS: ['arn:aws:iam::111122223333:user/alice', '*'] },
  { Service: ['lambda.amazonaws.com', 'lambda.amazonaws.com'] },
  { AWS: '111122223333', Service: 'lambda.amazonaws.com' },
];
const operators: Readonly<Record<string, readonly string[]>> = {
  StringEquals: ['x', 'X', 'x*', '*', '${aws:username}', ''],
  StringLike: ['x', 'x*', '*', '?', '**', '${aws:username}*', 'arn:aws:iam::111122223333:role/*'],
  StringNotLike: ['x', 'x*', '*', '?'],
  StringNotEquals: ['x', 'X', 'x'],
  StringEqualsIgnoreCase: ['x', 'X'],
  Bool: ['true', 'false', 'True'],
  Null: ['true', 'false'],
  NumericLessThan: ['10', '10.0', '9'],
  NumericGreaterThanEquals: ['10', '1e1', '9'],
  NumericNotEquals: ['10', '10.0'],
  DateLessThanEquals: ['2026-01-01T00:00:00Z', '1767225600', '2026-02-01'],
  DateGreaterThan: ['2026-01-01T00:00:00Z', '2026-01-01'],
  IpAddress: ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.1', '0.0.0.0/0'],
  NotIpAddress: ['10.0.0.0/8', '10.1.0.0/16'],
  ArnLike: [
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::*:role/app',
    'arn:aws:iam::111122223333:role/app',
  ],
  ArnEquals: ['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/app'],
  ArnNotEquals: ['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/app'],
};
const keys = [
  'aws:username',
  'aws:UserName',
  'AWS:USERNAME',
  'aws:PrincipalArn',
  'aws:principalarn',
  'aws:SourceIp',
  'aws:sourceip',
  'aws:TagKeys',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalTag/x',
  'aws:PrincipalTag/X',
  's3:prefix',
  's3:max-keys',
  'iam:PassedToService',
  'aws:CurrentTime',
];

const pick = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
/** One value, alone or in a list, or a list of several with duplicates. */
const some = (items: readonly string[]) =>
  fc.oneof(
    { weight: 1, arbitrary: pick(items) },
    { weight: 3, arbitrary: fc.array(pick(items), { minLength: 1, maxLength: 4 }) },
  );
const sometimes = <Item>(arbitrary: fc.Arbitrary<Item>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const block = (values: readonly string[]) =>
  fc.dictionary(pick(keys), some(values), { minKeys: 1, maxKeys: 2 });
const test = fc
  .tuple(
    pick(Object.keys(operators)),
    pick(['', '', 'ForAllValues:', 'ForAnyValue:']),
    pick(['', '', 'IfExists']),
  )
  .chain(([name, set, suffix]) =>
    block(operators[name]!).map(
      (keysAndValues) => [name === 'Null' ? 'Null' : `${set}${name}${suffix}`, keysAndValues] as const,
    ),
  );
const condition = fc.array(test, { maxLength: 2 }).map((tests) => Object.fromEntries(tests));

const statement = (principal: fc.Arbitrary<unknown>, resource: fc.Arbitrary<unknown>) =>
  fc
    .record({
      Sid: pick([undefined, undefined, '', '', 'A', 'B']),
      Principal: principal,
      Effect: pick(['Allow', 'Allow', 'Deny']),
      action: fc.tuple(pick(['Action', 'Action', 'Action', 'NotAction']), some(actions)),
      resource,
      Condition: sometimes(condition),
    })
    .map(({ action: [name, value], resource: element, Condition, ...rest }) => ({
      ...rest,
      [name]: value,
      ...(element as object),
      ...(Condition && { Condition }),
    }));

const resource = fc
  .tuple(pick(['Resource', 'Resource', 'Resource', 'NotResource']), some(resources))
  .map(([name, value]) => ({ [name]: value }));

const document = (member: fc.Arbitrary<unknown>) =>
  fc
    .record({
      Version: pick(['2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined]),
      Statement: fc.array(member, { minLength: 1, maxLength: 3 }),
      /** How the text is laid out. */
      indent: pick([0, 2, '\t']),
    })
    .map(({ indent, ...policy }) => JSON.stringify(policy, null, indent));

/** The texts of identity, resource and trust policies. */
export const policyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: document(statement(fc.constant(undefined), resource)) },
  { weight: 1, arbitrary: document(statement(pick(principals), resource)) },
  {
    weight: 1,
    arbitrary: document(
      statement(pick(principals), fc.constant({})).map((each) => ({
        ...each,
        Action: ['sts:AssumeRole', 'sts:AssumeRole', 'sts:TagSession'],
        NotAction: undefined,
      })),
    ),
  },
);

/** Requests that the alphabets tell apart. */
export const request: fc.Arbitrary<Request> = fc.record({
  principal: pick([
    { type: 'AWS' as const, id: 'arn:aws:iam::111122223333:user/alice' },
    { type: 'AWS' as const, id: 'arn:aws:iam::444455556666:role/app' },
    { type: 'Service' as const, id: 'lambda.amazonaws.com' },
  ]),
  action: pick([
    's3:GetObject',
    's3:GetObjectVersion',
    's3:GetObj_ct',
    's3:GetBucketAcl',
    's3:ListBucket',
    's3:ListAllMyBuckets',
    's3:PutObject',
    'ec2:DescribeInstances',
    'ec2:StartInstances',
    'iam:PassRole',
    'iam:CreateServiceLinkedRole',
    'sts:AssumeRole',
    'sts:TagSession',
    'kms:Decrypt',
  ]),
  resource: pick([
    '*',
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/x',
    'arn:aws:s3:::b/xy',
    'arn:aws:s3:::B/x',
    'arn:aws:s3:::bb/xy',
    'arn:aws-cn:s3:::b/x',
    'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    'arn:aws:ec2:us-east-1:444455556666:instance/i-2',
    'arn:aws:iam::111122223333:role/app',
    'arn:aws:iam::444455556666:role/z',
  ]),
  context: fc
    .record({
      'aws:username': pick([undefined, 'x', 'X', 'xy', '*']),
      'aws:PrincipalArn': pick([
        undefined,
        'arn:aws:iam::111122223333:role/app',
        'arn:aws:iam::444455556666:role/z',
      ]),
      'aws:SourceIp': pick([undefined, '10.1.2.3', '10.2.0.1', '192.0.2.1']),
      'aws:TagKeys': pick([undefined, ['x'], ['x', 'X'], ['y', 'x*'], ['y']]),
      'aws:MultiFactorAuthPresent': pick([undefined, 'true', 'false']),
      'aws:PrincipalTag/x': pick([undefined, 'x', '9', '*']),
      's3:max-keys': pick([undefined, '8', '9', '10', '11']),
      's3:prefix': pick([undefined, '', 'x', 'xx']),
      'iam:PassedToService': pick([undefined, 'x', 'ec2.amazonaws.com']),
      'aws:CurrentTime': pick([
        undefined,
        '2026-06-01T00:00:00Z',
        '2026-01-01T00:00:00Z',
        '2025-01-01T00:00:00Z',
      ]),
    })
    .map((context) =>
      Object.fromEntries(
        Object.entries(context).filter(
          (entry): entry is [string, string | string[]] => entry[1] !== undefined,
        ),
      ),
    ),
});
