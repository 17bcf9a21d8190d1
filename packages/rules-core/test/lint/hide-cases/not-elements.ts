/** What the rules about NotAction, NotResource and NotPrincipal hide, and what hides their findings. */
import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const denyAllBut = (NotAction: unknown, Condition?: object) => ({
  Effect: 'Deny',
  NotAction,
  Resource: '*',
  ...(Condition && { Condition }),
});
const denyOutside = (Action: unknown, NotResource: unknown) => ({ Effect: 'Deny', Action, NotResource });
const denyOthers = (NotPrincipal: unknown) => ({
  Effect: 'Deny',
  NotPrincipal,
  Action: 's3:*',
  Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
});

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const account = 'arn:aws:iam::111122223333:root';
const tagged = { StringEquals: { 'aws:ResourceTag/team': 'blue' } };
const anyone = { AWS: ['arn:aws:iam::111122223333:role/*', account] };

const allowAllBut = (NotAction: unknown, Resource: unknown = '*') => ({
  Effect: 'Allow',
  NotAction,
  Resource,
});

export const cases: readonly HideCase[] = [
  {
    hider: 'no-allow-not-action',
    hidden: 'no-wildcard-pass-role',
    within: 'statement',
    policy: policy(allowAllBut('iam:Create*')),
    nearMiss: policy(allowAllBut('iam:*'), allow('iam:PassRole')),
  },
  {
    hider: 'no-allow-not-action',
    hidden: 'no-wildcard-service-linked-role',
    within: 'statement',
    policy: policy(allowAllBut('iam:Attach*')),
    nearMiss: policy(allowAllBut('iam:*'), allow('iam:CreateServiceLinkedRole')),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'no-empty-element',
    within: 'element',
    policy: policy(denyAllBut([])),
    nearMiss: policy({ ...denyAllBut([]), Resource: [] }),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'valid-action',
    within: 'value',
    policy: policy(denyAllBut(['s3', 'iam:*'])),
    nearMiss: policy(denyAllBut(['s3', 'iam:*']), allow('s3')),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'no-unknown-action',
    within: 'value',
    policy: policy(denyAllBut(['iam:PasRole', 'frobnication:Start'])),
    nearMiss: policy(denyAllBut('iam:PasRole'), allow('iam:PasRole')),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'no-redundant-action',
    within: 'value',
    policy: policy(denyAllBut(['s3:*', 's3:GetObject'])),
    nearMiss: policy(denyAllBut(['s3:*', 's3:GetObject', 'ec2:Describe*', 'ec2:DescribeVpcs'])),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'no-unsupported-condition-key',
    within: 'test',
    policy: policy(denyAllBut('iam:*', tagged)),
    nearMiss: policy(denyAllBut('iam:*', tagged), { ...allow('iam:ListRoles'), Condition: tagged }),
  },
  {
    hider: 'no-ineffective-not-action',
    hidden: 'no-unsupported-condition-key',
    within: 'statement',
    policy: policy({ ...denyAllBut('s3:*', tagged), Resource: bucket }),
    nearMiss: policy(
      { ...denyAllBut('s3:*', tagged), Resource: bucket },
      { ...allow('iam:ListRoles'), Condition: tagged },
    ),
  },
  {
    hider: 'no-full-admin',
    hidden: 'no-ineffective-not-action',
    within: 'statement',
    policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, allow('iam:*')),
    nearMiss: policy(
      { Effect: 'Allow', NotAction: ['iam:*', 'iam:PassRole'], Resource: '*' },
      allow('iam:*'),
    ),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'no-empty-element',
    within: 'element',
    policy: policy(denyOutside('s3:*', [])),
    nearMiss: policy(denyOutside([], [])),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'valid-resource',
    within: 'value',
    policy: policy(denyOutside('iam:GetRole', 'arn:aws:iam::11112222333:role/app')),
    nearMiss: policy(
      denyOutside('iam:GetRole', 'arn:aws:iam::11112222333:role/app'),
      allow('iam:GetRole', 'arn:aws:iam::11112222333:role/app'),
    ),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'valid-resource',
    within: 'value',
    policy: policy(
      denyOutside('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:111122223333:secret:prod/db'),
    ),
    nearMiss: policy(
      denyOutside('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:111122223333:secret:prod/db'),
      allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:111122223333:secret:prod/db'),
    ),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'no-unknown-resource',
    within: 'value',
    policy: policy(denyOutside('iam:GetRole', 'arn:aws:iam::111122223333:roles/app')),
    nearMiss: policy(
      denyOutside('iam:GetRole', 'arn:aws:iam::111122223333:roles/app'),
      allow('iam:GetRole', 'arn:aws:iam::111122223333:roles/app'),
    ),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'prefer-explicit-arn',
    within: 'value',
    policy: policy(denyOutside('dynamodb:GetItem', 'arn:aws*:s3:::amzn-s3-demo-bucket')),
    nearMiss: policy(
      denyOutside('s3:ListBucket', [
        'arn:aws*:s3:::amzn-s3-demo-bucket',
        'arn:aws:sqs:*:111122223333:orders',
      ]),
    ),
  },
  {
    hider: 'no-ineffective-not-resource',
    hidden: 'valid-policy-variable',
    within: 'value',
    policy: { Statement: [denyOutside('s3:GetObject', `${bucket}/\${aws:username}/*`)] },
    nearMiss: {
      Statement: [
        denyOutside('s3:GetObject', `${bucket}/\${aws:username}/*`),
        allow('s3:GetObject', `${bucket}/\${aws:username}/*`),
      ],
    },
  },
  {
    hider: 'no-deny-not-resource-lockout',
    hidden: 'no-ineffective-not-resource',
    within: 'statement',
    policy: policy(denyOutside('s3:ListAllMyBuckets', bucket)),
    nearMiss: policy(denyOutside('s3:ListAllMyBuckets', bucket), {
      ...allow('s3:ListAllMyBuckets'),
      Resource: undefined,
      NotResource: bucket,
    }),
  },
  {
    hider: 'no-allow-not-action',
    hidden: 'no-allow-not-resource',
    within: 'statement',
    policy: policy({ Effect: 'Allow', NotAction: 'iam:*', NotResource: bucket }),
    nearMiss: policy(
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      { Effect: 'Allow', Action: 's3:GetObject', NotResource: `${bucket}/*` },
    ),
  },
  {
    hider: 'no-not-principal',
    hidden: 'valid-principal',
    within: 'value',
    settings: { policyType: 'identity' },
    policy: policy(denyOthers({ AWS: account })),
    nearMiss: policy({ ...denyOthers({ AWS: account }), Principal: '*' }),
  },
  {
    hider: 'no-not-principal',
    hidden: 'valid-principal',
    within: 'value',
    policy: policy(denyOthers({ AWS: ['arn:aws:iam::111122223333:role/*', account] })),
    nearMiss: policy(denyOthers(anyone), { ...denyOthers(undefined), Principal: anyone }),
  },
  {
    hider: 'no-not-principal',
    hidden: 'valid-principal',
    within: 'element',
    settings: { policyType: 'trust' },
    policy: policy({ Effect: 'Deny', NotPrincipal: anyone, Action: 'sts:AssumeRole' }),
    nearMiss: policy(
      { Effect: 'Deny', NotPrincipal: anyone, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: anyone, Action: 'sts:AssumeRole' },
    ),
  },
  {
    hider: 'no-not-principal',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    settings: { policyType: 'rcp' },
    policy: policy(denyOthers({ AWS: account })),
    nearMiss: policy({ ...denyOthers({ AWS: account }), Action: undefined, NotAction: 's3:*' }),
  },
  {
    hider: 'no-not-principal',
    hidden: 'valid-service-control-policy',
    within: 'value',
    settings: { policyType: 'scp' },
    policy: policy(denyOthers({ AWS: account })),
    nearMiss: policy({ ...denyOthers({ AWS: account }), Principal: '*' }),
  },
  {
    hider: 'no-allow-not-action',
    hidden: 'no-wildcard-resource',
    within: 'statement',
    policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    nearMiss: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, allow('s3:PutObject')),
  },
];
