import { allow, deny, exposed, exposedButListed, policy, shapes, when } from './exposure-policies.js';
import { noCredentialsExposure } from '../../../src/rules/grants/no-credentials-exposure.js';
import { testRule } from '../../rule-tester.js';

const user = 'access keys or a password of any user';

testRule(noCredentialsExposure, {
  valid: [
    ...[
      '"ecr:GetAuthorizationToken"',
      '"sts:GetSessionToken"',
      '["cognito-idp:DescribeUserPoolClient", "ec2:GetPasswordData"]',
      '["iam:DeleteAccessKey", "iam:ListAccessKeys", "iam:UpdateAccessKey"]',
      '"secretsmanager:GetSecretValue"',
    ].map((actions) => ({ code: policy(allow(actions)) })),
    {
      name: 'for oneself',
      code: policy(allow('"iam:CreateAccessKey"', '"arn:aws:iam::*:user/${aws:username}"')),
    },
    { name: 'one user', code: policy(allow('"iam:*AccessKey"', '"arn:aws:iam::111122223333:user/ci"')) },
    { name: 'users under a path', code: policy(allow('"iam:*AccessKey"', '"arn:aws:iam::*:user/apps/*"')) },
    {
      name: 'one database user',
      code: policy(allow('"rds-db:connect"', '"arn:aws:rds-db:*:*:dbuser:*/reporting"')),
    },
    {
      name: 'clusters with a tag',
      code: policy(
        allow(
          '"redshift:GetClusterCredentials"',
          '"*"',
          when('StringEquals', 'aws:ResourceTag/team', '"bi"'),
        ),
      ),
    },
    {
      name: 'denied',
      code: policy(
        allow('"iam:Create*"'),
        deny('"iam:CreateAccessKey"'),
        deny('["iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential"]'),
      ),
    },
  ],
  invalid: [
    {
      name: 'of every user',
      code: policy(allow('["iam:ListUsers", "iam:Create«*»"]')),
      errors: [
        exposed(
          ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateServiceSpecificCredential'],
          user,
        ),
      ],
    },
    {
      name: 'of every user of an account',
      code: policy(allow('«"iam:CreateAccessKey"»', '"arn:aws:iam::111122223333:user/*"')),
      errors: [
        exposed(
          ['iam:CreateAccessKey'],
          user,
          ['arn:aws:iam::111122223333:user/*'],
          [
            shapes(
              'arn:aws:iam::111122223333:user/<UserNameWithPath>',
              policy(allow('"iam:CreateAccessKey"', '"arn:aws:iam::111122223333:user/<UserNameWithPath>"')),
            ),
          ],
        ),
      ],
    },
    {
      name: 'of databases',
      code: policy(allow('["rds-db:connect", «"redshift:GetClusterCredentials"», "s3:ListAllMyBuckets"]')),
      errors: [
        exposed(
          ['redshift:GetClusterCredentials', 'rds-db:connect'],
          'credentials of any Amazon Redshift database and into any Amazon RDS database with IAM authentication',
        ),
      ],
    },
    {
      name: 'of what cannot be limited to resources',
      code: policy(allow('«"lightsail:DownloadDefaultKeyPair"»')),
      errors: [exposed(['lightsail:DownloadDefaultKeyPair'], 'keys of any Lightsail instance')],
    },
    {
      name: 'of all but one user',
      code: policy(
        '"Effect": "Allow", "Action": «"iam:UpdateLoginProfile"», "NotResource": "arn:aws:iam::111122223333:user/admin"',
      ),
      errors: [exposedButListed(['iam:UpdateLoginProfile'], user)],
    },
  ],
});
