import { describe, expect, it } from 'vitest';
import { lookAlikes } from '../../src/sites/look-alikes.js';
import { lintText, type Settings } from '../../src/json/index.js';

const rulesOf = (file: unknown, settings: Settings = {}) =>
  lintText(JSON.stringify(file), { rules: 'all', settings }).map(({ rule }) => rule);

const allow = (more: object) => ({ Effect: 'Allow', ...more });

/** Documents of each kind, by its title. */
const documents: Readonly<Record<string, readonly object[]>> = {
  'an AWS WAF rule': [
    {
      Name: 'RateLimit',
      Priority: 1,
      Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP' } },
      Action: { Block: {} },
    },
    {
      Name: 'Not',
      Statement: { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } } },
    },
    { Name: 'Group', Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'x' } } },
  ],
  'a data protection policy of Amazon SNS or CloudWatch Logs': [
    {
      Name: 'data-protection-policy',
      Version: '2021-06-01',
      Statement: [
        {
          Sid: 'audit-policy',
          DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/EmailAddress'],
          Operation: { Audit: { FindingsDestination: {} } },
        },
      ],
    },
    {
      Version: '2021-06-01',
      Statement: [
        { DataDirection: 'Inbound', Principal: ['*'], DataIdentifier: ['x'], Operation: { Deny: {} } },
      ],
    },
  ],
  'a stack policy of AWS CloudFormation': [
    {
      Statement: [
        allow({ Action: 'Update:*', Principal: '*', Resource: '*' }),
        {
          Effect: 'Deny',
          Action: ['Update:Replace'],
          Principal: '*',
          Resource: 'LogicalResourceId/Database',
        },
      ],
    },
    { Statement: [{ Effect: 'Deny', NotAction: 'update:modify', Principal: '*', Resource: '*' }] },
    { Statement: { Effect: 'Deny', Action: '*', Principal: '*', NotResource: 'LogicalResourceId/App*' } },
  ],
  'a policy of AWS IoT Core, for devices': [
    {
      Version: '2012-10-17',
      Statement: [
        allow({
          Action: 'iot:Connect',
          Resource: 'arn:aws:iot:us-east-1:111122223333:client/${iot:Connection.Thing.ThingName}',
        }),
        allow({
          Action: 'iot:AssumeRoleWithCertificate',
          Resource: 'arn:aws:iot:us-east-1:111122223333:rolealias/camera',
        }),
      ],
    },
    {
      Version: '2012-10-17',
      Statement: [
        allow({
          Action: ['iot:Publish'],
          Resource: '*',
          Condition: { Bool: { 'iot:Connection.Thing.IsAttached': ['true'] } },
        }),
      ],
    },
    {
      Version: '2012-10-17',
      Statement: [
        allow({
          Action: 'iot:Publish',
          Resource: ['arn:aws:iot:us-east-1:111122223333:topic/${iot:ClientId}'],
        }),
      ],
    },
  ],
  'a policy of MinIO, for its administrators': [
    {
      Version: '2012-10-17',
      Statement: [allow({ Action: ['admin:*', 's3:*'], Resource: ['arn:aws:s3:::*'] })],
    },
  ],
  'a policy of Tencent Cloud, Volcano Engine or another cloud with ARNs of its own': [
    { Statement: [allow({ Action: ['tos:GetObject'], Resource: ['trn:tos:::app/*'] })] },
    { Statement: [allow({ Action: 'cos:GetObject', Resource: 'qcs::cos:ap-guangzhou:uid/1:app/*' })] },
  ],
  'a policy of Alibaba Cloud': [
    { Version: '1', Statement: [allow({ Action: ['ecs:*'], Resource: '*' })] },
    { Version: '1', Statement: [allow({ Action: 'oss:Get*', Resource: ['acs:oss:*:*:app/*'] })] },
  ],
  'a policy of Huawei Cloud': [{ Version: '1.1', Statement: [allow({ Action: ['ecs:servers:list'] })] }],
  'the grammar of the policy language, which has names in place of values': [
    { Version: '2012-10-17', Statement: [{ Effect: 'effect', Action: 'action', Resource: 'arn' }] },
    {
      Version: 'version',
      Statement: { Sid: 'sid', Effect: 'Effect', Principal: 'principal', Action: ['action1', 'action2'] },
    },
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow | Deny',
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { condition: { key: 'value' } },
        },
      ],
    },
    {
      Statement: [
        allow({
          Action: 'service-prefix:action-name',
          Resource: 'arn:partition:service:region:account-id:resource-id',
        }),
      ],
    },
  ],
  'a bucket policy of Scaleway': [
    {
      Version: '2023-04-17',
      Id: 'p',
      Statement: [allow({ Principal: { SCW: 'user_id:1' }, Action: 's3:*', Resource: ['app'] })],
    },
  ],
};

/** What nothing but the Version of the document tells. */
const byVersion = /Alibaba|Huawei|Scaleway/;

describe.each(lookAlikes)('$title', ({ title, source }) => {
  it('is left alone, and has a source', () => {
    expect(documents[title]!.length).toBeGreaterThan(0);
    for (const document of documents[title]!) {
      expect(rulesOf(document)).toEqual([]);
      expect(rulesOf([document])).toEqual([]);
      for (const wrapped of [document, JSON.stringify(document)])
        expect(rulesOf({ policies: { app: wrapped } })).toEqual([]);
    }
    expect(source).toMatch(/^https:/);
  });
});

it.each(lookAlikes.filter(({ title }) => !byVersion.test(title)))(
  '$title is left alone without the document around its statements',
  ({ title }) => {
    for (const document of documents[title]!) {
      const { Statement } = document as { Statement: unknown };
      for (const wrapped of [Statement, JSON.stringify(Statement)])
        expect(rulesOf({ policies: { app: wrapped } })).toEqual([]);
    }
  },
);

it('knows each kind by its title', () => {
  expect(Object.keys(documents)).toEqual(lookAlikes.map(({ title }) => title));
});

it.each([
  {
    Version: '2012-10-17',
    Statement: [allow({ Action: ['action1', 'action2'], Resource: 'arn:aws:s3:::b' })],
  },
  { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: 's3:GetObject', Resource: 'resource' }] },
  { Version: '2012-10-17', Statement: [{ Effect: 'Effekt', Action: 's3:GetObject', Resource: '*' }] },
])('takes a policy with one slip for no grammar: %j', (document) => {
  expect(rulesOf(document)).not.toEqual([]);
});

describe('what has a `Statement` by chance is left alone', () => {
  it.each([
    { Invoice: 17, Statement: [{ Date: '2026-11-01', Text: 'Paper', Amount: 12 }] },
    { Customer: 'x', Statement: [{ Date: '2026-11-01', Action: 'Payment', Amount: 3 }] },
    { Title: 'x', Statement: 'Thank you for your order.' },
    { Title: 'x', Statement: [] },
    { Statement: [{ Text: 'x' }] },
    { Statement: { Sid: 'x', Text: 'x', Date: 'y' } },
  ])('%j', (file) => {
    expect(rulesOf(file)).toEqual([]);
  });
});

describe('other files of clouds are left alone', () => {
  it.each([
    { rules: [{ rulePriority: 1, selection: { tagStatus: 'untagged' }, action: { type: 'expire' } }] },
    { Rules: [{ ID: 'x', Status: 'Enabled', Expiration: { Days: 1 } }] },
    { ScalingPolicies: [{ PolicyName: 'x', PolicyType: 'TargetTrackingScaling' }] },
    { Policies: [{ PolicyName: 'x', PolicyARN: 'arn:aws:autoscaling:us-east-1:111122223333:p' }] },
    {
      effect: 'permit',
      principal: { op: 'All' },
      action: { op: 'All' },
      resource: { op: 'All' },
      conditions: [],
    },
    { definition: { static: { statement: 'permit(principal, action, resource);' } } },
    { bindings: [{ role: 'roles/viewer', members: ['user:ann@example.com'] }], etag: 'x', version: 1 },
    { properties: { policyRule: { if: { field: 'location' }, then: { effect: 'Deny' } } } },
    { Name: 'Reader', Actions: ['*/read'], NotActions: [], AssignableScopes: ['/'] },
    // Kyverno, Gatekeeper, Cedar as JSON, a denial of Google Cloud, an assignment of Azure, WorkMail.
    {
      apiVersion: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      spec: { rules: [{ name: 'x', validate: { message: 'Effect', deny: {} } }] },
    },
    { kind: 'K8sRequiredLabels', spec: { parameters: { Effect: 'Deny', Action: 'deny', Resource: '*' } } },
    {
      effect: 'permit',
      principal: { op: '==' },
      action: { op: 'in' },
      resource: { op: 'All' },
      Effect: 'Allow',
    },
    {
      rules: [
        { denyRule: { deniedPrincipals: ['principalSet://goog/public:all'], deniedPermissions: ['x/y'] } },
      ],
    },
    { properties: { effect: 'Deny', Effect: { Action: 'Microsoft.Storage/*', Resource: '*' } } },
    { Rules: [{ Name: 'x', Effect: 'ALLOW', Actions: ['EWS'], IpRanges: [] }] },
    { key: 'x', value: { Effect: 'NO_SCHEDULE' }, Effect: 'NoSchedule' },
    [
      {
        Rules: [{ Resource: ['collection/app'], Permission: ['aoss:*'] }],
        Principal: ['arn:aws:iam::111122223333:role/r'],
      },
    ],
  ])('%j', (file) => {
    expect(rulesOf(file)).toEqual([]);
  });
});

describe('a policy is one still', () => {
  it.each<[object, string]>([
    [{ Statement: [{ Efect: 'Allow', Action: 's3:GetObject', Resource: '*' }] }, 'valid-element'],
    [{ Statement: [{ Effect: 'Allow', Actions: 's3:GetObject', Resources: '*' }] }, 'valid-element'],
    [{ Statement: [{ Action: 's3:GetObject' }] }, 'require-elements'],
    [{ Version: '2012-10-17', Statement: [{ Text: 'x' }] }, 'require-elements'],
    [
      { Version: '2012-10-17', Name: 'x', Statement: [allow({ Action: '*', Resource: '*' })] },
      'valid-element',
    ],
    [
      { Version: '2021-06-01', Statement: [allow({ Action: 's3:GetObject', Resource: '*' })] },
      'valid-version',
    ],
    [
      { Version: '1', Statement: [allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' })] },
      'valid-version',
    ],
    [{ Version: '2012-10-17', Statement: [] }, 'require-elements'],
    [{ Statement: [] }, 'require-elements'],
    [{ Statement: [{}] }, 'require-elements'],
    // IAM decides about these actions as well, and has no variables of devices.
    [
      { Version: '2012-10-17', Statement: [allow({ Action: 'iot:Conect', Resource: '*' })] },
      'no-unknown-action',
    ],
    [
      {
        Version: '2012-10-17',
        Statement: [allow({ Action: 's3:GetObjekt', Resource: 'arn:aws:s3:::b/${iot:ClientId}' })],
      },
      'no-unknown-action',
    ],
  ])('%j', (file, rule) => {
    expect(rulesOf(file)).toContain(rule);
  });
});
