import { describe, expect, test } from 'vitest';
import { policyOf } from '../read-policy.js';
import { attachmentTypes } from '../../src/catalog/attachments.js';
import { supportedElements, statementElements } from '../../src/policy/grammar.js';
import { policyTypeOf, policyTypes, typeOfAttachment } from '../../src/policy/policy-types.js';

const facts = policyTypes.map(policyTypeOf);

test.each(facts)('$name: a row that makes sense', ({ name, title, plural, refuses, quota, ...type }) => {
  expect(title).toMatch(/^[A-Za-z -]+$/);
  expect(plural).not.toBe(title);
  for (const element of refuses) expect(statementElements, name).toContain(element);
  for (const element of ['Principal', 'Resource'])
    if (refuses.includes(element)) expect(refuses, name).toContain(`Not${element}`);
  expect(type.namesPrincipals).toBe(!refuses.includes('Principal'));
  expect(type.namesResources).toBe(!refuses.includes('Resource'));
  if (type.keptBy === 'organizations') expect([type.grants, quota?.whitespace]).toEqual([false, true]);
  else expect(quota?.whitespace, name).toBeUndefined();
});

describe('what rules ask', () => {
  test.each([
    ['identity', { grants: true, resourceBased: false, keptBy: 'iam', analyzedAs: 'identity-policy' }],
    ['resource', { grants: true, resourceBased: true, keptBy: 'service', analyzedAs: 'resource-policy' }],
    ['trust', { grants: true, resourceBased: true, keptBy: 'iam', analyzedAs: 'role-trust-policy' }],
    ['scp', { grants: false, resourceBased: false, keptBy: 'organizations', analyzedAs: 'scp' }],
    ['rcp', { grants: false, resourceBased: false, keptBy: 'organizations', analyzedAs: 'rcp' }],
    ['boundary', { grants: false, resourceBased: false, keptBy: 'iam', analyzedAs: 'identity-policy' }],
    ['session', { grants: false, resourceBased: false, keptBy: 'iam', analyzedAs: 'identity-policy' }],
    ['endpoint', { grants: false, resourceBased: true, keptBy: 'service', analyzedAs: 'resource-policy' }],
  ] as const)('%s', (name, properties) => {
    expect(policyTypeOf(name)).toMatchObject({ name, ...properties });
  });

  test.each([
    ['identity', 'Principal NotPrincipal', '10240 characters'],
    ['resource', '', undefined],
    ['trust', 'Resource NotResource NotPrincipal', '2048 characters'],
    ['scp', 'Principal NotPrincipal', '10240 characters'],
    ['rcp', 'NotPrincipal NotAction', '5120 characters'],
    ['boundary', 'Principal NotPrincipal', '6144 characters'],
    ['session', 'Principal NotPrincipal', '2048 characters'],
    ['endpoint', '', '20480 characters'],
  ] as const)('%s refuses "%s" and has a quota of %s', (name, refused, limit) => {
    const { refuses, quota } = policyTypeOf(name);
    expect(refuses.join(' ')).toBe(refused);
    expect(quota && `${quota.limit} ${quota.unit}`).toBe(limit);
  });

  test('elements', () => {
    expect(supportedElements(policyTypeOf('trust'))).toEqual([
      'Sid',
      'Effect',
      'Principal',
      'Action',
      'NotAction',
      'Condition',
    ]);
    expect(supportedElements(policyTypeOf('endpoint'))).toEqual(statementElements);
  });
});

const caller = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const nobody = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('the type of what hangs on something', () => {
  test.each([
    ['AWS::IAM::Role', 'trust', 'identity'],
    ['AWS::Organizations::Policy', 'rcp', 'scp'],
    ['AWS::S3::BucketPolicy', 'resource', 'resource'],
    ['AWS::IAM::GroupPolicy', 'identity', 'identity'],
    ['AWS::IAM::AssumeRolePolicyDocument', 'trust', 'trust'],
    ['AWS::EC2::VPCEndpoint', 'endpoint', 'endpoint'],
    ['AWS::ODB::OdbNetwork', 'endpoint', 'endpoint'],
    ['AWS::Transfer::User', 'session', 'session'],
    ['AWS::RolesAnywhere::Profile', 'session', 'session'],
    ['AWS::EKS::PodIdentityAssociation', 'session', 'session'],
    // These leave it to the shape.
    ['AWS::IoT::Policy', 'resource', 'identity'],
    ['AWS::Foo::Bar', 'resource', 'identity'],
  ])('%s: %s with principals, %s without', (attachedTo, withPrincipals, without) => {
    expect(policyOf({ Statement: [caller] }, { attachedTo }).type.name).toBe(withPrincipals);
    expect(policyOf({ Statement: [nobody] }, { attachedTo }).type.name).toBe(without);
  });

  test('a type in every row, but in those that leave it open', () => {
    const open = attachmentTypes.filter((type) => typeOfAttachment(type, true) === undefined);
    expect(open).toEqual([
      'AWS::ApiGateway::DomainName',
      'AWS::ApiGatewayV2::DomainName',
      'AWS::IoT::Policy',
      'AWS::MediaPackage::Channel',
      'AWS::MediaPackage::OriginEndpoint',
      'AWS::Oam::Link',
      'AWS::S3::AccessGrant',
    ]);
  });

  test('the setting wins, unless it only says `resource` of what is a special case of it', () => {
    const typeWith = (policyType: string, attachedTo: string) =>
      policyOf({ Statement: [caller] }, { policyType, attachedTo }).type.name;
    expect(typeWith('boundary', 'AWS::IAM::ManagedPolicy')).toBe('boundary');
    expect(typeWith('resource', 'AWS::IAM::ManagedPolicy')).toBe('resource');
    expect(typeWith('resource', 'AWS::EC2::VPCEndpoint')).toBe('endpoint');
    expect(typeWith('identity', 'AWS::EC2::VPCEndpoint')).toBe('identity');
  });

  test('an Allow in the policy of an endpoint grants nothing', () => {
    const [statement] = policyOf({ Statement: [caller] }, { policyType: 'endpoint' }).statements;
    expect(statement!.isGrant).toBe(false);
  });
});
