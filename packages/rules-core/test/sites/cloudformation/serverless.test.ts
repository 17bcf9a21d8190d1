import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { sourceOf } from '../../read-policy.js';
import { unmark } from '../../rule-tester.js';

const service = (more: object, provider: object = {}) => ({
  service: 'app',
  provider: { name: 'aws', ...provider },
  ...more,
});
const admin = { Effect: 'Allow', Action: '*', Resource: '*' };
const invoke = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*/*/*',
};
const text = (data: unknown) => JSON.stringify(data, null, 2);
const found = (data: unknown) =>
  lintText(text(data)).map(({ rule, messageId, start, end }) => [
    `${rule}/${messageId}`,
    text(data).slice(start, end),
  ]);
const known = (data: unknown) =>
  Array.from(sourceOf(text(data)).sites(), ({ type, attachedTo, owner, principal, document }) => ({
    type,
    attachedTo,
    owner,
    principal,
    open: document.open,
  }));

const identity = { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy', open: true };
const resource = {
  type: 'resource',
  attachedTo: 'AWS::ApiGateway::RestApi',
  open: true,
  principal: undefined,
};

describe('the places of serverless.yml', () => {
  it.each([
    ['provider.iam.role.statements', service({}, { iam: { role: { statements: [admin] } } }), 'provider'],
    ['provider.iamRoleStatements', service({}, { iamRoleStatements: [admin] }), 'provider'],
    ['functions.*', service({ functions: { hello: { iamRoleStatements: [admin] } } }), 'functions.hello'],
    [
      'functions in a list',
      service({ functions: ['${file(a.yml)}', { hello: { iamRoleStatements: [admin] } }] }),
      'functions.hello',
    ],
    [
      'roles of functions',
      service({ functions: { hello: { iam: { role: { statements: [admin] } } } } }),
      'functions.hello',
    ],
    [
      'state machines',
      service({ stepFunctions: { stateMachines: { pay: { iamRoleStatements: [admin] } } } }),
      'stepFunctions.stateMachines.pay',
    ],
    ['tasks', service({ fargate: { iamRoleStatements: [admin] } }), 'fargate'],
    ['one statement', service({}, { iamRoleStatements: admin }), 'provider'],
  ])('%s', (_, data, owner) => {
    expect(known(data)).toEqual([{ ...identity, owner, principal: owner }]);
    expect(found(data)).toEqual([['no-full-admin/fullAdmin', '*']]);
  });

  it.each([
    ['provider.apiGateway.resourcePolicy', service({}, { apiGateway: { resourcePolicy: [invoke] } })],
    ['provider.resourcePolicy', service({}, { resourcePolicy: [invoke] })],
  ])('%s', (_, data) => {
    expect(known(data)).toEqual([{ ...resource, owner: 'provider' }]);
    expect(found(data)).toEqual([['no-public-access/everyone', '*']]);
  });

  it.each([
    [
      'resources',
      {
        Resources: {
          Own: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [admin] } },
          },
        },
      },
    ],
    [
      'a list of them',
      [
        '${file(a.yml)}',
        {
          Resources: {
            Own: {
              Type: 'AWS::IAM::ManagedPolicy',
              Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [admin] } },
            },
          },
        },
      ],
    ],
  ])('templates in %s', (_, resources) => {
    const data = service({ resources });
    expect(known(data)).toMatchObject([{ owner: 'AWS::IAM::ManagedPolicy Own' }]);
    expect(found(data)).toEqual([['no-full-admin/fullAdmin', '*']]);
  });

  it.each([
    [{ iam: { role: 'arn:aws:iam::111122223333:role/app' } }],
    [{ iam: { role: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary' } } }],
    [{ vpcEndpointIds: ['vpce-1'] }],
    [{ ecr: { images: { app: { path: './' } } } }],
    [{ iamRoleStatements: '${file(statements.yml)}' }],
    [{ iamRoleStatements: { Ref: 'Statements' } }],
    [{ iamRoleStatements: null }],
  ])('hold no policy in %j', (provider) => {
    const functions = { hello: { role: { 'Fn::GetAtt': ['Role', 'Arn'] } } };
    expect(known(service({ functions, resources: 'statements' }, provider))).toEqual([]);
  });
});

describe('what a service is', () => {
  it.each([
    { service: 'app', provider: 'aws', functions: { f: { iamRoleStatements: [admin] } } },
    {
      service: { name: 'app' },
      provider: '${file(provider.yml)}',
      functions: { f: { iamRoleStatements: [admin] } },
    },
    service({ functions: { f: { iamRoleStatements: [admin] } } }),
  ])('is told by its provider: %j', (data) => {
    expect(known(data)).toHaveLength(1);
  });

  it.each([
    { service: 'app', provider: { name: 'google', iamRoleStatements: [admin] } },
    { service: 'app', provider: { runtime: 'nodejs22.x', iamRoleStatements: [admin] } },
    { provider: { name: 'aws', iamRoleStatements: [admin] } },
    { service: 'app', provider: null, iamRoleStatements: [admin] },
    { service: 'app', provider: ['aws'], functions: { f: { iamRoleStatements: [admin] } } },
  ])('is not %j', (data) => {
    // What is read as statements in any file has no principal.
    expect(known(data).filter(({ principal }) => principal !== undefined)).toEqual([]);
  });
});

describe('variables of the framework', () => {
  it.each([
    '${self:custom.bucket}',
    '${self:custom.arns.${opt:stage, "dev"}}',
    '${opt:stage}',
    '${env:ACCOUNT}',
    '${cf:stack.Output}',
    '${cf.us-west-2:stack.Output}',
    '${ssm:/app/arn}',
    '${ssm.eu-west-1:/app/arn}',
    '${s3:bucket/key}',
    '${file(a.yml):arn}',
    '${param:arn}',
    '${sls:stage}',
    '${aws:accountId}',
    '${terraform:output}',
    '${strToBool(${self:a})}',
    '#{AWS::AccountId}',
  ])('are unknown: %s', (variable) => {
    const statements = [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: variable },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${variable}/*` },
      { Effect: 'Allow', Action: variable, Resource: { 'Fn::Sub': `arn:aws:s3:::${variable}/*` } },
      variable,
    ];
    const data = service({}, { iam: { role: { statements } } });
    expect(lintText(text(data), { rules: 'all' })).toEqual([]);
  });

  it('hide nothing beside them', () => {
    const statements = [
      '${file(more.yml)}',
      { Effect: 'Allow', Action: ['${self:a}', 's3:GetObjekt'], Resource: '${self:b}' },
    ];
    expect(found(service({}, { iamRoleStatements: statements }))).toEqual([
      ['no-unknown-action/misspeltAction', 'GetObjekt'],
    ]);
  });
});

it('marks the character', () => {
  const { code, ranges } = unmark(
    '{"service":"app","provider":{"name":"aws","iam":{"role":{"statements":[{"Effect":"Allow","Action":"s3:«GetObjekt»","Resource":"arn:aws:s3:::b/*"}]}}}}',
  );
  expect(lintText(code)).toMatchObject([
    { rule: 'no-unknown-action', ...ranges[0], suggestions: [{ edits: [{ text: '"s3:GetObject"' }] }] },
  ]);
});

describe('whatever a service holds', () => {
  const key = fc.constantFrom(
    'iam',
    'role',
    'statements',
    'iamRoleStatements',
    'resourcePolicy',
    'apiGateway',
    'Resources',
    'Effect',
    'Action',
    'Resource',
    'Ref',
    'Fn::Sub',
    'Properties',
    'Type',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.constantFrom('*', 's3:*', '${self:a}', 'AWS::IAM::Role', 'Allow', null, 1),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(key, tie('value')), { maxLength: 3 })
        .map((entries) => Object.fromEntries(entries) as unknown),
    ),
  }));
  it('throws nothing', () => {
    fc.assert(
      fc.property(value, value, value, (provider, functions, resources) => {
        const own = typeof provider === 'object' ? provider : {};
        expect(() =>
          lintText(text(service({ functions, resources }, own ?? {})), { rules: 'all' }),
        ).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
