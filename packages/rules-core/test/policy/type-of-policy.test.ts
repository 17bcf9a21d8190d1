import { describe, expect, test } from 'vitest';
import { policyOf } from '../read-policy.js';
import type { PolicyType } from '../../src/policy/policy-types.js';
import { typeOfPolicy, type KnownOfPolicy } from '../../src/policy/type-of-policy.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const shapes = {
  plain: [statement],
  everyone: [{ ...statement, Principal: '*' }],
  guarded: [
    { ...statement, Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } },
  ],
  fence: [{ ...statement, Effect: 'Deny', Principal: '*', Action: ['s3:*', 'KMS:Decrypt', '${service}:*'] }],
  full: [{ ...statement, Principal: '*', Action: '*' }],
  everything: [
    { ...statement, Effect: 'Deny', Principal: '*' },
    { ...statement, Effect: 'Deny', Principal: '*', Action: '*' },
  ],
  topic: [{ ...statement, Effect: 'Deny', Principal: '*', Action: ['s3:GetObject', 'sns:Publish'] }],
  one: [{ ...statement, Effect: 'Deny', Principal: { AWS: '111122223333' } }],
  others: [{ ...statement, Effect: 'Deny', NotPrincipal: '*' }],
  rest: [{ Effect: 'Deny', Principal: '*', NotAction: 's3:GetObject', Resource: '*' }],
  bare: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject' }],
  assume: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
  slip: [{ Effect: 'Allow', Principal: '*', Action: 'iam:AssumeRole' }],
};

const typeOf = (shape: keyof typeof shapes, known: KnownOfPolicy) =>
  typeOfPolicy(policyOf({ Statement: shapes[shape] }).statements, known).name;

describe('the place', () => {
  test('beats the setting, the names and the shape', () => {
    const settings = { policyType: 'scp', attachedTo: 'AWS::S3::Bucket' } as const;
    expect(typeOf('plain', { type: 'trust', settings, names: ['boundary.json'] })).toBe('trust');
    expect(typeOf('everyone', { attachedTo: 'AWS::IAM::RolePolicy', settings })).toBe('identity');
  });

  test.each<[PolicyType | undefined, string, PolicyType]>([
    [undefined, 'app.json', 'identity'],
    ['boundary', 'app.json', 'boundary'],
    [undefined, 'app-boundary.json', 'boundary'],
    ['identity', 'app-boundary.json', 'identity'],
    ['trust', 'app.json', 'identity'],
    ['scp', 'scp.json', 'identity'],
  ])(
    'leaves of a managed policy open what the setting (%s) or the name (%s) says: %s',
    (policyType, name, type) => {
      const settings = policyType ? { policyType } : {};
      expect(typeOf('plain', { attachedTo: 'AWS::IAM::ManagedPolicy', settings, names: [name] })).toBe(type);
    },
  );

  test('of a type that is not known leaves the type to the rest', () => {
    expect(typeOf('everyone', { attachedTo: 'AWS::Foo::Bar' })).toBe('resource');
    expect(typeOf('plain', { attachedTo: 'AWS::Foo::Bar', settings: { policyType: 'session' } })).toBe(
      'session',
    );
  });
});

test('the setting beats the names', () => {
  expect(typeOf('plain', { settings: { policyType: 'identity' }, names: ['scp.json'] })).toBe('identity');
  expect(typeOf('everyone', { settings: { attachedTo: 'AWS::S3::Bucket' }, names: ['rcp.json'] })).toBe(
    'resource',
  );
});

describe('a name', () => {
  test.each<[keyof typeof shapes, string, PolicyType]>([
    ['plain', 'app-boundary.json', 'boundary'],
    ['plain', 'AppPermissionsBoundary.json', 'boundary'],
    ['plain', 'boundaries.json', 'boundary'],
    ['plain', 'deny-regions.scp.json', 'scp'],
    ['plain', 'SCPs.json', 'scp'],
    ['plain', 'service_control_policy.json', 'scp'],
    ['plain', 'ServiceControlPolicy', 'scp'],
    ['everyone', 'rcp-org.json', 'rcp'],
    ['everyone', 'resource-control.json', 'rcp'],
    ['slip', 'trust.json', 'trust'],
    ['slip', 'AppTrustPolicy.json', 'trust'],
    ['slip', 'trustpolicy.json', 'trust'],
    ['slip', 'role App, assume-role', 'trust'],
    ['slip', 'assume_role_policy.json', 'trust'],
    ['everyone', 'vpce.json', 'endpoint'],
    ['everyone', 's3-vpc-endpoint.json', 'endpoint'],
    ['everyone', 'VpcEndpointPolicy', 'endpoint'],
    ['everyone', 'apigateway-vpc-endpoint-policies.json', 'endpoint'],
  ])('decides where the shape leaves it open: %s, %s is %s', (shape, name, type) => {
    expect(typeOf(shape, { names: [name] })).toBe(type);
  });

  test.each<[keyof typeof shapes, string, PolicyType]>([
    ['plain', 'trust.json', 'identity'],
    ['plain', 'rcp.json', 'identity'],
    ['everyone', 'boundary.json', 'resource'],
    ['everyone', 'scp.json', 'resource'],
    ['everyone', 'kms-trust.json', 'resource'],
    ['assume', 'app.json', 'trust'],
    ['plain', 'transcripts.json', 'identity'],
    ['plain', 'descp.json', 'identity'],
    ['plain', 'vpc-endpoint.json', 'identity'],
    ['guarded', 'bucket-vpce.json', 'resource'],
    ['everyone', 'endpoint.json', 'resource'],
    ['everyone', 'sevpces.json', 'resource'],
    ['slip', 'entrusted.json', 'resource'],
    ['slip', 'trusted-advisor.json', 'resource'],
  ])('says nothing against the shape, or in a part of a word: %s, %s is %s', (shape, name, type) => {
    expect(typeOf(shape, { names: [name] })).toBe(type);
  });

  test('decides where what the setting says it hangs on leaves it open', () => {
    const settings = { attachedTo: 'AWS::IAM::ManagedPolicy' };
    expect(typeOf('plain', { settings, names: ['app-boundary.json'] })).toBe('boundary');
    expect(typeOf('plain', { settings, names: ['app-scp.json'] })).toBe('identity');
    expect(typeOf('plain', { settings, names: ['app.json'] })).toBe('identity');
  });

  test.each<[keyof typeof shapes, string, PolicyType]>([
    ['plain', 'service-control-policies', 'scp'],
    ['plain', 'ServiceControlPolicies', 'scp'],
    ['plain', 'SCPs', 'scp'],
    ['plain', 'permission_boundaries', 'boundary'],
    ['plain', 'iam-permissions-boundary', 'boundary'],
    ['plain', 'terraform-aws-service-control-policies', 'scp'],
    ['plain', 'aws-org-scp', 'scp'],
    ['everyone', 'aws-resource-control-policies', 'rcp'],
    ['plain', 'my-scp', 'identity'],
    ['plain', 'service-control-policies-pipeline', 'identity'],
    ['plain', '05-scps', 'scp'],
    ['plain', '05_Service Control Policies', 'scp'],
    ['plain', 'service-control-policy-examples', 'scp'],
    ['plain', 'aws-scp-samples', 'scp'],
    ['plain', '05-boundaries', 'boundary'],
    ['fence', 'resource-control-policy-examples', 'rcp'],
    ['topic', 'resource-control-policy-examples', 'resource'],
    ['topic', '06-rcps', 'resource'],
    ['topic', 'rcps', 'rcp'],
    ['everything', 'resource_control_policies', 'rcp'],
    ['plain', 'scp-example-app', 'identity'],
    ['plain', 'no-boundaries', 'identity'],
    ['plain', 'boundaries', 'boundary'],
    ['everyone', 'resource_control_policies', 'rcp'],
    ['everyone', 'scp', 'resource'],
    ['plain', 'rcps', 'identity'],
    ['plain', 'scp-tools', 'identity'],
    ['plain', 'policies', 'identity'],
  ])('of a folder counts as a whole: %s in %s is %s', (shape, folder, type) => {
    expect(typeOf(shape, { names: ['allow-ec2.json'], folders: [folder] })).toBe(type);
  });

  test('of a file beats that of its folder, and the setting both', () => {
    expect(typeOf('plain', { names: ['app-boundary.json'], folders: ['scps'] })).toBe('boundary');
    expect(typeOf('plain', { settings: { policyType: 'identity' }, folders: ['scps'] })).toBe('identity');
  });

  test.each<[keyof typeof shapes, string, PolicyType]>([
    ['plain', 'permission-boundary/policies', 'boundary'],
    ['plain', 'policies/scp/production', 'scp'],
    ['plain', 'scp/policies/production', 'scp'],
    ['plain', 'scp/boundaries', 'boundary'],
    ['fence', 'resource-control-policies/production', 'rcp'],
    ['fence', 'resource-control-policy-examples/Service-specific-controls', 'rcp'],
    ['fence', 'scp/rcp/production', 'rcp'],
    ['full', 'rcp/production', 'rcp'],
    // What AWS would refuse in a resource control policy is the policy of some resource.
    ['everyone', 'resource_control_policies/service_specific_controls', 'resource'],
    ['everything', 'resource_control_policies/service_specific_controls', 'resource'],
    ['topic', 'resource_control_policies/service_specific_controls', 'resource'],
    ['one', 'rcp/production', 'resource'],
    ['others', 'rcp/production', 'resource'],
    ['rest', 'rcp/production', 'resource'],
    ['bare', 'rcp/production', 'resource'],
    ['fence', 'scp/production', 'resource'],
    // Another folder says something else.
    ['fence', 'rcp/bucket-policies', 'resource'],
    ['fence', 'rcp/key_policy', 'resource'],
    ['fence', 'rcp/VpcEndpointPolicies', 'resource'],
    ['fence', 'rcp/resource-based', 'resource'],
    ['plain', 'scp/session-policies', 'identity'],
    ['plain', 'scp/monkey-policies', 'scp'],
    ['plain', 'scp/identity-policy-examples', 'identity'],
    ['plain', 'scp/policies/production/eu', 'identity'],
    ['plain', 'scp/roles', 'identity'],
    ['plain', 'scp/lambda-functions/deploy', 'identity'],
    ['plain', 'scp/CustomRoles', 'identity'],
    ['plain', 'scp-tools/policies', 'identity'],
  ])('of the folders around it, the nearest counts: %s in %s is %s', (shape, path, type) => {
    const folders = path.split('/').toReversed();
    expect(typeOf(shape, { names: ['allow-ec2.json'], folders })).toBe(type);
  });

  test('of a trust policy is not believed of a Deny of everyone on resources', () => {
    const statements = [
      { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
    ];
    const policy = policyOf({ Version: '2012-10-17', Statement: statements });
    const known = { names: ['assume-role-approval.json'], folders: ['ResourceControlPolicies'] };
    expect(typeOfPolicy(policy.statements, known).name).toBe('rcp');
    expect(typeOfPolicy(policy.statements, { names: ['trust.json'] }).name).toBe('resource');
  });

  test('the first of several that says one counts', () => {
    expect(typeOf('plain', { names: ['policy deploy', 'boundary.json'] })).toBe('boundary');
    expect(typeOf('plain', { names: ['policy scp', 'boundary.json'] })).toBe('scp');
  });
});

describe('the shape', () => {
  const shapeOf = (...statements: readonly object[]) =>
    typeOfPolicy(policyOf({ Version: '2012-10-17', Statement: statements }).statements, {}).name;
  const allow = (more: object) => ({ Effect: 'Allow', Principal: '*', ...more });
  const withoutResource = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringNotEquals: { 'token.actions.githubusercontent.com:repository_owner_id': '1' } },
  };
  const fence = { ...withoutResource, Resource: '*' };

  test.each<[object[], PolicyType]>([
    // A resource control policy in which one statement lacks its Resource.
    [[fence, fence, withoutResource], 'resource'],
    [[withoutResource, { ...fence, Principal: { AWS: '*' } }], 'resource'],
    [[withoutResource], 'trust'],
    // A trust policy with a Resource too many.
    [
      [
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Resource: '*',
        },
      ],
      'trust',
    ],
    [
      [
        withoutResource,
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Resource: '*' },
      ],
      'trust',
    ],
    // A trust policy in which a statement lacks its Action.
    [[allow({ Principal: { Service: 'ec2.amazonaws.com' } }), allow({ Action: 'sts:AssumeRole' })], 'trust'],
    [[allow({ Action: 'sts:AssumeRole' }), allow({ Action: 's3:GetObject' })], 'resource'],
    [[allow({ Principal: { Service: 'ec2.amazonaws.com' } })], 'resource'],
    // What an endpoint begins with, alone or before more.
    [[allow({ Action: '*', Resource: '*' })], 'endpoint'],
    [[allow({ Action: ['*'], Resource: ['*'], Principal: { AWS: '*' } })], 'endpoint'],
    [
      [
        allow({ Action: '*', Resource: '*' }),
        { ...allow({ Action: 's3:*', Resource: '*' }), Effect: 'Deny' },
      ],
      'endpoint',
    ],
    // No resource of these services has a policy.
    [[allow({ Action: 'ec2:*', Resource: '*' })], 'endpoint'],
    [[allow({ Action: ['EC2:DescribeInstances', 'autoscaling:*'], Resource: '*' })], 'endpoint'],
    [[allow({ Action: 'cloudwatch:PutMetricData', Resource: '*' })], 'endpoint'],
    // Of a service only some of whose resources have policies.
    [
      [allow({ Action: ['sagemaker:InvokeEndpoint', 'SageMaker:Describe*Endpoint'], Resource: '*' })],
      'endpoint',
    ],
    [[allow({ Action: 'sagemaker:DescribeModelPackage', Resource: '*' })], 'resource'],
    [[allow({ Action: 'sagemaker:*', Resource: '*' })], 'resource'],
    [[allow({ Action: 'sagemaker:${verb}', Resource: '*' })], 'resource'],
    [
      [allow({ Action: ['synthetics:DescribeCanaries', 'synthetics:GetCanaryRuns'], Resource: '*' })],
      'endpoint',
    ],
    [[allow({ Action: 'cloudhsm:DescribeBackups', Resource: '*' })], 'resource'],
    [[allow({ Action: ['ec2:*', 's3:*'], Resource: '*' })], 'resource'],
    [[allow({ Action: '*', Resource: 'arn:aws:s3:::b/*' })], 'resource'],
    [[allow({ Action: 's3:*', Resource: '*' })], 'resource'],
    [[allow({ Action: '*', Resource: '*', Principal: { AWS: '111122223333' } })], 'resource'],
    [[{ ...allow({ Action: '*', Resource: '*' }), Effect: 'Deny' }], 'resource'],
    [[allow({ NotAction: 'ec2:*', Resource: '*' })], 'resource'],
  ])('of %j says %s', (statements, type) => {
    expect(shapeOf(...statements)).toBe(type);
  });
});
