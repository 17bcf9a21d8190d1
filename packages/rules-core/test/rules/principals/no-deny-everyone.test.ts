import { noDenyEveryone } from '../../../src/rules/principals/no-deny-everyone.js';
import { testRule } from '../../rule-tester.js';

const bucket = '["arn:aws:s3:::site", "arn:aws:s3:::site/*"]';
const policy = (principal: string, action: string, resource: string | undefined = bucket, more = '') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${principal}, ${action}${resource && `, "Resource": ${resource}`}${more} }] }`;
const everyone = '"Principal": "*"';
const all = '"Action": "s3:*"';
const condition = ', "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-exampleorgid" } }';
const root = 'only the root user can change the policy again';
const nobody = 'nobody can change the policy again';
const ofBucket = {
  messageId: 'lockout',
  data: { actions: '`s3:PutBucketPolicy` and `s3:DeleteBucketPolicy`', wayBack: root },
};
const attached = { policyType: 'resource', attachedTo: 'AWS::S3::Bucket' } as const;

testRule(noDenyEveryone, {
  valid: [
    ...[
      policy(everyone, all, bucket, condition),
      policy(everyone, all, bucket, ', "Condition": "<CONDITION>"'),
      policy(everyone, all, bucket, ', "{{more}}": "x"'),
      policy(everyone, all).replace('Deny', 'Allow'),
      policy('"Principal": { "AWS": "arn:aws:iam::111122223333:role/app" }', all),
      policy('"Principal": { "Service": "*" }', all),
      policy('"NotPrincipal": { "AWS": "arn:aws:iam::111122223333:role/app" }', all),
      // What is meant to be kept from everyone.
      policy(everyone, '"Action": "s3:DeleteBucket"'),
      policy(everyone, '"Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"]', '"arn:aws:s3:::site/*"'),
      policy(everyone, '"Action": "s3:PutBucketPolicy"'),
      policy(everyone, '"NotAction": "s3:DeleteBucketPolicy"'),
      // Objects alone.
      policy(everyone, all, '"arn:aws:s3:::site/*"'),
      policy(everyone, all, '"${bucket}"'),
      policy(everyone, '"Action": "<ACTION>"'),
      policy(everyone, all).replace('"Resource"', '"NotResource"'),
    ].map((code) => ({ code, settings: attached })),
    {
      name: 'a resource control policy',
      code: policy(everyone, all, '"*"'),
      settings: { policyType: 'rcp' },
    },
    {
      name: 'the policy of an endpoint',
      code: policy(everyone, all),
      settings: { policyType: 'endpoint' },
    },
    {
      name: 'every action on every resource, of nobody knows what',
      code: policy(everyone, '"Action": "*"', '"*"'),
      settings: { policyType: 'resource' },
    },
    ...[
      // They hold only in requests that have the key.
      '{ "StringEquals": { "s3:x-amz-server-side-encryption": "AES256" } }',
      '{ "Null": { "s3:x-amz-server-side-encryption": "false" } }',
      // One test spares somebody.
      '{ "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms", "aws:PrincipalOrgID": "o-exampleorgid" } }',
      '{ "StringNotEquals": { "s3:x-amz-acl": "private" }, "Bool": { "aws:SecureTransport": "false" } }',
      // Every request to S3 has the key, or any may.
      '{ "StringNotEquals": { "s3:ResourceAccount": "111122223333" } }',
      '{ "StringNotEquals": { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }',
      '{ "Null": { "aws:PrincipalTag/admin": "true" } }',
      '{ "StringNotLike": { "aws:userId": "AROAEXAMPLEEXAMPLE123:*" } }',
      // What is not known.
      '{ "StringNotEquals": { "s3:unheard-of": "x" } }',
      '{ "StringNotEquals": { "<KEY>": "x" } }',
      '{ "StringNotEquals": "<TESTS>" }',
      '{ "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms", "<KEY>": "x" } }',
    ].map((condition) => ({
      code: policy(everyone, all, bucket, `, "Condition": ${condition}`),
      settings: attached,
    })),
    {
      name: 'objects alone, for their encryption',
      code: policy(
        everyone,
        '"Action": "s3:PutObject"',
        bucket,
        ', "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } }',
      ),
      settings: attached,
    },
  ],
  invalid: [
    ...(
      [
        ['StringNotEquals', '"aws:kms"'],
        ['StringNotLikeIfExists', '["aws:kms*", "<MORE>"]'],
        ['StringEqualsIfExists', '"AES256"'],
        ['Null', '"true"'],
      ] as const
    ).map(([operator, value]) => ({
      name: `holds without its key: ${operator}`,
      code: policy(
        everyone,
        all,
        bucket,
        `, "Condition": { "${operator}": { «"s3:x-amz-server-side-encryption"»: ${value} } }`,
      ),
      settings: attached,
      errors: [
        {
          messageId: 'keyless',
          data: { ...ofBucket.data, key: 's3:x-amz-server-side-encryption', operator },
        },
      ],
    })),
    {
      name: 'of several conditions, the one whose key is not there',
      code: policy(
        everyone,
        all,
        bucket,
        ', "Condition": { "StringLikeIfExists": { "aws:PrincipalTag/team": "*" }, "StringNotEquals": { «"S3:x-amz-acl"»: "private" } }',
      ),
      settings: attached,
      errors: [
        {
          messageId: 'keyless',
          data: { ...ofBucket.data, key: 'S3:x-amz-acl', operator: 'StringNotEquals' },
        },
      ],
    },
    {
      name: 'always holds',
      code: policy(
        everyone,
        all,
        bucket,
        ', "Condition": { "StringLikeIfExists": { «"aws:PrincipalTag/team"»: "*" } }',
      ),
      settings: attached,
      errors: [{ messageId: 'always', data: { ...ofBucket.data, key: 'aws:PrincipalTag/team' } }],
    },
    ...[
      policy('"Principal": «"*"»', all),
      policy('"Principal": { "AWS": «"*"» }', all),
      policy('"Principal": { "AWS": ["arn:aws:iam::111122223333:root", «"*"»] }', '"Action": ["S3:*"]'),
      policy('"Principal": «"*"»', '"Action": "*"'),
      policy('"Principal": «"*"»', '"NotAction": "s3:GetObject"'),
      policy('"Principal": «"*"»', '"Action": "s3:*BucketPolicy"', '"arn:aws:s3:::site"'),
      policy('"Principal": «"*"»', all, bucket, ', "Condition": {}'),
    ].map((code) => ({ code, settings: attached, errors: [ofBucket] })),
    {
      name: 'by the ARNs, where the host is not known',
      code: policy('"Principal": «"*"»', all),
      settings: { policyType: 'resource' },
      errors: [ofBucket],
    },
    {
      name: 'a queue',
      code: policy('"Principal": «"*"»', '"Action": "sqs:*"', '"arn:aws:sqs:eu-west-1:111122223333:jobs"'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'lockout',
          data: { actions: '`sqs:SetQueueAttributes` and `sqs:RemovePermission`', wayBack: root },
        },
      ],
    },
    {
      name: 'a key',
      code: policy('"Principal": «"*"»', '"Action": "kms:*"', '"*"'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'lockout',
          data: { actions: '`kms:PutKeyPolicy`', wayBack: 'only AWS Support can open the key again' },
        },
      ],
    },
    {
      name: 'a repository, whose policy has no Resource',
      code: policy('"Principal": «"*"»', '"Action": "ecr:*"', ''),
      settings: { policyType: 'resource', attachedTo: 'AWS::ECR::Repository' },
      errors: [
        {
          messageId: 'lockout',
          data: { actions: '`ecr:SetRepositoryPolicy` and `ecr:DeleteRepositoryPolicy`', wayBack: nobody },
        },
      ],
    },
    {
      name: 'a secret',
      code: policy('"Principal": «"*"»', '"Action": "secretsmanager:*"', '"*"'),
      settings: { policyType: 'resource', attachedTo: 'AWS::SecretsManager::Secret' },
      errors: [
        {
          messageId: 'lockout',
          data: {
            actions: '`secretsmanager:PutResourcePolicy` and `secretsmanager:DeleteResourcePolicy`',
            wayBack: nobody,
          },
        },
      ],
    },
  ],
});
