/** What the rules about NotAction, NotResource and NotPrincipal say together, in the configuration `recommended`. */
import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lint/lint.js';
import { rules } from '../../../src/rules/index.js';
import { levelIn } from '../../../src/rules/levels.js';
import type { Settings } from '../../../src/sites/settings.js';
import { sourceOf } from '../../read-policy.js';
import { idioms } from './idioms.js';

const family = rules.filter(
  ({ category, name }) => category === 'not-elements' || name === 'no-ineffective-mfa-condition',
);

/** Each finding as "rule messageId at text". */
function findings(statements: readonly unknown[], settings: Settings = {}, version = '2012-10-17'): string[] {
  const text = JSON.stringify({ Version: version, Statement: statements });
  const enabled = family.map((rule) => {
    const level = levelIn(rule, 'recommended');
    return { rule, options: typeof level === 'object' ? level[1] : undefined };
  });
  return lint(sourceOf(text), enabled, settings).map(
    ({ rule, messageId, at }) => `${rule.name} ${messageId} at ${text.slice(at.start, at.end)}`,
  );
}

describe('idioms', () => {
  it.each(idioms)('$name', ({ statements, policyType }) => {
    expect(findings(statements, policyType ? { policyType } : {})).toEqual([]);
  });
});

const pitfalls = [
  {
    name: 'everything else, of whomever',
    statements: [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::payroll/*' }],
    expected: ['no-allow-not-resource remains at "NotResource"'],
  },
  {
    name: 'an exclusion that lifts itself',
    statements: [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:iam::111122223333:role/Admin' }],
    expected: ['no-allow-not-resource remainsAdministrator at "NotResource"'],
  },
  {
    name: 'passing every other role',
    statements: [
      { Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:role/Admin' },
    ],
    expected: ['no-allow-not-resource remainsRoles at "NotResource"'],
  },
  {
    name: 'assuming every other role',
    statements: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: 'arn:aws:iam::111122223333:role/Admin' },
    ],
    expected: ['no-allow-not-resource remainsRoles at "NotResource"'],
  },
  {
    name: 'creating every other service-linked role',
    statements: [
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        NotResource: 'arn:aws:iam::111122223333:role/Admin',
      },
    ],
    expected: ['no-allow-not-resource remainsRoles at "NotResource"'],
  },
  {
    name: 'objects without their bucket',
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::app-data/*' }],
    expected: ['no-ineffective-not-resource half at "arn:aws:s3:::app-data/*"'],
  },
  {
    name: 'a bucket without its objects',
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::app-data' }],
    expected: ['no-ineffective-not-resource half at "arn:aws:s3:::app-data"'],
  },
  {
    name: 'a bucket without its objects, allowed',
    statements: [{ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::vault' }],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource half at "arn:aws:s3:::vault"',
    ],
  },
  {
    name: 'a bucket where objects are meant',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::vault' }],
    expected: ['no-ineffective-not-resource half at "arn:aws:s3:::vault"'],
  },
  {
    name: 'a log group without its streams',
    statements: [
      { Effect: 'Deny', Action: 'logs:*', NotResource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/app' },
    ],
    expected: ['no-ineffective-not-resource half at "arn:aws:logs:eu-west-1:111122223333:log-group:/app"'],
  },
  {
    name: 'a function without its versions',
    statements: [
      { Effect: 'Deny', Action: 'lambda:*', NotResource: 'arn:aws:lambda:eu-west-1:111122223333:function:x' },
    ],
    expected: ['no-ineffective-not-resource half at "arn:aws:lambda:eu-west-1:111122223333:function:x"'],
  },
  {
    name: 'versions without their function',
    statements: [
      {
        Effect: 'Deny',
        Action: 'lambda:InvokeFunction',
        NotResource: 'arn:aws:lambda:eu-west-1:111122223333:function:x:*',
      },
    ],
    expected: ['no-ineffective-not-resource half at "arn:aws:lambda:eu-west-1:111122223333:function:x:*"'],
  },
  {
    name: 'a table without its indexes',
    statements: [
      {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        NotResource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/x',
      },
    ],
    expected: ['no-ineffective-not-resource half at "arn:aws:dynamodb:eu-west-1:111122223333:table/x"'],
  },
  {
    name: 'a secret without its suffix',
    statements: [
      {
        Effect: 'Deny',
        Action: 'secretsmanager:GetSecretValue',
        NotResource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db',
      },
    ],
    expected: [
      'no-ineffective-not-resource half at "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db"',
    ],
  },
  {
    name: 'a task definition without revisions',
    statements: [
      {
        Effect: 'Deny',
        Action: 'ecs:RunTask',
        NotResource: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web',
      },
    ],
    expected: [
      'no-ineffective-not-resource half at "arn:aws:ecs:eu-west-1:111122223333:task-definition/web"',
    ],
  },
  {
    name: 'an API without what is below it',
    statements: [
      { Effect: 'Deny', Action: 'apigateway:*', NotResource: 'arn:aws:apigateway:eu-west-1::/restapis/abc' },
    ],
    expected: ['no-ineffective-not-resource half at "arn:aws:apigateway:eu-west-1::/restapis/abc"'],
  },
  {
    name: 'an alias without its key',
    statements: [
      { Effect: 'Deny', Action: 'kms:*', NotResource: 'arn:aws:kms:eu-west-1:111122223333:alias/app' },
    ],
    expected: ['no-ineffective-not-resource alias at "arn:aws:kms:eu-west-1:111122223333:alias/app"'],
  },
  {
    name: 'an alias where the key is meant',
    statements: [
      { Effect: 'Allow', Action: 'kms:Decrypt', NotResource: 'arn:aws:kms:eu-west-1:111122223333:alias/app' },
    ],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource alias at "arn:aws:kms:eu-west-1:111122223333:alias/app"',
    ],
  },
  {
    name: 'a guardrail that a star switches off',
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: '*' }],
    expected: ['no-ineffective-not-resource allResources at *'],
  },
  {
    name: 'a grant that a star switches off',
    statements: [{ Effect: 'Allow', Action: 's3:*', NotResource: '*' }],
    expected: ['no-ineffective-not-resource allResources at *'],
  },
  {
    name: 'all buckets exempted',
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::*' }],
    expected: ['no-ineffective-not-resource allResources at *'],
  },
  {
    name: 'a star beside other entries',
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::prod-*', '*'] }],
    expected: ['no-ineffective-not-resource allResources at *'],
  },
  {
    name: 'all resources of the only type exempted',
    statements: [{ Effect: 'Deny', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/*' }],
    expected: ['no-ineffective-not-resource allResources at *:role/*'],
  },
  {
    name: 'a region fence on actions without a resource',
    statements: [{ Effect: 'Deny', Action: ['ec2:*'], NotResource: 'arn:aws:ec2:eu-west-1:*:*' }],
    expected: ['no-deny-not-resource-lockout resourceless at "NotResource"'],
  },
  {
    name: 'an action without a resource among others',
    statements: [
      { Effect: 'Deny', Action: ['s3:ListAllMyBuckets', 's3:GetObject'], NotResource: 'arn:aws:s3:::a/*' },
    ],
    expected: ['no-deny-not-resource-lockout resourceless at "NotResource"'],
  },
  {
    name: 'a launch that touches more than instances',
    statements: [{ Effect: 'Deny', Action: 'ec2:RunInstances', NotResource: 'arn:aws:ec2:*:*:instance/*' }],
    expected: ['no-deny-not-resource-lockout everyCall at "NotResource"'],
  },
  {
    name: 'an endpoint that needs its VPC',
    statements: [
      { Effect: 'Deny', Action: 'ec2:CreateVpcEndpoint', NotResource: 'arn:aws:ec2:*:*:vpc-endpoint/*' },
    ],
    expected: ['no-deny-not-resource-lockout everyCall at "NotResource"'],
  },
  {
    name: 'a resource of another service',
    statements: [{ Effect: 'Allow', Action: 'dynamodb:*', NotResource: 'arn:aws:s3:::x/*' }],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource wrongService at "arn:aws:s3:::x/*"',
    ],
  },
  {
    name: 'a colon too few',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3::x/*' }],
    expected: ['no-ineffective-not-resource malformedArn at "arn:aws:s3::x/*"'],
  },
  {
    name: 'no ARN',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'x/*' }],
    expected: ['no-ineffective-not-resource malformedArn at "x/*"'],
  },
  {
    name: 'a type in the wrong case',
    statements: [{ Effect: 'Deny', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:Role/x' }],
    expected: ['no-ineffective-not-resource wrongCase at "arn:aws:iam::111122223333:Role/x"'],
  },
  {
    name: 'a type in lower case',
    statements: [
      {
        Effect: 'Deny',
        Action: 'states:*',
        NotResource: 'arn:aws:states:eu-west-1:111122223333:statemachine:x',
      },
    ],
    expected: [
      'no-ineffective-not-resource wrongCase at "arn:aws:states:eu-west-1:111122223333:statemachine:x"',
    ],
  },
  {
    name: 'a misspelt type',
    statements: [
      { Effect: 'Deny', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:roles/x' },
    ],
    expected: ['no-ineffective-not-resource noSuchResource at "arn:aws:iam::111122223333:roles/x"'],
  },
  {
    name: 'an account of eleven digits',
    statements: [{ Effect: 'Deny', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::11112222333:role/x' }],
    expected: ['no-ineffective-not-resource malformedArn at "arn:aws:iam::11112222333:role/x"'],
  },
  {
    name: 'a bucket with an account',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3::111122223333:x/*' }],
    expected: ['no-ineffective-not-resource noSuchResource at "arn:aws:s3::111122223333:x/*"'],
  },
  {
    name: 'another partition than all else',
    statements: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws-cn:s3:::a/*' },
      { Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' },
    ],
    expected: ['no-ineffective-not-resource otherPartition at "arn:aws:s3:::a/*"'],
  },
  {
    name: 'a user name that roles do not have, denied',
    statements: [
      { Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::home/${aws:username}/*' },
    ],
    expected: ['no-deny-not-resource-lockout missingVariable at ${aws:username}'],
  },
  {
    name: 'a user name that roles do not have, allowed',
    statements: [
      { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::home/${aws:username}/*' },
    ],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource missingVariable at ${aws:username}',
    ],
  },
  {
    name: 'an exclusion that another statement allows',
    statements: [
      { Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::vault', 'arn:aws:s3:::vault/*'] },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    ],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource regranted at "arn:aws:s3:::vault/*"',
    ],
  },
  {
    name: 'two exclusions that undo each other',
    statements: [
      { Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'] },
      { Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    ],
    expected: [
      'no-allow-not-resource remains at "NotResource"',
      'no-allow-not-resource remains at "NotResource"',
      'no-ineffective-not-resource cancelled at "NotResource"',
    ],
  },
  {
    name: 'two lists of actions that undo each other',
    statements: [
      { Effect: 'Allow', NotAction: ['s3:*'], Resource: '*' },
      { Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' },
    ],
    expected: [
      'no-allow-not-action remains at "NotAction"',
      'no-allow-not-action remains at "NotAction"',
      'no-ineffective-not-action cancelled at "NotAction"',
    ],
  },
  {
    name: 'two exemptions that undo each other',
    statements: [
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'] },
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    ],
    expected: ['no-deny-not-resource-lockout cancelled at "NotResource"'],
  },
  {
    name: 'two exempted lists of actions that undo each other',
    statements: [
      { Effect: 'Deny', NotAction: ['s3:*'], Resource: '*' },
      { Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' },
    ],
    expected: ['no-deny-not-resource-lockout cancelled at "NotAction"'],
  },
  {
    name: 'the rest of a bucket for everyone',
    statements: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/private/*' },
    ],
    expected: ['no-allow-not-resource remainsForEveryone at "NotResource"'],
  },
  {
    name: 'another bucket in the policy of a bucket',
    statements: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::b/*',
      },
      { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', NotResource: 'arn:aws:s3:::c/*' },
    ],
    expected: ['no-ineffective-not-resource otherBucket at "arn:aws:s3:::c/*"'],
  },
  {
    name: 'a power user',
    statements: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'user creation excluded and little else',
    statements: [{ Effect: 'Allow', NotAction: ['iam:CreateUser', 'iam:DeleteUser'], Resource: '*' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'creation excluded and nothing else',
    statements: [{ Effect: 'Allow', NotAction: 'iam:Create*', Resource: '*' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'deletion excluded and nothing else',
    statements: [{ Effect: 'Allow', NotAction: ['s3:Delete*'], Resource: '*' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'deletion excluded on one bucket',
    statements: [
      { Effect: 'Allow', NotAction: ['s3:Delete*'], Resource: ['arn:aws:s3:::x', 'arn:aws:s3:::x/*'] },
    ],
    expected: ['no-allow-not-action remainsOnResource at "NotAction"'],
  },
  {
    name: 'a misspelt action',
    statements: [{ Effect: 'Allow', NotAction: 'iam:PasRole', Resource: '*' }],
    expected: [
      'no-allow-not-action remains at "NotAction"',
      'no-ineffective-not-action misspeltAction at "iam:PasRole"',
    ],
  },
  {
    name: 'a service without a colon',
    statements: [{ Effect: 'Allow', NotAction: 'IAM*', Resource: '*' }],
    expected: [
      'no-allow-not-action remains at "NotAction"',
      'no-ineffective-not-action malformedAction at "IAM*"',
    ],
  },
  {
    name: 'a service alone',
    statements: [{ Effect: 'Allow', NotAction: ['iam', 's3:*'], Resource: '*' }],
    expected: [
      'no-allow-not-action remains at "NotAction"',
      'no-ineffective-not-action malformedAction at "iam"',
    ],
  },
  {
    name: 'a misspelt exemption',
    statements: [{ Effect: 'Deny', NotAction: ['s3:GetObjects', 'iam:*'], Resource: '*' }],
    expected: ['no-ineffective-not-action misspeltAction at "s3:GetObjects"'],
  },
  {
    name: 'most of a service on one bucket',
    statements: [{ Effect: 'Allow', NotAction: ['s3:DeleteBucket'], Resource: 'arn:aws:s3:::reports*' }],
    expected: ['no-allow-not-action remainsOnResource at "NotAction"'],
  },
  {
    name: 'a wildcard service',
    statements: [{ Effect: 'Allow', NotAction: ['s3:DeleteBucket'], Resource: 'arn:aws:*:::x' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'MFA demanded by Bool',
    statements: [
      {
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    expected: ['no-ineffective-mfa-condition keyMissing at "Bool"'],
  },
  {
    name: 'MFA demanded before it can be set up',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:ListMFADevices', 'sts:GetSessionToken'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    expected: ['no-ineffective-mfa-condition noEnrolment at "NotAction"'],
  },
  {
    name: 'MFA demanded, but not for IAM',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:*'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    expected: ['no-ineffective-mfa-condition removesDevice at "iam:*"'],
  },
  {
    name: 'MFA demanded, but not to remove it',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:DeactivateMFADevice'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    expected: ['no-ineffective-mfa-condition removesDevice at "iam:DeactivateMFADevice"'],
  },
  {
    name: 'a region fence with an unknown service',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:*', 'organisations:*', 'support:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
    ],
    expected: ['no-ineffective-not-action misspeltService at "organisations:*"'],
  },
  {
    name: 'a region fence without IAM',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['sts:*', 'support:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
    ],
    expected: ['no-global-service-lockout notListed at "NotAction"'],
  },
  {
    name: 'every action exempted',
    statements: [{ Effect: 'Deny', NotAction: '*', Resource: '*' }],
    expected: ['no-ineffective-not-action allActions at *'],
  },
  {
    name: 'no action excluded',
    statements: [{ Effect: 'Allow', NotAction: [], Resource: '*' }],
    expected: ['no-allow-not-action remains at "NotAction"'],
  },
  {
    name: 'no action exempted',
    statements: [{ Effect: 'Deny', NotAction: [], Resource: '*' }],
    expected: ['no-ineffective-not-action emptyNotAction at []'],
  },
  {
    name: 'no exception to the exclusion',
    statements: [{ Effect: 'Allow', NotAction: ['s3:*', 's3:GetObject'], Resource: '*' }],
    expected: [
      'no-allow-not-action remains at "NotAction"',
      'no-ineffective-not-action redundantAction at "s3:GetObject"',
    ],
  },
  {
    name: 'no action left for the resource',
    statements: [{ Effect: 'Allow', NotAction: ['s3:*'], Resource: 'arn:aws:s3:::x/*' }],
    expected: ['no-ineffective-not-action noActionLeft at "NotAction"'],
  },
  {
    name: 'a tag that few requests carry',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/env': 'prod' } },
      },
    ],
    expected: ['no-ineffective-not-action untagged at "aws:ResourceTag/env"'],
  },
  {
    name: 'most of a service for everyone',
    statements: [
      {
        Effect: 'Allow',
        Principal: '*',
        NotAction: 's3:DeleteObject',
        Resource: ['arn:aws:s3:::x', 'arn:aws:s3:::x/*'],
      },
    ],
    expected: ['no-allow-not-action remainsForEveryone at "NotAction"'],
  },
  {
    name: 'the other ways to take a role',
    statements: [
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, NotAction: 'sts:AssumeRole' },
    ],
    expected: ['no-allow-not-action remainsInTrust at "NotAction"'],
  },
  {
    name: 'the world but one',
    statements: [
      {
        Effect: 'Allow',
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/mallory' },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::site/*',
      },
    ],
    expected: ['no-not-principal allow at "NotPrincipal"'],
  },
  {
    name: 'a role without its account and session',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/app' },
        Action: 's3:*',
        Resource: ['arn:aws:s3:::site/*', 'arn:aws:s3:::site'],
      },
    ],
    expected: ['no-not-principal denyUnspared at "NotPrincipal"'],
  },
  {
    name: 'a role, its account and one session',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: {
          AWS: [
            'arn:aws:iam::111122223333:role/app',
            'arn:aws:iam::111122223333:root',
            'arn:aws:sts::111122223333:assumed-role/app/s1',
          ],
        },
        Action: 's3:*',
        Resource: 'arn:aws:s3:::site',
      },
    ],
    expected: ['no-not-principal deny at "NotPrincipal"'],
  },
  {
    name: 'a wildcard in a principal',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/*' },
        Action: 's3:*',
        Resource: 'arn:aws:s3:::site',
      },
    ],
    expected: [
      'no-not-principal deny at "NotPrincipal"',
      'no-not-principal wildcard at "arn:aws:iam::111122223333:role/*"',
    ],
  },
  {
    name: 'a deleted principal',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: 'AROAEXAMPLEEXAMPLEEXA' },
        Action: 's3:*',
        Resource: 'arn:aws:s3:::site',
      },
    ],
    expected: [
      'no-not-principal deny at "NotPrincipal"',
      'no-not-principal deleted at "AROAEXAMPLEEXAMPLEEXA"',
    ],
  },
  {
    name: 'a key',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
    expected: ['no-not-principal denyKey at "NotPrincipal"'],
  },
  {
    name: 'a service principal',
    statements: [
      {
        Effect: 'Deny',
        NotPrincipal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:*',
        Resource: 'arn:aws:s3:::x',
      },
    ],
    expected: ['no-not-principal deny at "NotPrincipal"'],
  },
  {
    name: 'everyone listed',
    statements: [{ Effect: 'Deny', NotPrincipal: '*', Action: 's3:*', Resource: '*' }],
    expected: ['no-not-principal nobodyDenied at "NotPrincipal"'],
  },
  {
    name: 'everything outside of two lists',
    statements: [{ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::x/*' }],
    expected: ['no-allow-not-action remainsOutsideBoth at "NotAction"'],
  },
  {
    name: 'a Deny outside of two lists only',
    statements: [{ Effect: 'Deny', NotAction: 's3:GetObject', NotResource: 'arn:aws:s3:::x/*' }],
    expected: ['no-ineffective-not-resource outsideBoth at "NotResource"'],
  },
];

describe('pitfalls', () => {
  it.each(pitfalls)('$name', ({ statements, expected }) => {
    expect(findings(statements)).toEqual(expected);
  });

  it('a policy variable that is plain text', () => {
    const entry = 'arn:aws:s3:::home/${aws:username}/*';
    const statement = { Effect: 'Deny', Action: 's3:GetObject', NotResource: entry };
    expect(findings([statement], {}, '2008-10-17')).toEqual([
      `no-ineffective-not-resource plainVariable at "${entry}"`,
    ]);
  });
});

describe('size', () => {
  const buckets = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:s3:::bucket-${i}`);
  const deny = (count: number) => ({ Effect: 'Deny', Action: 's3:*', NotResource: buckets(count) });

  it('judges the longest policies that AWS takes', () => {
    expect(findings([deny(300)])).toHaveLength(300);
  });

  it('leaves longer ones alone, as comparing their entries would take long', () => {
    expect(findings([deny(301)])).toEqual([]);
    expect(findings([deny(151), deny(150)])).toEqual([]);
    expect(findings([deny(20_000)])).toEqual([]);
    const denies = Array.from({ length: 5_000 }, () => ({
      Effect: 'Deny',
      NotAction: 'iam:*',
      Resource: '*',
    }));
    expect(findings(denies)).toEqual([]);
  });

  it.each(['*a'.repeat(50_000), '${'.repeat(50_000), ':'.repeat(100_000), 'a-'.repeat(50_000)])(
    'comes to an end with long entries (%#)',
    (text) => {
      const reported = findings([
        { Effect: 'Deny', NotAction: [text, `s3:${text}`], NotResource: [text, `arn:aws:s3:::${text}`] },
        { Effect: 'Allow', Action: '*', NotResource: [`arn:aws:secretsmanager:*:*:secret:${text}`] },
        { Effect: 'Deny', NotPrincipal: { AWS: [text, `arn:aws:iam::${text}:role/${text}`] }, Action: text },
      ]);
      expect(reported).toContain('no-not-principal deny at "NotPrincipal"');
    },
  );
});
