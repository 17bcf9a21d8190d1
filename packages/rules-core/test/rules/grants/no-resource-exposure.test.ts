import { allow, deny, exposed, exposedButListed, policy, shapes, when } from './exposure-policies.js';
import { noResourceExposure } from '../../../src/rules/grants/no-resource-exposure.js';
import { testRule } from '../../rule-tester.js';

const opened = (what: string) => `open ${what} to other accounts`;

testRule(noResourceExposure, {
  valid: [
    ...[
      // At the level Permissions management, and nothing is opened by them.
      '["iam:CreateRole", "cloudformation:SetStackPolicy", "ec2:CreateNetworkInterfacePermission"]',
      '"iam:UpdateAssumeRolePolicy"',
      '"logs:PutResourcePolicy"',
      '["s3:DeleteBucketPolicy", "s3:GetBucketPolicy"]',
    ].map((actions) => ({ code: policy(allow(actions)) })),
    { name: 'one bucket', code: policy(allow('"s3:Put*"', '"arn:aws:s3:::amzn-s3-demo-bucket"')) },
    {
      name: 'objects of one bucket',
      code: policy(allow('"s3:PutObjectAcl"', '"arn:aws:s3:::amzn-s3-demo-bucket/*"')),
    },
    {
      name: 'a switch of the account on a bucket',
      code: policy(allow('"s3:PutAccountPublicAccessBlock"', '"arn:aws:s3:::*"')),
    },
    {
      name: 'grants for services of AWS',
      code: policy(allow('"kms:CreateGrant"', '"*"', when('Bool', 'kms:GrantIsForAWSResource', 'true'))),
    },
    {
      name: 'shares within the organization',
      code: policy(
        allow(
          '"ram:CreateResourceShare"',
          '"*"',
          when('Bool', 'ram:RequestedAllowsExternalPrincipals', 'false'),
        ),
      ),
    },
    {
      name: 'a Deny of the switch',
      code: policy(allow('"s3:PutAccount*"'), deny('"s3:*PublicAccessBlock"')),
    },
    {
      name: 'a key policy, whose resource is the key',
      code: policy(
        `"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, ${allow('"kms:PutKeyPolicy"')}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'a switch of the account',
      code: policy(allow('«"s3:PutAccountPublicAccessBlock"»')),
      errors: [exposed(['s3:PutAccountPublicAccessBlock'], 'lift the public access block of the account')],
    },
    {
      name: 'switches by a wildcard',
      code: policy(allow('"s3:Put«*»PublicAccessBlock"')),
      errors: [
        exposed(
          [
            's3:PutAccountPublicAccessBlock',
            's3:PutBucketPublicAccessBlock',
            's3:PutAccessPointPublicAccessBlock',
          ],
          'lift the public access block of the account and the public access block of any bucket',
        ),
      ],
    },
    {
      name: 'a switch of buckets, which opens none by itself',
      code: policy(allow('«"s3:PutBucketPublicAccessBlock"»')),
      errors: [
        exposed(
          ['s3:PutBucketPublicAccessBlock'],
          'lift the public access block of any bucket',
          ['*'],
          [
            shapes(
              'arn:aws:s3:::<BucketName>',
              policy(allow('"s3:PutBucketPublicAccessBlock"', '"arn:aws:s3:::<BucketName>"')),
            ),
          ],
        ),
      ],
    },
    {
      name: 'on buckets, not on their objects, nor on the account',
      code: policy(allow('"s3:Put«*»"', '["arn:aws:s3:::*", "arn:aws:s3:::*/*"]')),
      errors: [
        exposed(
          [
            's3:PutBucketPolicy',
            's3:PutBucketAcl',
            's3:PutBucketPublicAccessBlock',
            's3:PutObjectAcl',
            's3:PutObjectVersionAcl',
          ],
          `${opened('any bucket and any object')} and lift the public access block of any bucket`,
          ['arn:aws:s3:::*', 'arn:aws:s3:::*/*'],
        ),
      ],
    },
    {
      name: 'several services',
      code: policy(
        allow(
          '["sqs:ListQueues", "sqs:SetQueueAttributes", "sns:SetTopicAttributes", «"kms:CreateGrant"», "ec2:ModifyImageAttribute"]',
        ),
      ),
      errors: [
        exposed(
          ['kms:CreateGrant', 'ec2:ModifyImageAttribute', 'sqs:SetQueueAttributes', 'sns:SetTopicAttributes'],
          opened('any KMS key, any machine image, any queue and more'),
        ),
      ],
    },
    {
      name: 'a suggestion of what to name',
      code: policy(allow('«"kms:PutKeyPolicy"»')),
      errors: [
        exposed(
          ['kms:PutKeyPolicy'],
          opened('any KMS key'),
          ['*'],
          [
            shapes(
              'arn:aws:kms:<Region>:<Account>:key/<KeyId>',
              policy(allow('"kms:PutKeyPolicy"', '"arn:aws:kms:<Region>:<Account>:key/<KeyId>"')),
            ),
          ],
        ),
      ],
    },
    {
      name: 'all keys but one',
      code: policy(
        '"Effect": "Allow", "Action": «"kms:PutKeyPolicy"», "NotResource": "arn:aws:kms:*:*:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
      ),
      errors: [exposedButListed(['kms:PutKeyPolicy'], opened('any KMS key'))],
    },
    {
      name: 'a condition on who calls',
      code: policy(
        allow('«"ram:CreateResourceShare"»', '"*"', when('StringEquals', 'aws:PrincipalTag/team', '"it"')),
      ),
      errors: [exposed(['ram:CreateResourceShare'], opened('any resource that AWS RAM can share'))],
    },
  ],
});
