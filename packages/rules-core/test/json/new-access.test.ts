import { describe, expect, it } from 'vitest';
import { newAccess } from '../../src/index.js';

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

describe('newAccess', () => {
  it('compares texts and objects, and says what is new with an example', () => {
    const after = policy(read, { ...read, Sid: 'Write', Action: ['s3:GetObject', 's3:PutObject'] });
    const found = [
      {
        statement: 1,
        sid: 'Write',
        resource: 'arn:aws:s3:::b/*',
        actions: ['s3:PutObject'],
        example: { action: 's3:PutObject', resource: 'arn:aws:s3:::b/example', context: {} },
        wasDenied: false,
      },
    ];
    const expected = { answer: 'yes', found, open: [] };
    expect(newAccess(policy(read), after)).toEqual(expected);
    expect(newAccess(`\uFEFF${JSON.stringify(policy(read))}`, JSON.stringify(after))).toEqual(expected);
    expect(newAccess(after, policy(read))).toEqual({ answer: 'no', found: [], open: [] });
  });

  it('takes equal placeholders for the same, others not, and puts them back into what it says', () => {
    const of = (bucket: string) => policy({ ...read, Resource: `arn:aws:s3:::${bucket}/*` });
    for (const [one, other] of [
      ['<BUCKET_A>', '<BUCKET_B>'],
      ['${bucket_a}', '${bucket_b}'],
    ] as const) {
      expect(newAccess(of(one), of(one)).answer).toBe('no');
      const { answer, found } = newAccess(of(one), of(other));
      expect(answer).toBe('yes');
      expect(found).toMatchObject([
        { resource: `arn:aws:s3:::${other}/*`, example: { resource: `arn:aws:s3:::${other}/example` } },
      ]);
    }
  });

  it('takes a policy that is new for one in which nothing was allowed', () => {
    expect(newAccess(undefined, policy(read)).answer).toBe('yes');
    expect(newAccess(undefined, policy({ ...read, Effect: 'Deny' })).answer).toBe('no');
  });

  it('reads what the AWS CLI puts out', () => {
    const output = { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, Document: policy(read) } };
    expect(newAccess(output, policy(read)).answer).toBe('no');
  });

  it('names the principal, and takes settings', () => {
    const open = policy({ ...read, Principal: { AWS: '111122223333' } });
    const { found } = newAccess(policy({ ...read, Principal: { AWS: '444455556666' } }), open, {
      settings: { attachedTo: 'AWS::S3::Bucket' },
      stop: 'first',
    });
    expect(found.map(({ principal, example }) => [principal, example.principal?.id])).toEqual([
      ['111122223333', 'arn:aws:iam::111122223333:user/example'],
    ]);
  });

  it('says what is open', () => {
    const session = { ...read, Action: 'ssmmessages:OpenDataChannel', Resource: 'arn:aws:ssm:*:*:session/*' };
    expect(newAccess(policy(read), policy(read, session))).toEqual({
      answer: 'unknown',
      found: [],
      open: [
        {
          statement: 1,
          sid: 'Read',
          resource: 'arn:aws:ssm:*:*:session/*',
          actions: ['ssmmessages:OpenDataChannel'],
          reason: 'reference',
        },
      ],
    });
  });

  it.each<[unknown, unknown, unknown, string]>([
    [policy(), 1, {}, '`after` must be a policy, as JSON text or as an object; it is a number.'],
    [policy(), '{', {}, '`after` is not JSON.'],
    ['{}', policy(read), {}, '`before` must hold one policy; it holds none.'],
    [policy(), JSON.stringify([policy(read), policy(read)]), {}, '`after` must hold one policy; it holds 2.'],
    [policy(), policy(read), 'all', 'The options of `newAccess` must be an object, not a string.'],
    [
      policy(),
      policy(read),
      { limit: 1 },
      '`newAccess` has no option `limit`. Its options are `settings`, `stop`, `budget`.',
    ],
    [
      policy(),
      policy(read),
      { stop: 'one' },
      'The option `stop` is "one". The allowed values are `first`, `entry`, `all`.',
    ],
    [policy(), policy(read), { stops: 'all' }, '`settings`, `stop`, `budget`. Did you mean `stop`?'],
    [
      policy(),
      policy(read),
      { budget: -1 },
      'The option `budget` must be a number of requests, 0 or more; it is -1.',
    ],
    [policy(), policy(read), { budget: '9' }, '`budget` must be a number of requests, 0 or more; it is "9".'],
  ])('rejects %j, %j, %j', (before, after, options, message) => {
    expect(() => newAccess(before as object, after as object, options as object)).toThrow(message);
  });
});
