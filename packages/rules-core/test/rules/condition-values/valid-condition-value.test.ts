import { expect, it } from 'vitest';
import { catalogDate } from '../../../src/catalog/catalog.js';
import { lintText } from '../../../src/json/index.js';
import { validConditionValue } from '../../../src/rules/condition-values/valid-condition-value.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(validConditionValue, {
  valid: [
    {
      name: 'listed values, in any case where the operator ignores it, and wildcards that match some',
      code: where(
        '{ "StringEquals": { "s3:x-amz-acl": ["private", ""], "ec2:VolumeType": ["gp3", "gp4"], "kms:KeySpec": "RSA_8192" }, "StringNotEqualsIgnoreCase": { "aws:PrincipalType": "anonymous" }, "StringLike": { "s3:x-amz-server-side-encryption": "aws:kms*", "s3:x-amz-acl": "public-?*" } }',
      ),
    },
    {
      name: 'a type of principal that AWS does not document',
      code: where('{ "StringNotEquals": { "aws:PrincipalType": "AWSService" } }'),
    },
    {
      name: 'placeholders in listed values',
      code: where(
        '{ "StringEquals": { "s3:x-amz-acl": "${acl}", "s3:x-amz-storage-class": "<CLASS>", "ec2:Tenancy": "${aws:PrincipalTag/tenancy}" } }',
      ),
    },
    {
      name: 'the ARNs of principals',
      code: where(
        '{ "ArnLike": { "aws:PrincipalArn": ["arn:aws:iam::111122223333:root", "arn:aws:iam::*:user/a/b", "arn:aws:iam::*:role/aws:ec2-infrastructure", "arn:aws-cn:iam::111122223333:role/*", "arn:aws:sts::111122223333:federated-user/f", "arn:*:*::*:*", "arn:aws:iam::*:ro*"] }, "StringLike": { "aws:PrincipalArn": ["*", "*:role/app", "*assumed-role/app", "arn:aws:iam::111122223333:*", "${arn}"] }, "StringNotEquals": { "aws:PrincipalArn": "${aws:PrincipalTag/owner}" } }',
      ),
    },
    {
      name: 'session ARNs under keys that hold them',
      code: where(
        '{ "StringEquals": { "aws:PrincipalTag/session": "arn:aws:sts::111122223333:assumed-role/app/x", "aws:userid": "AROAEXAMPLEEXAMPLE123:x" } }',
      ),
    },
    {
      name: 'blocks of addresses that callers have',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": ["0.0.0.0/0", "0.0.0.0/1", "::/0", "::/1"], "aws:VpcSourceIp": "1.0.0.0" } }',
      ),
    },
    {
      name: 'variables of other keys, and of more than the key',
      code: where(
        '{ "StringEquals": { "aws:PrincipalAccount": "${aws:ResourceAccount}", "aws:ResourceTag/team": "${aws:PrincipalTag/team}", "s3:prefix": "${s3:prefix}/x" }, "StringLike": { "aws:username": "${aws:username}*" } }',
      ),
    },
    {
      name: 'no variables in the old Version',
      code: where('{ "StringEquals": { "aws:username": "${aws:username}" } }').replace(
        '2012-10-17',
        '2008-10-17',
      ),
    },
    {
      name: 'Booleans',
      code: where(
        '{ "Bool": { "aws:SecureTransport": "true" }, "BoolIfExists": { "aws:ViaAWSService": false }, "Null": { "aws:username": ["true", "false"] } }',
      ),
    },
    {
      name: 'calls in no Region, as through a global inference profile',
      code: where(
        '{ "StringEquals": { "aws:RequestedRegion": ["unspecified", "eu-west-1"] }, "StringLike": { "aws:requestedregion": "unspec*" } }',
      ),
    },
    {
      name: 'numbers',
      code: where(
        '{ "NumericEquals": { "s3:max-keys": ["10", "-1.5", "+2", "1e3"] }, "NumericLessThan": { "s3:max-keys": 10 } }',
      ),
    },
    {
      name: 'dates',
      code: where(
        '{ "DateLessThan": { "aws:CurrentTime": ["2026", "2026-02", "2026-02-28", "2026-02-28T23:59:59Z", "2024-02-29T00:00:00.5+01:00", "20260228T235959Z", "1767225600"] } }',
      ),
    },
    {
      name: 'addresses and blocks',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": ["192.0.2.1", "203.0.113.0/24", "10.1.2.3/8", "0.0.0.0/0", "2001:db8::/32", "::1", "::ffff:192.0.2.1", "2001:DB8:1:2:3:4:5:6"] } }',
      ),
    },
    {
      name: 'Base64',
      code: where('{ "BinaryEquals": { "aws:username": ["QmluYXJ5VmFsdWVJbkJhc2U2NA==", ""] } }'),
    },
    {
      name: 'accounts in ARNs',
      code: where(
        '{ "ArnLike": { "aws:SourceArn": ["arn:aws:sns:*:111122223333:*", "arn:aws:s3:::b", "arn:aws:sns:*:1111*:t", "arn:aws:iam::aws:policy/x", "arn:aws:sns:eu-west-1:<ACCOUNT>:t"] }, "StringLike": { "aws:SourceArn": "arn:aws:*:1:t" }, "StringEquals": { "aws:PrincipalTag/topic": "arn:aws:sns:eu-west-1:1:t" } }',
      ),
    },
    {
      name: 'service principals under the domain of Amazon',
      code: where(
        '{ "StringEquals": { "aws:PrincipalServiceName": ["alexa-appkit.amazon.com", "new-thing.amazon.com"] } }',
      ),
    },
    {
      name: 'networks',
      code: where('{ "StringEquals": { "aws:SourceVpc": ["vpc-12345678", "vpc-0123456789abcdef0"] } }'),
    },
    {
      name: 'endpoints',
      code: where('{ "StringEquals": { "aws:SourceVpce": ["vpce-12345678", "vpce-0123456789abcdef0"] } }'),
    },
    {
      name: 'accounts',
      code: where(
        '{ "StringEquals": { "aws:PrincipalAccount": ["111122223333", "anonymous", "${aws:ResourceAccount}"] } }',
      ),
    },
    {
      name: 'an account as a number',
      code: where('{ "StringEquals": { "aws:SourceAccount": 111122223333 } }'),
    },
    { name: 'organizations', code: where('{ "StringEquals": { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] } }') },
    {
      name: 'paths',
      code: where(
        '{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*", "o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*", "*/ou-ab12-11111111/"] } }',
      ),
    },
    {
      name: 'Regions',
      code: where(
        '{ "StringEquals": { "aws:RequestedRegion": ["eu-west-1", "us-gov-west-1", "cn-north-1"] } }',
      ),
    },
    {
      name: 'patterns that some value fits',
      code: where('{ "StringLike": { "aws:RequestedRegion": ["eu-*", "??-east-?", "*"] } }'),
    },
    {
      name: 'patterns of networks and accounts',
      code: where(
        '{ "StringLike": { "aws:SourceVpc": "vpc-*", "aws:SourceVpce": "vpce-1*", "aws:PrincipalAccount": "1111*", "aws:PrincipalOrgID": "o-*" } }',
      ),
    },
    {
      name: 'keys of AWS KMS',
      code: where(
        '{ "StringEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }, "ArnLike": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:*:111122223333:key/*" } }',
      ),
    },
    {
      name: 'services',
      code: where(
        '{ "StringEquals": { "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "dynamodb.cn-north-1.amazonaws.com.cn"], "iam:AWSServiceName": ["ecs.amazonaws.com", "email.cognito-idp.amazonaws.com", "unlisted-thing.amazonaws.com"] }, "ForAnyValue:StringEquals": { "aws:CalledVia": ["athena.amazonaws.com", "something.amazon.com"] } }',
      ),
    },
    {
      name: 'service patterns',
      code: where(
        '{ "StringLike": { "kms:ViaService": "s3.*.amazonaws.com", "iam:AWSServiceName": "*.application-autoscaling.amazonaws.com" } }',
      ),
    },
    {
      name: 'words that stand for a value',
      code: where('{ "StringEquals": { "aws:SourceAccount": ["ACCOUNT_ID", "your-account-id"] } }'),
    },
    {
      name: 'the placeholder <ACCOUNT_ID>',
      code: where(
        '{ "StringEquals": { "aws:SourceAccount": "<ACCOUNT_ID>" }, "NumericEquals": { "s3:max-keys": "<ACCOUNT_ID>" }, "Bool": { "aws:SecureTransport": "<ACCOUNT_ID>" }, "IpAddress": { "aws:SourceIp": "<ACCOUNT_ID>/32" } }',
      ),
    },
    {
      name: 'the placeholder ${account_id}',
      code: where(
        '{ "StringEquals": { "aws:SourceAccount": "${account_id}" }, "NumericEquals": { "s3:max-keys": "${account_id}" }, "Bool": { "aws:SecureTransport": "${account_id}" }, "IpAddress": { "aws:SourceIp": "${account_id}/32" } }',
      ),
    },
    {
      name: 'the placeholder {{ account }}',
      code: where(
        '{ "StringEquals": { "aws:SourceAccount": "{{ account }}" }, "NumericEquals": { "s3:max-keys": "{{ account }}" }, "Bool": { "aws:SecureTransport": "{{ account }}" }, "IpAddress": { "aws:SourceIp": "{{ account }}/32" } }',
      ),
    },
    {
      name: 'a placeholder of the settings',
      code: where('{ "Bool": { "aws:SecureTransport": "TLS" } }'),
      settings: { placeholders: ['TLS'] },
    },
    {
      name: 'a placeholder among numbers',
      code: where('{ "NumericEquals": { "s3:max-keys": [1, "${max}"] } }'),
    },
    {
      name: 'variables',
      code: where(
        '{ "StringEquals": { "aws:SourceVpc": "${aws:PrincipalTag/vpc}", "aws:PrincipalOrgID": "${aws:ResourceOrgID}" }, "NumericEquals": { "s3:max-keys": "${aws:PrincipalTag/max}" } }',
      ),
    },
    {
      name: 'an operator that does not exist',
      code: where('{ "Boolean": { "aws:SecureTransport": "yes" } }'),
    },
    {
      name: 'no value of a key',
      code: where('{ "StringEquals": { "aws:username": ["anything", "vpc-1"] } }'),
    },
    {
      name: 'several values under ForAnyValue',
      code: where('{ "ForAnyValue:Bool": { "aws:SecureTransport": ["true", "false"] } }'),
    },
    {
      name: 'wrong shapes',
      code: where(
        '{ "Bool": { "aws:SecureTransport": [null, {}, ["x"]] }, "NumericEquals": { "s3:max-keys": { "a": 1 } } }',
      ),
    },
    {
      name: 'the services that roles are passed to',
      code: where(
        '{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" }, "Null": { "iam:PassedToService": "false" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
    },
    {
      name: 'forms that Arn operators compare',
      code: where(
        '{ "ArnEquals": { "aws:SourceVpc": "vpc-12345678", "aws:PrincipalAccount": ["111122223333", "1111*"] } }',
      ),
    },
    {
      name: 'a text under an Arn operator on a tag',
      code: where('{ "ArnLike": { "aws:ResourceTag/owner": "somebody" } }'),
    },
    { name: 'an Arn pattern', code: where('{ "ArnLike": { "aws:SourceArn": "*" } }') },
  ],
  invalid: [
    ...[
      ['ec2:Region', 'unspecified'],
      ['aws:RequestedRegion', 'unspecified '],
      ['aws:RequestedRegion', 'Unspecified'],
    ].map(([key, value]) => ({
      name: `no Region for ${key}: ${value}`,
      code: where(`{ "StringEquals": { "${key}": «"${value}"» } }`),
      errors: [
        {
          messageId: 'unknownRegion' as const,
          data: { value: value!, date: catalogDate, consequence: 'no request matches it' },
        },
      ],
    })),
    {
      name: 'a slip in a listed value',
      code: where(
        '{ "StringNotEquals": { "s3:x-amz-server-side-encryption": «"aes256"» } }',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b-x/*"',
      ),
      errors: [
        {
          messageId: 'valueMisspelt',
          data: {
            value: 'aes256',
            key: 's3:x-amz-server-side-encryption',
            consequence: 'it rules nothing out',
            proper: 'AES256',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'AES256' },
              output: where(
                '{ "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }',
                '"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b-x/*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a storage class in words',
      code: where('{ "StringEquals": { "s3:x-amz-storage-class": «"GLACIER_INSTANT"» } }'),
      errors: [
        {
          messageId: 'valueMisspelt',
          data: {
            value: 'GLACIER_INSTANT',
            key: 's3:x-amz-storage-class',
            consequence: 'no request matches it',
            proper: 'GLACIER_IR',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'GLACIER_IR' },
              output: where('{ "StringEquals": { "s3:x-amz-storage-class": "GLACIER_IR" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'another case of a value that the list has already',
      code: where('{ "StringEquals": { "s3:x-amz-server-side-encryption": ["AES256", «"aes256"»] } }'),
      errors: [
        {
          messageId: 'valueUnlisted',
          data: {
            value: 'aes256',
            key: 's3:x-amz-server-side-encryption',
            consequence: 'no request matches it',
            listed: 'November 2026',
            values: '`AES256`, `aws:kms`, `aws:kms:dsse`, `aws:fsx` and `aws:backup`',
          },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 'aes256', kept: '`AES256`' },
              output: where('{ "StringEquals": { "s3:x-amz-server-side-encryption": ["AES256"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'another word for a listed value, in a list',
      code: where('{ "StringEqualsIfExists": { "AWS:principaltype": ["User", «"Root"»] } }'),
      errors: [
        {
          messageId: 'valueMisspelt',
          data: {
            value: 'Root',
            key: 'AWS:principaltype',
            consequence: 'no request matches it',
            proper: 'Account',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'Account' },
              output: where('{ "StringEqualsIfExists": { "AWS:principaltype": ["User", "Account"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a value that is not listed',
      code: where('{ "StringEquals": { "lambda:FunctionUrlAuthType": «"OAUTH"» } }'),
      errors: [
        {
          messageId: 'valueUnlisted',
          data: {
            value: 'OAUTH',
            key: 'lambda:FunctionUrlAuthType',
            consequence: 'no request matches it',
            listed: 'November 2026',
            values: '`AWS_IAM` and `NONE`',
          },
        },
      ],
    },
    {
      name: 'a wildcard that matches no listed value, as case counts',
      code: where('{ "StringLike": { "ec2:MetadataHttpTokens": «"Req*"» } }'),
      errors: [
        {
          messageId: 'valueUnlisted',
          data: {
            value: 'Req*',
            key: 'ec2:MetadataHttpTokens',
            consequence: 'no request matches it',
            listed: 'November 2026',
            values: '`required` and `optional`',
          },
        },
      ],
    },
    {
      name: 'the session of a service-linked role, whose path is not known',
      code: where(
        '{ "StringEquals": { "aws:PrincipalArn": «"arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/x"» } }',
      ),
      errors: [
        {
          messageId: 'sessionArn',
          data: {
            value: 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/x',
            key: 'aws:PrincipalArn',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'the session of a role',
      code: where(
        '{ "ArnNotLike": { "aws:PrincipalArn": «"arn:aws:sts::111122223333:assumed-role/Admin/*"» } }',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::b-x", "arn:aws:s3:::b-x/*"]',
      ),
      errors: [
        {
          messageId: 'sessionArn',
          data: {
            value: 'arn:aws:sts::111122223333:assumed-role/Admin/*',
            key: 'aws:PrincipalArn',
            consequence: 'it exempts nobody from this Deny',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'arn:aws:iam::111122223333:role/Admin' },
              output: where(
                '{ "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Admin" } }',
                '"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::b-x", "arn:aws:s3:::b-x/*"]',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a session of IAM Identity Center',
      code: where(
        '{ "StringLike": { "aws:PrincipalArn": «"arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_*/*"» } }',
      ),
      errors: [
        {
          messageId: 'sessionArn',
          data: {
            value: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_*/*',
            key: 'aws:PrincipalArn',
            consequence: 'no request matches it',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: {
                proper:
                  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*',
              },
              output: where(
                '{ "StringLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a session with variables and holes in its ARN',
      code: where(
        '{ "StringEquals": { "aws:PrincipalArn": [«"arn:aws:sts::${aws:PrincipalAccount}:assumed-role/app/x"», «"arn:aws:sts::${account_id}:assumed-role/app/x"»] } }',
      ),
      errors: [
        {
          messageId: 'sessionArn',
          data: {
            value: 'arn:aws:sts::${aws:PrincipalAccount}:assumed-role/app/x',
            key: 'aws:PrincipalArn',
            consequence: 'no request matches it',
          },
        },
        {
          messageId: 'sessionArn',
          data: {
            value: 'arn:aws:sts::${account_id}:assumed-role/app/x',
            key: 'aws:PrincipalArn',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'what else is no principal',
      code: where(
        '{ "ArnEquals": { "aws:PrincipalArn": [«"arn:aws:iam::111122223333:group/admins"», «"arn:aws:iam::*:root/*"», «"arn:aws:sts::111122223333:role/app"», «"arn:aws:iam::111122223333:instance-profile/app"»] }, "StringEquals": { "aws:PrincipalArn": «"111122223333"» } }',
      ),
      errors: [
        {
          messageId: 'groupArn',
          data: { value: 'arn:aws:iam::111122223333:group/admins', consequence: 'no request matches it' },
        },
        {
          messageId: 'notPrincipalArn',
          data: { value: 'arn:aws:iam::*:root/*', consequence: 'no request matches it' },
        },
        {
          messageId: 'notPrincipalArn',
          data: { value: 'arn:aws:sts::111122223333:role/app', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'arn:aws:iam::111122223333:role/app' },
              output: where(
                '{ "ArnEquals": { "aws:PrincipalArn": ["arn:aws:iam::111122223333:group/admins", "arn:aws:iam::*:root/*", "arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:instance-profile/app"] }, "StringEquals": { "aws:PrincipalArn": "111122223333" } }',
              ),
            },
          ],
        },
        {
          messageId: 'notPrincipalArn',
          data: {
            value: 'arn:aws:iam::111122223333:instance-profile/app',
            consequence: 'no request matches it',
          },
        },
        {
          messageId: 'notPrincipalArn',
          data: { value: '111122223333', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'ARNs under keys of IDs and names',
      code: where(
        '{ "StringNotLike": { "aws:userid": «"arn:aws:sts::111122223333:assumed-role/app/*"», "aws:username": «"arn:aws:iam::*:user/a"» } }',
      ),
      errors: [
        {
          messageId: 'arnOfPrincipal',
          data: {
            value: 'arn:aws:sts::111122223333:assumed-role/app/*',
            key: 'aws:userid',
            consequence: 'it rules nothing out',
          },
        },
        {
          messageId: 'arnOfPrincipal',
          data: { value: 'arn:aws:iam::*:user/a', key: 'aws:username', consequence: 'it rules nothing out' },
        },
      ],
    },
    {
      name: 'the ID of a role without a session',
      code: where(
        '{ "StringNotLike": { "aws:userId": [«"AROAEXAMPLEEXAMPLE123"», "AROAEXAMPLEEXAMPLE124:*", "AROAEX*", "AIDAEXAMPLEEXAMPLE123", "111122223333", "AROA${id}"] } }',
        '"Effect": "Deny", "Action": "s3:*", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'roleId',
          data: {
            value: 'AROAEXAMPLEEXAMPLE123',
            key: 'aws:userId',
            consequence: 'it exempts nobody from this Deny',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'AROAEXAMPLEEXAMPLE123:*' },
              output: where(
                '{ "StringNotLike": { "aws:userId": ["AROAEXAMPLEEXAMPLE123:*", "AROAEXAMPLEEXAMPLE124:*", "AROAEX*", "AIDAEXAMPLEEXAMPLE123", "111122223333", "AROA${id}"] } }',
                '"Effect": "Deny", "Action": "s3:*", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the ID of a role that is compared as it stands',
      code: where('{ "StringEquals": { "aws:userid": «"AROAEXAMPLEEXAMPLE123"» } }'),
      errors: [
        {
          messageId: 'roleId',
          data: { value: 'AROAEXAMPLEEXAMPLE123', key: 'aws:userid', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'what is not a managed policy',
      code: where(
        '{ "ArnNotEquals": { "iam:PermissionsBoundary": «"arn:aws:iam::111122223333:role/boundary"» }, "StringEquals": { "iam:PolicyARN": ["arn:aws:iam::aws:policy/ReadOnlyAccess", «"ReadOnlyAccess"»] }, "ArnLike": { "iam:PolicyARN": ["arn:aws:iam::*:policy/*", "arn:*:iam::aws:*/x", «"arn:aws:iam::aws:role/*"»] } }',
        '"Effect": "Deny", "Action": ["iam:CreateRole", "iam:AttachRolePolicy"], "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'policyFormat',
          data: {
            value: 'arn:aws:iam::111122223333:role/boundary',
            key: 'iam:PermissionsBoundary',
            consequence: 'it rules nothing out',
          },
        },
        {
          messageId: 'policyFormat',
          data: { value: 'ReadOnlyAccess', key: 'iam:PolicyARN', consequence: 'no request matches it' },
        },
        {
          messageId: 'policyFormat',
          data: {
            value: 'arn:aws:iam::aws:role/*',
            key: 'iam:PolicyARN',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'addresses of no caller',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": [«"0.0.0.0"», "203.0.113.0/24"] }, "NotIpAddress": { "aws:VpcSourceIp": [«"::"», «"0.0.0.0/32"»] } }',
      ),
      errors: [
        {
          messageId: 'unspecifiedAddress',
          data: { value: '0.0.0.0', consequence: 'no request matches it', all: '0.0.0.0/0' },
        },
        {
          messageId: 'unspecifiedAddress',
          data: { value: '::', consequence: 'it rules nothing out', all: '::/0' },
        },
        {
          messageId: 'unspecifiedAddress',
          data: { value: '0.0.0.0/32', consequence: 'it rules nothing out', all: '0.0.0.0/0' },
        },
      ],
    },
    {
      name: 'a key compared with itself',
      code: where(
        '{ "ArnEquals": { "aws:SourceArn": «"${aws:SourceArn}"» }, "StringNotLike": { "AWS:UserName": ["a", «"${aws:username, \'x\'}"»] } }',
      ),
      errors: [
        {
          messageId: 'ownVariable',
          data: { value: '${aws:SourceArn}', key: 'aws:SourceArn', always: 'always' },
        },
        {
          messageId: 'ownVariable',
          data: { value: "${aws:username, 'x'}", key: 'AWS:UserName', always: 'never' },
        },
      ],
    },
    {
      name: 'alone: the services that roles are passed to',
      code: where(
        '{ "StringEquals": { "iam:PassedToService": [«"Lambda.amazonaws.com"», "ec2.amazonaws.com"] } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'principalFormat',
          data: { value: 'Lambda.amazonaws.com', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'lambda.amazonaws.com' },
              output: where(
                '{ "StringEquals": { "iam:PassedToService": ["lambda.amazonaws.com", "ec2.amazonaws.com"] } }',
                '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: a misspelt service that roles are passed to',
      code: where(
        '{ "StringEquals": { "iam:PassedToService": «"lamda.amazonaws.com"» } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'principalMisspelt',
          data: { value: 'lamda.amazonaws.com', date: catalogDate, proper: 'lambda.amazonaws.com' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'lambda.amazonaws.com' },
              output: where(
                '{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }',
                '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: a service under an operator of numbers',
      code: where(
        '{ "NumericEquals": { "iam:PassedToService": «"ec2.amazonaws.com"» } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'notNumber',
          data: {
            value: 'ec2.amazonaws.com',
            operator: 'NumericEquals',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'alone: services of two types',
      code: where(
        '{ "StringLike": { "iam:PassedToService": ["ec2.amazonaws.com", «true»] } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'mixedTypes',
          data: { value: 'true', type: 'a Boolean', key: 'iam:PassedToService', others: 'strings' },
        },
      ],
    },
    ...(
      [
        ['aws:SourceVpc', 'vpc-*', 'vpcFormat'],
        ['aws:SourceVpce', 'vpce-????????', 'vpceFormat'],
        ['aws:SourceAccount', '1111*', 'accountFormat'],
        ['aws:PrincipalOrgID', 'o-a1b2c3d4e5/*', 'organizationFormat'],
        ['aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/r-ab12/*', 'organizationPathFormat'],
        ['iam:AWSServiceName', 'ec2.*', 'principalFormat'],
        ['aws:SourceArn', 'arn:aws:sns:eu-west-1:1111:*', 'arnAccount'],
      ] as const
    ).map(([key, value, messageId]) => ({
      name: `alone: a wildcard that is a plain character in ${key}`,
      code: where(`{ "StringEquals": { "${key}": «"${value}"» } }`),
      errors: [{ messageId, data: { value, consequence: 'no request matches it' } }],
    })),
    {
      name: 'alone: a Region with a wildcard that is a plain character',
      code: where('{ "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", «"us-*"»] } }'),
      errors: [
        {
          messageId: 'unknownRegion',
          data: { value: 'us-*', date: catalogDate, consequence: 'it rules nothing out' },
        },
      ],
    },
    {
      name: 'alone: keys with a wildcard that is a plain character',
      code: where(
        '{ "StringEquals": { "kms:ViaService": «"s3.*.amazonaws.com"», "s3:x-amz-server-side-encryption-aws-kms-key-id": «"arn:aws:kms:*:111122223333:key/*"» } }',
      ),
      errors: [
        {
          messageId: 'viaServiceFormat',
          data: {
            value: 's3.*.amazonaws.com',
            key: 'kms:ViaService',
            consequence: 'no request matches it',
          },
        },
        {
          messageId: 'kmsKeyFormat',
          data: {
            value: 'arn:aws:kms:*:111122223333:key/*',
            key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    ...(
      [
        ['ArnEquals', 'aws:SourceVpc', 'vpc-1a2b', 'vpcFormat', 'no request matches it'],
        ['ArnLike', 'aws:SourceVpce', 'vpc-*', 'vpceFormat', 'no request matches it'],
        ['ArnNotEquals', 'aws:SourceAccount', '1111', 'accountFormat', 'it rules nothing out'],
        ['ArnNotLike', 'aws:SourceOrgID', 'r-*', 'organizationFormat', 'it rules nothing out'],
        ['ArnLike', 'aws:SourceOrgPaths', 'ou-*', 'organizationPathFormat', 'no request matches it'],
      ] as const
    ).map(([operator, key, value, messageId, consequence]) => ({
      name: `alone: ${key} under ${operator}`,
      code: where(`{ "${operator}": { "${key}": «"${value}"» } }`),
      errors: [{ messageId, data: { value, consequence } }],
    })),
    {
      name: 'alone: a Region and a service under an Arn operator',
      code: where(
        '{ "ArnLike": { "aws:RequestedRegion": «"arn:*"», "kms:ViaService": «"s3.amazonaws.com"» } }',
      ),
      errors: [
        {
          messageId: 'unknownRegion',
          data: { value: 'arn:*', date: catalogDate, consequence: 'no request matches it' },
        },
        {
          messageId: 'viaServiceFormat',
          data: { value: 's3.amazonaws.com', key: 'kms:ViaService', consequence: 'no request matches it' },
        },
      ],
    },
    ...(
      [
        ['ArnEquals', 'arn:aws:sns:eu-west-1:11112222333:t', 'no request matches it'],
        ['ArnLike', 'arn:aws:sns:*:1111222233334:*', 'no request matches it'],
        ['StringEquals', 'arn:aws:sns:eu-west-1:11112222333:t', 'no request matches it'],
        ['ArnNotLike', 'arn:aws:sns:*:11112222333:*', 'it rules nothing out'],
      ] as const
    ).map(([operator, value, consequence]) => ({
      name: `an account in an ARN under ${operator}`,
      code: where(`{ "${operator}": { "aws:SourceArn": «"${value}"» } }`),
      errors: [{ messageId: 'arnAccount', data: { value, consequence } }],
    })),
    {
      name: 'the name of a service under the domain of Amazon',
      code: where('{ "StringEquals": { "aws:PrincipalServiceName": «"cloudtrail.amazon.com"» } }'),
      errors: [
        {
          messageId: 'principalMisspelt',
          data: { value: 'cloudtrail.amazon.com', date: catalogDate, proper: 'cloudtrail.amazonaws.com' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'cloudtrail.amazonaws.com' },
              output: where('{ "StringEquals": { "aws:PrincipalServiceName": "cloudtrail.amazonaws.com" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a Boolean in another case',
      code: where('{ "Bool": { "aws:SecureTransport": «"True"» }, "Null": { "aws:username": «"FALSE"» } }'),
      errors: [
        {
          messageId: 'booleanCase',
          data: { value: 'True', proper: 'true', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'true' },
              output: where(
                '{ "Bool": { "aws:SecureTransport": "true" }, "Null": { "aws:username": "FALSE" } }',
              ),
            },
          ],
        },
        {
          messageId: 'booleanCase',
          data: { value: 'FALSE', proper: 'false', operator: 'Null' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'false' },
              output: where(
                '{ "Bool": { "aws:SecureTransport": "True" }, "Null": { "aws:username": "false" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'no Boolean',
      code: where(
        '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": [«"yes"»] }, "Null": { "aws:username": «0» } }',
      ),
      errors: [
        { messageId: 'notBoolean', data: { value: 'yes', operator: 'BoolIfExists' } },
        { messageId: 'notBoolean', data: { value: '0', operator: 'Null' } },
      ],
    },
    {
      name: 'several Booleans',
      code: where('{ "Bool": { "aws:SecureTransport": «["true", "false"]» } }'),
      errors: [{ messageId: 'multipleBooleans', data: { key: 'aws:SecureTransport', count: 2 } }],
    },
    {
      name: 'values of two types',
      code: where(
        '{ "NumericEquals": { "s3:max-keys": ["1", «2»] }, "StringEquals": { "aws:username": ["a", «true»] } }',
      ),
      errors: [
        {
          messageId: 'mixedTypes',
          data: { value: '2', type: 'a number', key: 's3:max-keys', others: 'strings' },
          suggestions: [
            {
              messageId: 'suggestTexts',
              output: where(
                '{ "NumericEquals": { "s3:max-keys": ["1", "2"] }, "StringEquals": { "aws:username": ["a", true] } }',
              ),
            },
          ],
        },
        {
          messageId: 'mixedTypes',
          data: { value: 'true', type: 'a Boolean', key: 'aws:username', others: 'strings' },
          suggestions: [
            {
              messageId: 'suggestTexts',
              output: where(
                '{ "NumericEquals": { "s3:max-keys": ["1", 2] }, "StringEquals": { "aws:username": ["a", "true"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'no number',
      code: where('{ "NumericLessThanEquals": { "s3:max-keys": [«"ten"», «"1,5"», «"0x10"», «""»] } }'),
      errors: [
        {
          messageId: 'notNumber',
          data: { value: 'ten', operator: 'NumericLessThanEquals', consequence: 'no request matches it' },
        },
        {
          messageId: 'notNumber',
          data: { value: '1,5', operator: 'NumericLessThanEquals', consequence: 'no request matches it' },
        },
        {
          messageId: 'notNumber',
          data: { value: '0x10', operator: 'NumericLessThanEquals', consequence: 'no request matches it' },
        },
        {
          messageId: 'notNumber',
          data: { value: '""', operator: 'NumericLessThanEquals', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'no date',
      code: where(
        '{ "DateGreaterThan": { "aws:CurrentTime": [«"tomorrow"», «"2026-02-29"», «"2026-13-01T00:00:00Z"», «"2026-01-01 00:00:00"», «"2026-01-01T25:00:00Z"»] } }',
      ),
      errors: [
        { messageId: 'notDate', data: { value: 'tomorrow', consequence: 'no request matches it' } },
        { messageId: 'notDate', data: { value: '2026-02-29', consequence: 'no request matches it' } },
        {
          messageId: 'notDate',
          data: { value: '2026-13-01T00:00:00Z', consequence: 'no request matches it' },
        },
        {
          messageId: 'notDate',
          data: { value: '2026-01-01 00:00:00', consequence: 'no request matches it' },
        },
        {
          messageId: 'notDate',
          data: { value: '2026-01-01T25:00:00Z', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'no address',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": [«"10.0.0"», «"300.0.0.1"», «"10.0.0.0/33"», «"10.0.*.*"», «"2001:db8::/129"», «"2001::db8::1"», «"localhost"»] } }',
      ),
      errors: [
        { messageId: 'notIpRange', data: { value: '10.0.0', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: '300.0.0.1', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: '10.0.0.0/33', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: '10.0.*.*', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: '2001:db8::/129', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: '2001::db8::1', consequence: 'no request matches it' } },
        { messageId: 'notIpRange', data: { value: 'localhost', consequence: 'no request matches it' } },
      ],
    },
    {
      name: 'excluding what is none',
      code: where(
        '{ "NotIpAddress": { "aws:SourceIp": «"office"» } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [{ messageId: 'notIpRange', data: { value: 'office', consequence: 'it rules nothing out' } }],
    },
    {
      name: 'no Base64',
      code: where('{ "BinaryEquals": { "aws:username": «"not base64"» } }'),
      errors: [
        {
          messageId: 'notBase64',
          data: { value: 'not base64', operator: 'BinaryEquals', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'no VPC',
      code: where('{ "StringEquals": { "aws:SourceVpc": [«"vpc-123"», «"vpce-12345678"», «"my-vpc"»] } }'),
      errors: [
        { messageId: 'vpcFormat', data: { value: 'vpc-123', consequence: 'no request matches it' } },
        { messageId: 'vpcFormat', data: { value: 'vpce-12345678', consequence: 'no request matches it' } },
        { messageId: 'vpcFormat', data: { value: 'my-vpc', consequence: 'no request matches it' } },
      ],
    },
    {
      name: 'no VPC endpoint',
      code: where(
        '{ "StringNotEquals": { "aws:SourceVpce": «"vpc-12345678"» } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        { messageId: 'vpceFormat', data: { value: 'vpc-12345678', consequence: 'it rules nothing out' } },
      ],
    },
    {
      name: 'no account',
      code: where(
        '{ "StringEquals": { "aws:SourceAccount": [«"11112222333"», «"1111-2222-3333"», «"arn:aws:iam::111122223333:root"»] } }',
      ),
      errors: [
        { messageId: 'accountFormat', data: { value: '11112222333', consequence: 'no request matches it' } },
        {
          messageId: 'accountFormat',
          data: { value: '1111-2222-3333', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '111122223333' },
              output: where(
                '{ "StringEquals": { "aws:SourceAccount": ["11112222333", "111122223333", "arn:aws:iam::111122223333:root"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'accountFormat',
          data: { value: 'arn:aws:iam::111122223333:root', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '111122223333' },
              output: where(
                '{ "StringEquals": { "aws:SourceAccount": ["11112222333", "1111-2222-3333", "111122223333"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a number with a digit too few',
      code: where('{ "StringEquals": { "aws:ResourceAccount": «11112222333» } }'),
      errors: [
        { messageId: 'accountFormat', data: { value: '11112222333', consequence: 'no request matches it' } },
      ],
    },
    {
      name: 'no organization',
      code: where(
        '{ "StringEquals": { "aws:PrincipalOrgID": [«"o-short"», «"O-A1B2C3D4E5"», «"arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5"», «"r-ab12"»] } }',
      ),
      errors: [
        { messageId: 'organizationFormat', data: { value: 'o-short', consequence: 'no request matches it' } },
        {
          messageId: 'organizationFormat',
          data: { value: 'O-A1B2C3D4E5', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'o-a1b2c3d4e5' },
              output: where(
                '{ "StringEquals": { "aws:PrincipalOrgID": ["o-short", "o-a1b2c3d4e5", "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5", "r-ab12"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'organizationFormat',
          data: {
            value: 'arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5',
            consequence: 'no request matches it',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'o-a1b2c3d4e5' },
              output: where(
                '{ "StringEquals": { "aws:PrincipalOrgID": ["o-short", "O-A1B2C3D4E5", "o-a1b2c3d4e5", "r-ab12"] } }',
              ),
            },
          ],
        },
        { messageId: 'organizationFormat', data: { value: 'r-ab12', consequence: 'no request matches it' } },
      ],
    },
    {
      name: 'no path',
      code: where(
        '{ "ForAnyValue:StringEquals": { "aws:PrincipalOrgPaths": [«"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"», «"ou-ab12-11111111"»] } }',
      ),
      errors: [
        {
          messageId: 'organizationPathFormat',
          data: { value: 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/' },
              output: where(
                '{ "ForAnyValue:StringEquals": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/", "ou-ab12-11111111"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'organizationPathFormat',
          data: { value: 'ou-ab12-11111111', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'a pattern that no path fits',
      code: where('{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": «"ou-*"» } }'),
      errors: [
        {
          messageId: 'organizationPathFormat',
          data: { value: 'ou-*', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'a value of another type has one fault',
      code: where('{ "StringEquals": { "aws:RequestedRegion": ["eu-west-1", «7»] } }'),
      errors: [
        {
          messageId: 'mixedTypes',
          data: { value: '7', type: 'a number', key: 'aws:RequestedRegion', others: 'strings' },
        },
      ],
    },
    {
      name: 'Null on a key whose services another rule judges',
      code: where('{ "Null": { "iam:PassedToService": «"no"» } }').replace('s3:GetObject', 'iam:PassRole'),
      errors: [{ messageId: 'notBoolean', data: { value: 'no', operator: 'Null' } }],
    },
    {
      name: 'the name of a city',
      code: where('{ "StringEquals": { "aws:RequestedRegion": «"Frankfurt"» } }'),
      errors: [
        {
          messageId: 'unknownRegion',
          data: { value: 'Frankfurt', date: catalogDate, consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'no Region',
      code: where(
        '{ "StringEquals": { "aws:RequestedRegion": [«"us-east"», «"eu-west-11"», «"EU-WEST-1"», "AWS_REGION", "my-region"] } }',
      ),
      errors: [
        {
          messageId: 'unknownRegion',
          data: { value: 'us-east', date: catalogDate, consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'us-east-1' },
              output: where(
                '{ "StringEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-11", "EU-WEST-1", "AWS_REGION", "my-region"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'unknownRegion',
          data: { value: 'eu-west-11', date: catalogDate, consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'eu-west-1' },
              output: where(
                '{ "StringEquals": { "aws:RequestedRegion": ["us-east", "eu-west-1", "EU-WEST-1", "AWS_REGION", "my-region"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'unknownRegion',
          data: { value: 'EU-WEST-1', date: catalogDate, consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'eu-west-1' },
              output: where(
                '{ "StringEquals": { "aws:RequestedRegion": ["us-east", "eu-west-11", "eu-west-1", "AWS_REGION", "my-region"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a pattern that no Region fits',
      code: where('{ "StringLike": { "aws:RequestedRegion": [«"xx-*"», «"us-east-1*b"»] } }'),
      errors: [
        {
          messageId: 'unknownRegion',
          data: { value: 'xx-*', date: catalogDate, consequence: 'no request matches it' },
        },
        {
          messageId: 'unknownRegion',
          data: { value: 'us-east-1*b', date: catalogDate, consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'no key of AWS KMS',
      code: where(
        '{ "StringEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": [«"alias/a"», «"1234abcd-12ab-34cd-56ef-1234567890ab"», «"arn:aws:kms:eu-west-1:111122223333:alias/a"»] } }',
      ),
      errors: [
        {
          messageId: 'kmsKeyFormat',
          data: {
            value: 'alias/a',
            key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
            consequence: 'no request matches it',
          },
        },
        {
          messageId: 'kmsKeyFormat',
          data: {
            value: '1234abcd-12ab-34cd-56ef-1234567890ab',
            key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
            consequence: 'no request matches it',
          },
        },
        {
          messageId: 'kmsKeyFormat',
          data: {
            value: 'arn:aws:kms:eu-west-1:111122223333:alias/a',
            key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'a pattern of aliases',
      code: where(
        '{ "ArnLike": { "s3:x-amz-server-side-encryption-aws-kms-key-id": «"arn:aws:kms:*:111122223333:alias/*"» } }',
      ),
      errors: [
        {
          messageId: 'kmsKeyFormat',
          data: {
            value: 'arn:aws:kms:*:111122223333:alias/*',
            key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'a service without its Region',
      code: where(
        '{ "StringEquals": { "kms:ViaService": [«"s3.amazonaws.com"», «"S3.eu-west-1.amazonaws.com"»] } }',
      ),
      errors: [
        {
          messageId: 'viaServiceFormat',
          data: { value: 's3.amazonaws.com', key: 'kms:ViaService', consequence: 'no request matches it' },
        },
        {
          messageId: 'viaServiceFormat',
          data: {
            value: 'S3.eu-west-1.amazonaws.com',
            key: 'kms:ViaService',
            consequence: 'no request matches it',
          },
        },
      ],
    },
    {
      name: 'no service principal',
      code: where(
        '{ "StringEquals": { "iam:AWSServiceName": [«"ECS.amazonaws.com"», «"ecs"», «"ecs.amazon.aws"»] } }',
      ),
      errors: [
        {
          messageId: 'principalFormat',
          data: { value: 'ECS.amazonaws.com', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'ecs.amazonaws.com' },
              output: where(
                '{ "StringEquals": { "iam:AWSServiceName": ["ecs.amazonaws.com", "ecs", "ecs.amazon.aws"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'principalFormat',
          data: { value: 'ecs', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'ecs.amazonaws.com' },
              output: where(
                '{ "StringEquals": { "iam:AWSServiceName": ["ECS.amazonaws.com", "ecs.amazonaws.com", "ecs.amazon.aws"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'principalFormat',
          data: { value: 'ecs.amazon.aws', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'a misspelt service principal',
      code: where('{ "StringEquals": { "iam:AWSServiceName": [«"elasticbeanstlk.amazonaws.com"»] } }'),
      errors: [
        {
          messageId: 'principalMisspelt',
          data: {
            value: 'elasticbeanstlk.amazonaws.com',
            date: catalogDate,
            proper: 'elasticbeanstalk.amazonaws.com',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'elasticbeanstalk.amazonaws.com' },
              output: where(
                '{ "StringEquals": { "iam:AWSServiceName": ["elasticbeanstalk.amazonaws.com"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'through which service',
      code: where('{ "ForAnyValue:StringEquals": { "aws:CalledVia": [«"CloudFormation.amazonaws.com"»] } }'),
      errors: [
        {
          messageId: 'principalFormat',
          data: { value: 'CloudFormation.amazonaws.com', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'cloudformation.amazonaws.com' },
              output: where(
                '{ "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'services that roles are passed to, where nothing passes roles',
      code: where('{ "StringEquals": { "iam:PassedToService": «"Lambda.amazonaws.com"» } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'principalFormat',
          data: { value: 'Lambda.amazonaws.com', consequence: 'no request matches it' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'lambda.amazonaws.com' },
              output: where('{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'no ARN',
      code: where(
        '{ "ArnEquals": { "aws:SourceArn": [«"111122223333"», «"arn:aws:s3"», «"urn:aws:s3:::b"»] } }',
      ),
      errors: [
        {
          messageId: 'notArn',
          data: { value: '111122223333', operator: 'ArnEquals', consequence: 'no request matches it' },
        },
        {
          messageId: 'notArn',
          data: { value: 'arn:aws:s3', operator: 'ArnEquals', consequence: 'no request matches it' },
        },
        {
          messageId: 'notArn',
          data: { value: 'urn:aws:s3:::b', operator: 'ArnEquals', consequence: 'no request matches it' },
        },
      ],
    },
    {
      name: 'an escape',
      code: where('{ "Bool": { "aws:SecureTransport": «"\\u0054rue"» } }'),
      errors: [
        {
          messageId: 'booleanCase',
          data: { value: 'True', proper: 'true', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'true' },
              output: where('{ "Bool": { "aws:SecureTransport": "true" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'of duplicate keys the last counts',
      code: where('{ "Bool": { "aws:SecureTransport": "yes", "aws:SecureTransport": «"no"» } }'),
      errors: [{ messageId: 'notBoolean', data: { value: 'no', operator: 'Bool' } }],
    },
    {
      name: 'the type resource',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'resource' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'the type trust',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'the type scp',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'the type rcp',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'rcp' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'the type boundary',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'boundary' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'the type session',
      code: where('{ "Bool": { "aws:SecureTransport": «"on"» } }'),
      settings: { policyType: 'session' },
      errors: [{ messageId: 'notBoolean', data: { value: 'on', operator: 'Bool' } }],
    },
    {
      name: 'minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":«"False"»}}}}',
      errors: [
        {
          messageId: 'booleanCase',
          data: { value: 'False', proper: 'false', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'false' },
              output:
                '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}',
            },
          ],
        },
      ],
    },
  ],
});

it.each([
  ['aws:SourceVpc', 'vpc-1a2b3c4d', 'vpcFormat'],
  ['aws:SourceVpce', 'vpce-1a2b3c4d5e6f7a8b9', 'vpceFormat'],
  ['aws:PrincipalAccount', '111122223333', 'accountFormat'],
  ['aws:PrincipalAccount', 'anonymous', 'accountFormat'],
  ['aws:PrincipalOrgID', 'o-a1b2c3d4e5', 'organizationFormat'],
  ['aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/r-ab12/', 'organizationPathFormat'],
  ['aws:RequestedRegion', 'eu-west-1', 'unknownRegion'],
  [
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd',
    'kmsKeyFormat',
  ],
  ['iam:PolicyARN', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'policyFormat'],
  ['kms:ViaService', 's3.eu-west-1.amazonaws.com', 'viaServiceFormat'],
])('the value of %s is %s and nothing around it', (key, value, form) => {
  const messagesFor = (written: string) => {
    const operator = key.endsWith('Paths') ? 'ForAnyValue:StringEquals' : 'StringEquals';
    const code = where(JSON.stringify({ [operator]: { [key]: written } }));
    return lintText(code, { rules: { 'valid-condition-value': 'error' } }).map(({ messageId }) => messageId);
  };
  expect(messagesFor(value)).toEqual([]);
  expect(messagesFor(`/${value}`)).toEqual([form]);
  // What comes after the slash of a policy is its name.
  if (form !== 'policyFormat') expect(messagesFor(`${value}/!`)).toEqual([form]);
});
