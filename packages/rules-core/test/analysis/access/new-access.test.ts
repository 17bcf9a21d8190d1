import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newAccessOf,
  type NewAccess,
  type NewAccessOptions,
} from '../../../src/analysis/access/new-access.js';
import { evaluate, type Request } from '../../evaluate.js';
import { policyText, request } from '../../generate-policies.js';
import { policyOf, policyWith } from '../../read-policy.js';

const compared = (
  before: readonly object[],
  after: readonly object[],
  options?: NewAccessOptions,
): NewAccess => newAccessOf(policyWith(...before), policyWith(...after), options);

const allow = (Action: unknown, Resource: unknown, Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
});
const deny = (Action: unknown, Resource: unknown, Condition?: unknown) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});
const allowOutside = (NotResource: unknown) => ({ Effect: 'Allow', Action: 's3:GetObject', NotResource });
const reasons = ({ open }: NewAccess) => [...new Set(open.map(({ reason }) => reason))];
const examples = ({ found }: NewAccess) => found.map(({ example }) => example);

describe('no', () => {
  it.each<[string, object[], object[]]>([
    ['nothing changed', [allow('s3:GetObject', '*')], [allow('s3:GetObject', '*')]],
    [
      'other letters, another order, and a list of one',
      [allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::b/*'])],
      [allow(['S3:putobject', 's3:GETOBJECT'], 'arn:aws:s3:::b/*')],
    ],
    ['a statement is gone', [allow('s3:*', '*'), allow('ec2:*', '*')], [allow('ec2:*', '*')]],
    ['an action is gone', [allow('s3:*', '*')], [allow('s3:Get*', '*')]],
    ['a resource is narrowed', [allow('s3:GetObject', '*')], [allow('s3:GetObject', 'arn:aws:s3:::b/*')]],
    [
      'all that the action works on is written as the format of its ARNs',
      [allow('sqs:SendMessage', '*')],
      [allow('sqs:SendMessage', 'arn:aws:sqs:*:*:*')],
    ],
    [
      'two statements are put together',
      [allow('s3:GetObject', 'arn:aws:s3:::b/*'), allow('s3:PutObject', 'arn:aws:s3:::b/*')],
      [allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*')],
    ],
    [
      'a Condition is added',
      [allow('s3:GetObject', '*')],
      [allow('s3:GetObject', '*', { Bool: { 'aws:SecureTransport': 'true' } })],
    ],
    [
      'a Condition lists fewer values',
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:RequestedRegion': ['a', 'b'] } })],
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:RequestedRegion': 'a' } })],
    ],
    [
      'the same variable stands in a value',
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:ResourceTag/o': ['${aws:username}', 'x'] } })],
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:ResourceTag/o': '${aws:username}' } })],
    ],
    [
      'the same variable stands in a resource',
      [allow('s3:*', 'arn:aws:s3:::b/${aws:username}/*')],
      [allow('s3:GetObject', 'arn:aws:s3:::b/${aws:username}/*')],
    ],
    ['a Deny is added', [allow('s3:*', '*')], [allow('s3:*', '*'), deny('s3:DeleteObject', '*')]],
    [
      'what is added is denied',
      [allow('s3:GetObject', '*'), deny('iam:*', '*')],
      [allow(['s3:GetObject', 'iam:CreateUser'], '*'), deny('iam:*', '*')],
    ],
    [
      'what is added is denied but for a resource that it is not about',
      [allow('s3:GetObject', '*')],
      [
        allow('s3:GetObject', '*'),
        allow('s3:PutObject', 'arn:aws:s3:::b/*'),
        { Effect: 'Deny', Action: 's3:PutObject', NotResource: 'arn:aws:s3:::c/*' },
      ],
    ],
    [
      'a Deny is gone that was of nothing allowed',
      [allow('s3:GetObject', '*'), deny('iam:*', '*')],
      [allow('s3:GetObject', '*')],
    ],
    [
      'a Deny is widened',
      [allow('s3:*', '*'), deny('s3:DeleteObject', 'arn:aws:s3:::b/*')],
      [allow('s3:*', '*'), deny('s3:Delete*', '*')],
    ],
    [
      'a Deny is gone that the Condition of the Allow rules out',
      [
        allow('s3:GetObject', '*', { StringEquals: { 'aws:RequestedRegion': 'a' } }),
        deny('s3:GetObject', '*', { StringNotEquals: { 'aws:RequestedRegion': ['a', 'b'] } }),
      ],
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:RequestedRegion': 'a' } })],
    ],
    [
      'a Deny is gone of other values than the Allow demands',
      [
        allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }),
        deny('s3:GetObject', '*', { StringLike: { 'aws:PrincipalTag/team': 'b*' } }),
      ],
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalTag/team': 'a' } })],
    ],
    [
      'NotAction leaves out more',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }],
    ],
    [
      'NotResource leaves out more',
      [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' }],
      [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: ['arn:aws:s3:::b/*', 'arn:aws:s3:::c/*'] }],
    ],
    [
      'an Allow never applies',
      [],
      [
        allow('s3:GetObject', '*', {
          StringEquals: { 'aws:RequestedRegion': 'a' },
          StringNotEquals: { 'aws:RequestedRegion': 'a' },
        }),
      ],
    ],
    ['everything was allowed', [allow('*', '*')], [allow(['s3:*', 'iam:Foo', 'x:*'], '*')]],
    [
      'a Deny is gone of what NotResource now leaves out',
      [allowOutside('arn:aws:s3:::b/x/*'), deny('s3:GetObject', 'arn:aws:s3:::b/y/*')],
      [allowOutside('arn:aws:s3:::b/*')],
    ],
  ])('%s', (_, before, after) => {
    expect(compared(before, after)).toEqual({ answer: 'no', found: [], open: [] });
  });
});

describe('yes', () => {
  it.each<[string, object[], object[], object]>([
    [
      'an action is added',
      [allow('s3:GetObject', 'arn:aws:s3:::b/*')],
      [allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*')],
      { action: 's3:PutObject', resource: 'arn:aws:s3:::b/example', context: {} },
    ],
    [
      'a resource is added',
      [allow('s3:GetObject', 'arn:aws:s3:::b/*')],
      [allow('s3:GetObject', ['arn:aws:s3:::b/*', 'arn:aws:s3:::c/x/*'])],
      { action: 's3:GetObject', resource: 'arn:aws:s3:::c/x/example', context: {} },
    ],
    [
      'a wildcard is widened',
      [allow('s3:GetObject', 'arn:aws:s3:::example*')],
      [allow('s3:GetObject', 'arn:aws:s3:::*')],
      // Not `example/example`, which was allowed.
      { action: 's3:GetObject', resource: 'arn:aws:s3:::other/other', context: {} },
    ],
    [
      'a Condition is gone',
      [allow('s3:GetObject', '*', { Bool: { 'aws:SecureTransport': 'true' } })],
      [allow('s3:GetObject', '*')],
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/example/object/example',
        context: { 'aws:securetransport': 'false' },
      },
    ],
    [
      'a Condition lists more values',
      [allow('sqs:SendMessage', '*', { StringEquals: { 'aws:ResourceTag/team': 'a' } })],
      [allow('sqs:SendMessage', '*', { StringEquals: { 'aws:ResourceTag/team': ['a', 'b'] } })],
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-east-1:111122223333:example',
        context: { 'aws:resourcetag/team': 'b' },
      },
    ],
    [
      'a Deny is gone',
      [allow('sqs:*', '*'), deny('sqs:DeleteQueue', 'arn:aws:sqs:*:*:audit')],
      [allow('sqs:*', '*')],
      { action: 'sqs:DeleteQueue', resource: 'arn:aws:sqs:us-east-1:111122223333:audit', context: {} },
    ],
    [
      'a Deny holds less often',
      [
        allow('sqs:SendMessage', '*'),
        deny('sqs:SendMessage', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
      ],
      [
        allow('sqs:SendMessage', '*'),
        deny('sqs:SendMessage', '*', {
          Bool: { 'aws:SecureTransport': 'false' },
          StringNotEquals: { 'aws:PrincipalAccount': '444455556666' },
        }),
      ],
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-east-1:111122223333:example',
        context: { 'aws:securetransport': 'false', 'aws:principalaccount': '444455556666' },
      },
    ],
    [
      'a Deny leaves out what it denied',
      [allow('sqs:SendMessage', '*'), deny('sqs:*', '*')],
      [
        allow('sqs:SendMessage', '*'),
        { Effect: 'Deny', Action: 'sqs:*', NotResource: 'arn:aws:sqs:*:*:open' },
      ],
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111122223333:open', context: {} },
    ],
    [
      'NotAction leaves out less',
      [{ Effect: 'Allow', NotAction: ['iam:*', 'account:CloseAccount'], Resource: '*' }],
      [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }],
      {
        action: 'account:CloseAccount',
        resource: 'arn:aws:account::111122223333:account',
        context: {},
      },
    ],
    [
      'an action that the reference does not list is named',
      [allow('s3:GetObject', '*')],
      [allow(['s3:GetObject', 's3:GetObjectSoon'], 'arn:aws:s3:::b/*')],
      { action: 's3:GetObjectSoon', resource: 'arn:aws:s3:::b/example', context: {} },
    ],
    [
      'what a variable stands for is taken from the Condition',
      [],
      [
        allow('s3:GetObject', 'arn:aws:s3:::b/${aws:PrincipalTag/team}/*', {
          StringEquals: { 'aws:PrincipalTag/team': 'blue' },
        }),
      ],
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/blue/example',
        context: { 'aws:principaltag/team': 'blue' },
      },
    ],
    [
      'it is in any partition, beside ARNs of several',
      [allow('s3:GetObject', ['arn:aws:s3:::b/*', 'arn:aws-cn:s3:::b/*'])],
      [allow('s3:GetObject', ['arn:aws:s3:::b/*', 'arn:aws-cn:s3:::b/*', 'arn:*:s3:::c/*'])],
      { action: 's3:GetObject', resource: 'arn:aws:s3:::c/example', context: {} },
    ],
    [
      'it is in another partition',
      [],
      [allow('s3:GetObject', 'arn:aws-cn:s3:::b/*')],
      { action: 's3:GetObject', resource: 'arn:aws-cn:s3:::b/example', context: {} },
    ],
  ])('%s', (_, before, after, example) => {
    const result = compared(before, after, { stop: 'first' });
    expect(examples(result)).toEqual([example]);
    expect(result.answer).toBe('yes');
  });

  it.each([
    ['Null', 'aws:TokenIssueTime', 'false', '2026-11-30T12:00:00Z'],
    ['DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z', '2026-11-30T12:00:00Z'],
    ['Null', 'aws:MultiFactorAuthAge', 'false', '1'],
    ['Null', 'aws:SecureTransport', 'false', 'true'],
    ['Null', 'aws:SourceIp', 'false', '203.0.113.10'],
    ['Null', 'aws:SourceArn', 'false', 'arn:aws:iam::111122223333:role/example'],
    ['Null', 'aws:SourceAccount', 'false', '111122223333'],
    ['Null', 'aws:RequestedRegion', 'false', 'us-east-1'],
    ['Null', 'aws:PrincipalTag/team', 'false', 'example'],
    // Those that the conditions exclude are not the examples.
    ['StringNotEquals', 'aws:RequestedRegion', 'us-east-1', 'eu-south-2'],
    ['StringNotEquals', 'aws:PrincipalAccount', '111122223333', '444455556666'],
    ['Bool', 'aws:ViaAWSService', 'false', 'false'],
  ])('the example under %s of %s %s has the value %s', (operator, key, value, expected) => {
    const statement = allow('sqs:SendMessage', 'arn:aws:sqs:*:*:a', { [operator]: { [key]: value } });
    const [example] = examples(compared([], [statement], { stop: 'first' }));
    expect(example?.context).toEqual({ [key.toLowerCase()]: expected });
  });

  it('looks first at what the reference lists', () => {
    const entries = ['arn:aws:ssm:*:*:session/*', 'arn:aws:sqs:*:*:a'];
    const result = compared([], [allow(['ssmmessages:OpenDataChannel', 'sqs:SendMessage'], entries)], {
      stop: 'first',
    });
    expect(examples(result).map(({ action }) => action)).toEqual(['sqs:SendMessage']);
    expect(result.open).toEqual([]);
  });

  it('takes a wildcard that the partition in use does not match for other partitions', () => {
    const before = allow('s3:GetObject', 'arn:aws:s3:::b/*');
    const entriesWith = (partition: string) => ['arn:aws:s3:::b/*', `arn:${partition}:s3:::b/*`];
    const answerOf = (partition: string) =>
      compared([before], [allow('s3:GetObject', entriesWith(partition))]).answer;
    expect(answerOf('aws-*')).toBe('yes');
    expect(answerOf('aw?')).toBe('no');
    expect(answerOf('???')).toBe('no');
  });

  it('says which statement and which entry allow it, and whether it was denied', () => {
    const { found } = compared(
      [allow('sqs:*', '*'), deny('sqs:DeleteQueue', '*')],
      [
        allow('sqs:SendMessage', '*'),
        allow(['sqs:DeleteQueue', 'sns:Publish'], ['arn:aws:sqs:*:*:a', 'arn:aws:sns:*:*:b']),
      ],
    );
    expect(
      found.map(({ by, actions, region, wasDenied }) => [by.index, actions, region.item?.text, wasDenied]),
    ).toEqual([
      [1, ['sns:Publish'], 'arn:aws:sns:*:*:b', false],
      [1, ['sqs:DeleteQueue'], 'arn:aws:sqs:*:*:a', true],
    ]);
  });

  it('tells principals apart', () => {
    const bucket = (AWS: readonly string[]) =>
      policyOf({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
        ],
      });
    const { found, answer } = newAccessOf(bucket(['111122223333']), bucket(['111122223333', '444455556666']));
    expect(answer).toBe('yes');
    expect(found.map(({ principal, example }) => [principal?.text, example.principal])).toEqual([
      ['444455556666', { type: 'AWS', id: 'arn:aws:iam::444455556666:user/example' }],
    ]);
    expect(newAccessOf(bucket(['111122223333', '444455556666']), bucket(['444455556666'])).answer).toBe('no');
    expect(newAccessOf(bucket(['*']), bucket(['444455556666'])).answer).toBe('no');
  });

  it('judges a trust policy, which names no resource', () => {
    const trust = (Service: readonly string[]) =>
      policyOf({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
      });
    const result = newAccessOf(
      trust(['ec2.amazonaws.com']),
      trust(['ec2.amazonaws.com', 'lambda.amazonaws.com']),
    );
    expect(examples(result)).toEqual([
      {
        principal: { type: 'Service', id: 'lambda.amazonaws.com' },
        action: 'sts:AssumeRole',
        resource: '*',
        context: {},
      },
    ]);
  });
});

describe('unknown', () => {
  it('says that only the reference rules something out', () => {
    // The reference lists no resource for the action.
    const session = allow('ssmmessages:OpenDataChannel', 'arn:aws:ssm:*:*:session/*');
    expect(reasons(compared([], [session]))).toEqual(['reference']);
    // Requests for this action do not include the key.
    expect(
      reasons(compared([], [allow('s3:ListAllMyBuckets', '*', { StringEquals: { 's3:prefix': 'a' } })])),
    ).toEqual(['reference']);
  });

  it.each([
    ['arn:aws:sqs:*:*:*', '*'],
    ['arn:aws:sqs:*:*:*', 'arn:aws:s?s:*:*:*'],
    ['arn:aws:secretsmanager:*:*:secret:*', 'arn:aws:*:*:*:*'],
  ])('says that the reference alone has the action work on %s, and on nothing more of %s', (one, other) => {
    const action = one.includes('sqs') ? 'sqs:SendMessage' : 'secretsmanager:GetSecretValue';
    const result = compared([allow(action, one)], [allow(action, other)]);
    expect([result.answer, reasons(result)]).toEqual(['unknown', ['reference']]);
    // What is new for certain is said first.
    const more = compared([allow(action, one)], [allow([action, 'sns:Publish'], other)]);
    expect(more.answer).toBe('yes');
    expect(compared([allow(action, other)], [allow(action, one)]).answer).toBe('no');
  });

  it('says so of what NotResource leaves in', () => {
    const rest = { Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: 'arn:aws:sqs:*:*:a' };
    const result = compared([allow('sqs:SendMessage', 'arn:aws:sqs:*:*:*')], [rest]);
    expect([result.answer, reasons(result)]).toEqual(['unknown', ['reference']]);
  });

  it('says that a wildcard reaches actions to come', () => {
    const result = compared([allow(['account:G*', 'account:L*'], '*')], [allow('account:?*', '*')]);
    expect(result.answer).toBe('yes');
    const reads = compared(
      [allow(['sqs:ReceiveMessag?', 'sqs:RemovePermission'], '*')],
      [allow('sqs:Re*', '*')],
    );
    expect([reads.answer, reasons(reads)]).toEqual(['unknown', ['reference']]);
  });

  it('says that part of a policy is not known', () => {
    const open = policyOf(
      `{ "Version": "2012-10-17", "Statement": [{{ more }}] }`.replace('{{ more }}', '"<more>"'),
    );
    expect(newAccessOf(open, policyWith(allow('s3:GetObject', '*'))).answer).toBe('unknown');
    const holed = newAccessOf(policyWith(), policyWith(allow('${Action}', '*')));
    expect([holed.answer, reasons(holed)]).toEqual(['unknown', ['unread']]);
    // An entry of a wrong type, beside one that was allowed.
    const before = [allow('s3:GetObject', 'arn:aws:s3:::b/*')];
    const mixed = compared(before, [allow(['s3:GetObject', 1], 'arn:aws:s3:::b/*')]);
    expect([mixed.answer, reasons(mixed)]).toEqual(['unknown', ['unread']]);
  });

  it('ends when the budget is spent', () => {
    const result = compared([], [allow('s3:GetObject', '*')], { budget: 0 });
    expect([result.answer, reasons(result)]).toEqual(['unknown', ['budget']]);
    // What is not looked at any more is said to be open.
    const several = compared([], [allow('s3:GetObject', '*'), allow('sqs:*', '*')], { budget: 0 });
    expect(several.open.at(-1)).toMatchObject({ by: { index: 1 }, reason: 'budget' });
  });
});

it('agrees with every request, and its examples are allowed by the second policy alone', () => {
  const single = request.map(({ action, resource, context }): Request => ({
    action,
    resource,
    context: {
      ...Object.fromEntries(
        Object.entries(context)
          .filter(([key]) => !/time$/i.test(key))
          .map(([key, value]) => [key, [value].flat()[0]!]),
      ),
      // No request comes from the past, or without a time.
      'aws:CurrentTime': '2026-12-01T00:00:00Z',
      'aws:EpochTime': '1796083200',
      'aws:TokenIssueTime': '2026-12-01T00:00:00Z',
    },
  }));
  const identity = policyText.filter((text) => !text.includes('"Principal"'));
  const answers = { yes: 0, no: 0, unknown: 0 };
  fc.assert(
    fc.property(
      identity,
      identity,
      fc.array(single, { minLength: 40, maxLength: 40 }),
      (one, other, requests) => {
        const [before, after] = [JSON.parse(one) as unknown, JSON.parse(other) as unknown];
        const { answer, found } = newAccessOf(policyOf(one), policyOf(other), {
          stop: 'first',
          budget: 1_000,
        });
        answers[answer]++;
        for (const { example } of found)
          expect([example, evaluate(after, example), evaluate(before, example) === 'allow']).toEqual([
            example,
            'allow',
            false,
          ]);
        if (answer !== 'no') return;
        const isNew = (each: Request) =>
          evaluate(after, each) === 'allow' && evaluate(before, each) !== 'allow';
        expect(requests.filter(isNew)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
  expect(answers.no).toBeGreaterThan(10);
  expect(answers.yes).toBeGreaterThan(50);
  expect(answers.unknown).toBeLessThan(answers.yes);
});
