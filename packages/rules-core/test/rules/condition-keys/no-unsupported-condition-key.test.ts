import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { noUnsupportedConditionKey } from '../../../src/rules/condition-keys/no-unsupported-condition-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, condition: string, effect = 'Allow', element = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "${element}": ${action}, "Resource": "*", "Condition": ${condition} }] }`;
const trust = (action: string, condition: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": ${action}, "Condition": ${condition} }] }`;
const prefix = '{ "StringLike": { "s3:prefix": "home/*" } }';
const markedPrefix = '{ "StringLike": { «"s3:prefix"»: "home/*" } }';
const tag = '{ "StringEquals": { "aws:ResourceTag/team": "a" } }';
const markedTag = '{ "StringEquals": { «"aws:ResourceTag/team"»: "a" } }';
const key = 'aws:ResourceTag/team';

const launch = (
  key: string,
  { operator = 'StringLike', action = '"ec2:RunInstances"', resource = '"*"', more = '' } = {},
) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource}, "Condition": { "${operator}": { ${key}: ["t3.*"] } } }${more}] }`;
const instances = '"arn:aws:ec2:*:*:instance/*"';

testRule(noUnsupportedConditionKey, {
  valid: [
    {
      name: 'keys that no action is listed with',
      code: policy(
        '["states:InvokeHTTPEndpoint", "ec2-instance-connect:OpenTunnel", "iotsitewise:BatchPutAssetPropertyValue", "a4b:RegisterAVSDevice", "sagemaker:CreateTrainingJob"]',
        '{ "StringEquals": { "states:HTTPMethod": "GET", "iotsitewise:assetHierarchyPath": "/a", "a4b:amazonId": "x", "sagemaker:VolumeKmsKey": "y", "sagemaker:TargetContainerHostname": "z" }, "NumericEquals": { "ec2-instance-connect:remotePort": "22" } }',
      ),
    },
    {
      name: 'tags of what a call creates',
      code: policy(
        '["acm:RequestCertificate", "cloudfront:CreateDistribution"]',
        '{ "StringEquals": { "aws:ResourceTag/Managed": "a" } }',
      ),
    },
    {
      name: 'a launch with IfExists',
      code: launch('"ec2:InstanceType"', { operator: 'StringLikeIfExists' }),
    },
    { name: 'a launch of instances alone', code: launch('"ec2:InstanceType"', { resource: instances }) },
    {
      name: 'a launch on what has the key and what may lack it',
      code: launch('"ec2:InstanceType"', { resource: `[${instances}, "arn:aws:ec2:*:*:volume/*"]` }),
    },
    { name: 'a key of every resource', code: launch('"ec2:ResourceTag/team"') },
    { name: 'a key of the call', code: launch('"ec2:Region"') },
    {
      name: 'another statement allows the rest',
      code: launch('"ec2:InstanceType"', {
        more: ', { "Effect": "Allow", "Action": "ec2:Run*", "Resource": "arn:aws:ec2:*::image/*" }',
      }),
    },
    {
      name: 'a placeholder for another statement',
      code: launch('"ec2:InstanceType"', {
        more: ', { "Effect": "Allow", "Action": "{{more}}", "Resource": "*" }',
      }),
    },
    { name: 'a wildcard in the action', code: launch('"ec2:InstanceType"', { action: '"ec2:*"' }) },
    {
      name: 'a Deny of launches',
      code: launch('"ec2:InstanceType"').replace('Allow', 'Deny'),
    },
    {
      name: 'the key comes with the action',
      code: policy('["s3:ListBucket", "S3:listbucketversions"]', prefix),
    },
    { name: 'a wildcard reaches an action with the key', code: policy('["s3:*", "s3:List*"]', prefix) },
    { name: 'everything', code: policy('"*"', prefix) },
    { name: 'all but some', code: policy('"s3:PutObject"', prefix, 'Allow', 'NotAction') },
    { name: 'an action that nobody knows', code: policy('"s3:PutObjects"', prefix) },
    {
      name: 'a key that nobody knows',
      code: policy('"s3:PutObject"', '{ "StringLike": { "s3:prefixes": "a" } }'),
    },
    {
      name: 'a global key',
      code: policy('"s3:ListAllMyBuckets"', '{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }'),
    },
    {
      name: 'a key that stays with credentials',
      code: policy(
        '"s3:PutObject"',
        '{ "ArnLike": { "lambda:SourceFunctionArn": "arn:aws:lambda:*:*:function:a" } }',
      ),
    },
    {
      name: 'a claim that stays with the session',
      code: policy('"s3:PutObject"', '{ "StringEquals": { "cognito-identity.amazonaws.com:sub": "a" } }'),
    },
    {
      name: 'a tag without a name, which is no key',
      code: policy(
        '"iam:ListUsers"',
        '{ "StringEquals": { "aws:ResourceTag/": "a", "aws:RequestTag/": "b" } }',
      ),
    },
    { name: 'IfExists', code: policy('"s3:PutObject"', '{ "StringLikeIfExists": { "s3:prefix": "a" } }') },
    {
      name: 'a set operator',
      code: policy('"s3:PutObject"', '{ "ForAllValues:StringLike": { "s3:prefix": "a" } }'),
    },
    { name: 'Null', code: policy('"s3:PutObject"', '{ "Null": { "s3:prefix": "true" } }') },
    {
      name: 'a placeholder for a value',
      code: policy('"s3:PutObject"', '{ "StringLike": { "s3:prefix": "{{p}}" } }'),
    },
    { name: 'a placeholder in the action', code: policy('"s3:{{verb}}Object"', prefix) },
    {
      name: 'tags that a request may set, one of them ruled out',
      code: policy(
        '["kms:CreateKey", "kms:Decrypt"]',
        '{ "StringNotEquals": { "aws:RequestTag/team": "a" } }',
      ),
    },
    { name: 'tags of a type that has them', code: policy('["ec2:StopInstances", "kms:Decrypt"]', tag) },
    {
      name: 'tags, ruled out',
      code: policy('"kms:ListKeys"', '{ "StringNotEquals": { "aws:ResourceTag/team": "a" } }', 'Deny'),
    },
    { name: 'a wildcard reaches tagged resources', code: policy('"kms:*"', tag) },
    { name: 'NotAction of everything', code: policy('["*"]', tag, 'Allow', 'NotAction') },
    {
      name: 'an Allow of the requests that set a tag, whatever they do else',
      code: policy('"iam:*"', '{ "StringEquals": { "aws:RequestTag/team": "a" } }', 'Allow', 'NotAction'),
    },
    {
      name: 'a Deny with NotAction that a missing tag passes',
      code: policy(
        '"iam:*"',
        '{ "StringNotEquals": { "aws:ResourceTag/team": "a", "aws:RequestTag/team": "a" } }',
        'Deny',
        'NotAction',
      ),
    },
    {
      name: 'iam:PassRole with its key, whatever the operator',
      code: policy(
        '"iam:PassRole"',
        '{ "StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" }, "NumericEquals": { "iam:PassedToService": "1" } }',
      ),
    },
    { name: 'NotAction that is not known', code: policy('["{{own}}"]', tag, 'Allow', 'NotAction') },
    { name: 'no effect', code: policy('"s3:PutObject"', prefix, 'allow') },
    { name: 'both elements', code: policy('"s3:PutObject", "NotAction": "s3:GetObject"', prefix) },
    { name: 'wrong shapes', code: policy('{ "a": 1 }', '["s3:prefix"]') },
    {
      name: 'a claim beside sts:TagSession, left out',
      options: { providerClaims: false },
      code: trust(
        '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
        '{ "StringEquals": { "cognito-identity.amazonaws.com:aud": "a" } }',
      ),
    },
    {
      name: 'a claim beside the call that hands in a token',
      code: trust(
        '"sts:AssumeRoleWithWebIdentity"',
        '{ "StringEquals": { "cognito-identity.amazonaws.com:aud": "a" } }',
      ),
    },
    {
      name: 'a claim that is listed for sts:TagSession',
      code: trust('["sts:AssumeRoleWithSAML", "sts:TagSession"]', '{ "StringEquals": { "saml:aud": "a" } }'),
    },
    {
      name: 'a claim of an unknown provider',
      code: trust(
        '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
        '{ "StringEquals": { "id.example.com:aud": "a" } }',
      ),
    },
  ],
  invalid: [
    ...['"*"', `[${instances}, "arn:aws:ec2:*::image/*"]`].map((resource) => ({
      name: `a launch needs an image as well: ${resource}`,
      code: launch('«"ec2:InstanceType"»', { resource }),
      errors: [
        {
          messageId: 'unsupportedResource' as const,
          data: {
            key: 'ec2:InstanceType',
            action: 'ec2:RunInstances',
            ...(resource === '"*"'
              ? {
                  types: 'the image, the network interface, the security group and the subnet',
                  have: 'have',
                }
              : { types: 'the image', have: 'has' }),
          },
          suggestions: [
            {
              messageId: 'suggestIfExists' as const,
              data: { operator: 'StringLike' },
              output: launch('"ec2:InstanceType"', { operator: 'StringLikeIfExists', resource }),
            },
          ],
        },
      ],
    })),
    {
      name: 'a call that needs two resources, in any case, beside a Deny',
      code: launch('«"EC2:instancetype"»', {
        operator: 'StringEquals',
        action: '["EC2:attachvolume", "ec2:StartInstances"]',
        more: ', { "Effect": "Deny", "Action": "ec2:AttachVolume", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }',
      }),
      errors: [
        {
          messageId: 'unsupportedResource',
          data: { key: 'EC2:instancetype', action: 'ec2:AttachVolume', types: 'the volume', have: 'has' },
          suggestions: [
            {
              messageId: 'suggestIfExists',
              data: { operator: 'StringEquals' },
              output: launch('"EC2:instancetype"', {
                operator: 'StringEqualsIfExists',
                action: '["EC2:attachvolume", "ec2:StartInstances"]',
                more: ', { "Effect": "Deny", "Action": "ec2:AttachVolume", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }',
              }),
            },
          ],
        },
      ],
    },
    {
      name: 'the key of iam:PassRole without that action',
      code: policy('"iam:GetRole"', '{ "StringEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }'),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 'iam:PassedToService',
            actions: '`iam:GetRole`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'an action beside one with the key',
      code: policy('["s3:ListBucket", "s3:PutObject"]', markedPrefix),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: '`s3:PutObject`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'two actions of a Deny, the test negated',
      code: policy(
        '["s3:GetObject", "S3:PUTOBJECT"]',
        '{ "StringNotLike": { «"s3:prefix"»: "home/*" } }',
        'Deny',
      ),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: '`s3:GetObject` or `s3:PutObject`',
            consequence: 'this statement denies them whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'an Allow, the test negated',
      code: policy('"s3:PutObject"', '{ "StringNotLike": { «"s3:prefix"»: "home/*" } }'),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: '`s3:PutObject`',
            consequence: 'this statement allows it whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'many actions',
      code: policy(
        '["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy"]',
        markedPrefix,
        'Deny',
      ),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: '4 of its actions, such as `s3:PutBucketPolicy` and `s3:GetObject`,',
            consequence: 'this statement does not deny them',
          },
        },
      ],
    },
    {
      name: 'patterns that reach no action with the key',
      code: policy('["s3:ListBucket", "s3:Put*", "sqs:*"]', markedPrefix),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: 'any action of `s3:Put*` or `sqs:*`',
            consequence: 'this statement does not allow them',
          },
        },
      ],
    },
    {
      name: 'a pattern, which may match several',
      code: policy('["s3:ListBucket", "s3:Put*"]', markedPrefix),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: 'any action of `s3:Put*`',
            consequence: 'this statement does not allow them',
          },
        },
      ],
    },
    {
      name: 'more patterns than are named, and one action twice',
      code: policy('["s3:Put*", "sqs:*", "sns:*", "ses:*", "s3:GetObject", "S3:getobject"]', markedPrefix),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 's3:prefix',
            actions: '`s3:GetObject` or any action of `s3:Put*`, `sqs:*` or 2 more of its entries',
            consequence: 'this statement does not allow them',
          },
        },
      ],
    },
    {
      name: 'tags of nothing: Allow',
      code: policy('["kms:Decrypt", "kms:ListKeys"]', markedTag),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: { key, actions: '`kms:ListKeys`', consequence: 'this statement does not allow it' },
        },
      ],
    },
    {
      name: 'tags of nothing: Deny, a pattern among them',
      code: policy('["s3:ListAllMyBuckets", "kms:Decrypt", "kms:ListKey?"]', markedTag, 'Deny'),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key,
            actions: '`s3:ListAllMyBuckets` or any action of `kms:ListKey?`',
            consequence: 'this statement does not deny them',
          },
        },
      ],
    },
    {
      name: 'tags that no request sets',
      code: policy(
        '["kms:CreateKey", "kms:Decrypt"]',
        '{ "StringEquals": { «"aws:RequestTag/team"»: "a" } }',
      ),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 'aws:RequestTag/team',
            actions: '`kms:Decrypt`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'tags under NotAction',
      code: policy('"iam:*"', markedTag, 'Allow', 'NotAction'),
      errors: [
        {
          messageId: 'unsupportedByNotAction',
          data: { key, consequence: 'this statement does not allow them' },
        },
      ],
    },
    ...['aws:ResourceTag/team', 'aws:RequestTag/team'].map((denied) => ({
      name: `alone: ${denied} in a Deny with NotAction`,
      code: policy('"iam:*"', `{ "StringLike": { «"${denied}"»: "a*" } }`, 'Deny', 'NotAction'),
      errors: [
        {
          messageId: 'unsupportedByNotAction',
          data: { key: denied, consequence: 'this statement does not deny them' },
        },
      ],
    })),
    {
      name: 'alone: the key of iam:PassRole, and another action',
      code: policy(
        '["iam:PassRole", "iam:GetRole"]',
        '{ "StringEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }',
      ),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 'iam:PassedToService',
            actions: '`iam:GetRole`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'alone: a Deny of iam:PassRole to other services, and of another action',
      code: policy(
        '["iam:PassRole", "s3:GetObject"]',
        '{ "StringNotEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }',
        'Deny',
      ),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 'iam:PassedToService',
            actions: '`s3:GetObject`',
            consequence: 'this statement denies it whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'alone: a key taken for iam:PassedToService',
      code: policy('"iam:PassRole"', '{ "StringEquals": { «"iam:AWSServiceName"»: "ec2.amazonaws.com" } }'),
      errors: [
        {
          messageId: 'unsupportedAction',
          data: {
            key: 'iam:AWSServiceName',
            actions: '`iam:PassRole`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'a claim beside sts:TagSession',
      code: trust(
        '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
        '{ "StringEquals": { «"cognito-identity.amazonaws.com:aud"»: "a" } }',
      ),
      errors: [
        {
          messageId: 'unsupportedClaim',
          data: { key: 'cognito-identity.amazonaws.com:aud', actions: '`sts:TagSession`' },
        },
      ],
    },
  ],
});

it.each([
  ['"s3:PutObject"', ['unsupported-action-for-condition-key']],
  ['["s3:Put*", "s3:GetObject"]', ['unsupported-action-for-condition-key']],
  // Access Analyzer does not look at what only a wildcard matches.
  ['"s3:Put*"', []],
])('answers for %s the checks that apply to it', (action, expected) => {
  const findings = lintText(policy(action, prefix), { rules: { 'no-unsupported-condition-key': 'error' } });
  expect(findings.map(({ checks }) => checks)).toEqual([expected]);
});
