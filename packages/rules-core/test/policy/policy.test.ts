import { describe, expect, test } from 'vitest';
import { policyOf, policyWith } from '../read-policy.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

test('with a duplicate Statement the last counts', () => {
  const text = '{"Statement":[{"Effect":"Allow"}],"Statement":[{"Effect":"Deny"},{"Effect":"Deny"}]}';
  expect(policyOf(text).statements.map(({ effect }) => effect)).toEqual(['Deny', 'Deny']);
});

describe('the type', () => {
  const everyone = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
  const account = { AWS: 'arn:aws:iam::111122223333:root' };
  const service = { Service: 'lambda.amazonaws.com' };

  test.each([
    ['identity', [statement]],
    ['identity', []],
    ['resource', [{ ...statement, Principal: '*' }]],
    ['resource', [{ Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: 's3:*', Resource: '*' }]],
    ['trust', [everyone]],
    ['trust', [everyone, { ...everyone, Action: ['STS:TagSession', 'sts:*'] }]],
    ['resource', [{ ...everyone, Resource: '*' }]],
    ['resource', [{ ...everyone, Principal: account, NotResource: 'arn:aws:iam::111122223333:role/app' }]],
    ['resource', [{ ...everyone, NotPrincipal: service, Principal: undefined, Resource: '*' }]],
    ['resource', [{ ...everyone, Principal: service, Action: ['sts:AssumeRole', 'iam:*'], Resource: '*' }]],
    ['resource', [{ ...everyone, Action: '<ACTION>' }]],
    ['resource', [{ ...everyone, Action: undefined }]],
    ['trust', [{ ...everyone, Principal: service, Resource: '*' }]],
    ['trust', [{ ...everyone, Principal: { AWS: '*', Federated: ['saml'] }, NotResource: '*' }]],
    [
      'trust',
      [
        { ...everyone, Principal: account, Resource: '*' },
        { ...everyone, Principal: account },
      ],
    ],
    [
      'trust',
      [
        { ...everyone, Resource: '*' },
        { Effect: 'Allow', Action: 'sts:TagSession' },
      ],
    ],
    ['trust', [everyone, { Effect: 'Allow', Principal: '*', 'A<X>n': 'sts:TagSession' }]],
    ['resource', [everyone, { ...everyone, Action: 's3:GetObject' }]],
    ['resource', [{ Effect: 'Allow', Principal: '*', Action: '*' }]],
  ])('%s from the shape %#', (type, statements) => {
    expect(policyWith(...statements).type.name).toBe(type);
  });

  test.each([
    [
      'resource',
      'the policy of a VPC endpoint of AWS STS',
      [
        { Sid: 'Callers', ...everyone, Action: 'sts:*', Resource: '*' },
        { ...everyone, Principal: account, Resource: 'arn:aws:iam::111122223333:role/app' },
        { ...everyone, Principal: { AWS: '*' }, Action: 'sts:GetCallerIdentity', Resource: ['*'] },
      ],
    ],
    [
      'resource',
      'a resource control policy about roles',
      [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity'],
          Resource: '*',
          Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
        },
      ],
    ],
    [
      'resource',
      'the policy of a bucket that services write to',
      [{ Effect: 'Allow', Principal: service, Action: 's3:PutObject', Resource: 'arn:aws:s3:::log/*' }],
    ],
    [
      'trust',
      'the roles of a service, with a Resource that AWS refuses',
      [{ ...everyone, Principal: { Service: ['ec2.amazonaws.com', 'ssm.amazonaws.com'] }, Resource: '*' }],
    ],
    [
      'trust',
      'a trust policy of an identity provider, with a Resource that AWS refuses',
      [
        {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Resource: 'arn:aws:iam::111122223333:role/app',
          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:4711' } },
        },
      ],
    ],
    [
      'trust',
      'a trust policy one of whose statements has a Resource',
      [
        { ...everyone, Principal: account, Condition: { StringEquals: { 'sts:ExternalId': '4711' } } },
        { ...everyone, Principal: account, Action: 'sts:TagSession', Resource: '*' },
      ],
    ],
  ])('%s: %s', (type, _, statements) => {
    expect(policyWith(...statements).type.name).toBe(type);
  });

  test.each([
    ['AWS::S3::Bucket', 'resource'],
    ['AWS::KMS::Key', 'resource'],
    ['AWS::IAM::ManagedPolicy', 'identity'],
    ['AWS::IAM::AssumeRolePolicyDocument', 'trust'],
    ['AWS::Organizations::Policy', 'scp'],
    ['AWS::IAM::Role', 'identity'],
    ['AWS::IAM::RolePolicy', 'identity'],
  ])('attached to %s', (attachedTo, type) => {
    expect(policyOf({ Statement: [statement] }, { attachedTo }).type.name).toBe(type);
  });

  test('a given type wins', () => {
    expect(
      policyOf({ Statement: [everyone] }, { policyType: 'scp', attachedTo: 'AWS::S3::Bucket' }).type.name,
    ).toBe('scp');
  });

  test.each([
    ['identity', true],
    ['resource', true],
    ['trust', true],
    ['scp', false],
    ['rcp', false],
    ['boundary', false],
    ['session', false],
    ['endpoint', false],
  ])('%s grants: %s', (policyType, grants) => {
    const policy = policyOf({ Statement: [statement] }, { policyType });
    expect(policy.type.grants).toBe(grants);
    expect(policy.statements[0]!.isGrant).toBe(grants);
  });
});

describe('statements', () => {
  test('a single object and a list look the same', () => {
    expect(policyOf({ Statement: statement }).statements).toHaveLength(1);
    expect(policyOf({ Statement: [statement] }).statements).toHaveLength(1);
  });

  test('what is no object is skipped and makes the policy incomplete', () => {
    const policy = policyOf({ Statement: [null, 'x', statement, [statement], 5] });
    expect(policy.statements).toHaveLength(1);
    expect(policy.complete).toBe(false);
    expect(policyOf({ Statement: [statement] }).complete).toBe(true);
    expect(policyOf({ Statement: 'x' }).statements).toEqual([]);
  });

  test('more statements than any policy holds are not judged', () => {
    const policy = (count: number) => policyOf({ Statement: Array<object>(count).fill(statement) });
    expect(policy(1_000)).toMatchObject({ complete: true, statements: { length: 1_000 } });
    expect(policy(1_001)).toMatchObject({ complete: false, statements: { length: 1_000 } });
  });

  test.each([['allow'], ['ALLOW'], [''], [true], [null], [['Allow']]])(
    'Effect %j is none of the two',
    (Effect) => {
      expect(policyWith({ ...statement, Effect }).statements[0]!.effect).toBeUndefined();
    },
  );

  test('with duplicate members the last counts', () => {
    const [first] = policyOf(
      '{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"s3:*","Action":["ec2:*"],"Resource":"*"}}',
    ).statements;
    expect(first!.effect).toBe('Deny');
    expect(first!.actions!.items.map(({ text }) => text)).toEqual(['ec2:*']);
  });

  test('both of a pair are none', () => {
    const [first] = policyWith({
      ...statement,
      NotAction: 's3:*',
      NotResource: '*',
      Principal: '*',
      NotPrincipal: '*',
    }).statements;
    expect(first!.actions).toBeUndefined();
    expect(first!.resources).toBeUndefined();
    expect(first!.principals).toBeUndefined();
  });

  test('an empty Condition asks for nothing', () => {
    expect(policyWith({ ...statement, Condition: {} }).statements[0]!.isConditional).toBe(false);
    expect(policyWith(statement).statements[0]!.isConditional).toBe(false);
    expect(policyWith({ ...statement, Condition: { Bool: {} } }).statements[0]!.isConditional).toBe(true);
    expect(policyWith({ ...statement, Condition: [] }).statements[0]!.isConditional).toBe(true);
  });
});

describe('elements', () => {
  const actions = (Action: unknown) => policyWith({ Action }).statements[0]!.actions;

  test('single values and lists', () => {
    expect(actions('s3:Get*')).toMatchObject({ negated: false, list: undefined, known: true });
    expect(actions('s3:Get*')!.items).toMatchObject([{ text: 's3:Get*', index: undefined }]);
    expect(actions(['s3:Get*', 'ec2:*'])!.items).toMatchObject([{ index: 0 }, { text: 'ec2:*', index: 1 }]);
    expect(policyWith({ NotAction: 's3:*' }).statements[0]!.actions).toMatchObject({
      name: 'NotAction',
      negated: true,
    });
  });

  test('wrong shapes', () => {
    expect(actions({ a: 1 })).toBeUndefined();
    expect(actions(5)).toBeUndefined();
    expect(actions(null)).toBeUndefined();
    expect(actions(['s3:*', 5, ['ec2:*']])).toMatchObject({
      known: false,
      items: [{ text: 's3:*', index: 0 }],
    });
  });

  test('placeholders make an entry unknown, not its list', () => {
    const element = actions(['s3:*', '${service}:Get*'])!;
    expect(element.known).toBe(false);
    expect(element.items[0]!.pattern).toMatchObject({ service: 's3', name: '*' });
    expect(element.items[1]!.pattern).toBeUndefined();
    expect(element.items[1]!.upper).toMatchObject({ service: '*', name: 'get*' });
  });

  test('the placeholders of the settings count', () => {
    const file = { Statement: { Action: 's3:*', Resource: 'arn:aws:s3:::BUCKET/*' } };
    expect(policyOf(file).statements[0]!.resources!.known).toBe(true);
    expect(policyOf(file, { placeholders: ['BUCKET'] }).statements[0]!.resources!.known).toBe(false);
  });

  test('a text longer than any policy is not judged', () => {
    const resource = (length: number) =>
      policyWith({ Resource: 'arn:aws:s3:::'.padEnd(length, '*?') }).statements[0]!.resources!;
    expect(resource(40_000)).toMatchObject({ known: true, items: [{ pattern: { service: 's3' } }] });
    expect(resource(40_001)).toMatchObject({
      known: false,
      items: [{ pattern: undefined, upper: { star: true } }],
    });
  });

  test('more than 500 entries with a wildcard for the service are not judged', () => {
    const wide = Array.from({ length: 300 }, (_, index) => `*:Get${index}*`);
    const named = ['s3:GetObject', 's3:*', '*'];
    const { statements } = policyWith(
      { ...statement, Action: [...wide, ...named] },
      { ...statement, Action: [...wide, ...named] },
    );
    const [first, second] = statements.map(({ actions }) => actions!);
    expect(first).toMatchObject({ known: true, everything: true });
    expect(second).toMatchObject({ known: false, everything: true });
    expect(second!.items.slice(199, 201)).toMatchObject([
      { pattern: { name: 'get199*' }, bounds: { known: true } },
      { pattern: undefined, upper: { everything: true }, bounds: { known: false } },
    ]);
    expect(second!.items.slice(300).map(({ pattern }) => pattern?.folded)).toEqual([
      's3:getobject',
      's3:*',
      '*',
    ]);
  });

  test('variables are plain text without Version 2012-10-17', () => {
    const Statement = { Action: 's3:*', Resource: 'arn:aws:s3:::home/${aws:username}/*' };
    const variable = (Version?: string) =>
      policyOf({ ...(Version && { Version }), Statement }).statements[0]!.resources!.items[0]!.bounds
        .variable;
    expect(variable('2012-10-17')).toBe(true);
    expect(variable('2008-10-17')).toBe(false);
    expect(variable()).toBe(false);
  });
});

describe('principals', () => {
  const principals = (Principal: unknown) => policyWith({ Principal }).statements[0]!.principals;

  test('a bare string, a map, lists', () => {
    expect(principals('*')).toMatchObject({ known: true, items: [{ type: undefined, text: '*' }] });
    expect(principals({ AWS: ['*', '1'], Service: 'ec2.amazonaws.com' })!.items).toMatchObject([
      { type: { text: 'AWS' }, text: '*', index: 0 },
      { type: { text: 'AWS' }, text: '1', index: 1 },
      { type: { text: 'Service' }, text: 'ec2.amazonaws.com', index: undefined },
    ]);
  });

  test('wrong shapes', () => {
    expect(principals(['*'])).toBeUndefined();
    expect(principals({ AWS: 5 })).toMatchObject({ known: false, items: [] });
    expect(principals({ AWS: '<ACCOUNT_ID>' })!.known).toBe(false);
  });
});

describe('conditions', () => {
  const conditions = (Condition: unknown) => policyWith({ Condition }).statements[0]!.conditions;

  test('one test per operator and key', () => {
    expect(
      conditions({
        StringEquals: { 'aws:PrincipalOrgID': 'o-1', 's3:prefix': ['a', 'b'] },
        'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'x*' },
        Bool: { 'aws:SecureTransport': true },
      }).map(({ key, operator, values }) => [
        operator!.name,
        operator!.set,
        operator!.ifExists,
        key,
        values.map((v) => v.text),
      ]),
    ).toEqual([
      ['StringEquals', undefined, false, 'aws:principalorgid', ['o-1']],
      ['StringEquals', undefined, false, 's3:prefix', ['a', 'b']],
      ['StringLike', 'ForAnyValue', true, 'aws:tagkeys', ['x*']],
      ['Bool', undefined, false, 'aws:securetransport', ['true']],
    ]);
  });

  test('wrong shapes yield no test, wrong values an unknown one', () => {
    expect(conditions('x')).toEqual([]);
    expect(conditions({ StringEquals: 'x' })).toEqual([]);
    expect(conditions({ StringEquals: { a: { b: 1 } } })).toMatchObject([{ known: false, values: [] }]);
    expect(conditions({ Equals: { a: 'b' } })).toMatchObject([{ operator: undefined, known: true }]);
    expect(conditions({ StringEquals: { 'aws:RequestTag/${tag}': 'b' } })).toMatchObject([{ known: false }]);
  });

  test('with duplicate keys the last counts', () => {
    const [first] = policyOf(
      '{"Statement":{"Condition":{"StringEquals":{"a:b":"1","a:b":"2"},"StringLike":{},"StringLike":{"c:d":"3"}}}}',
    ).statements;
    expect(first!.conditions.map(({ key, values }) => [key, values[0]!.text])).toEqual([
      ['a:b', '2'],
      ['c:d', '3'],
    ]);
  });
});

test.each([
  ['2012-10-17', { Version: '2012-10-17' }],
  ['2008-10-17', { Version: '2008-10-17' }],
  ['2008-10-17', {}],
  [undefined, { Version: '2012-10-18' }],
  [undefined, { Version: '<VERSION>' }],
  [undefined, { Version: 2012 }],
  [undefined, { '<KEY>': '2012-10-17' }],
])('the version is %s: %j', (version, members) => {
  const policy = policyOf({ ...members, Statement: statement });
  expect(policy.version).toBe(version);
  expect(policy.bounds.of({ text: '${aws:username}' }).variable).toBe(version !== '2008-10-17');
});

describe('a statement with a key that a template fills in', () => {
  const of = (key: string) =>
    policyWith({ ...statement, [key]: { Bool: { 'aws:x': 'true' } } }).statements[0]!;

  test('may have any element', () => {
    const open = of('<KEY>');
    expect([open.isGrant, open.isConditional, open.hasReadableConditions]).toEqual([false, true, false]);
    const closed = of('Id');
    expect([closed.isGrant, closed.isConditional, closed.hasReadableConditions]).toEqual([true, false, true]);
  });
});
