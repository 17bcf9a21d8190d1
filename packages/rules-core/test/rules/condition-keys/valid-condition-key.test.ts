import { catalogDate } from '../../../src/catalog/catalog.js';
import { validConditionKey } from '../../../src/rules/condition-keys/valid-condition-key.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(validConditionKey, {
  valid: [
    {
      name: 'keys of every origin, in any case',
      code: where(
        '{ "StringEquals": { "AWS:UserName": "a", "aws:RequestTag/cost center": "b", "s3:prefix": "c", "kms:EncryptionContext:aws:s3:arn": "d", "ec2:ResourceTag/a/b:c": "e", "secretsmanager:ResourceTag/team": "f", "lambda:SourceFunctionArn": "g", "AWS:SourceOwner": "111122223333" } }',
      ),
    },
    {
      name: 'keys of identity providers, known or not',
      code: where(
        '{ "StringEquals": { "saml:anything": "a", "token.actions.githubusercontent.com:anything": "b", "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub": "c", "accounts.google.com:google/organization_number": "d", "cognito-identity.amazonaws.com:aud": "e" } }',
      ),
    },
    { name: 'the placeholder in <PREFIX>:key', code: where('{ "StringEquals": { "<PREFIX>:key": "a" } }') },
    { name: 'the placeholder in ${prefix}:key', code: where('{ "StringEquals": { "${prefix}:key": "a" } }') },
    { name: 'the placeholder in aws:${key}', code: where('{ "StringEquals": { "aws:${key}": "a" } }') },
    { name: 'the placeholder in {{ key }}', code: where('{ "StringEquals": { "{{ key }}": "a" } }') },
    {
      name: 'a placeholder for the tag',
      code: where('{ "StringEquals": { "aws:ResourceTag/${tag}": "a" } }'),
    },
    {
      name: 'what looks like a policy variable, as other tools write it',
      code: where('{ "StringEquals": { "${self:custom.provider}:sub": "a", "aws:${env:KEY}": "b" } }'),
    },
    {
      name: 'a placeholder of the settings',
      code: where('{ "StringEquals": { "KEY": "a" } }'),
      settings: { placeholders: ['KEY'] },
    },
    { name: 'wrong shapes', code: where('{ "StringEquals": "SourceIp", "Bool": ["x"] }') },
  ],
  invalid: [
    {
      name: 'no prefix',
      code: where('{ "StringEquals": { «"SourceAccount"»: "111122223333" } }'),
      errors: [
        {
          messageId: 'keyFormat',
          data: { key: 'SourceAccount' },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceAccount' },
              output: where('{ "StringEquals": { "aws:SourceAccount": "111122223333" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'no prefix, a key of the service',
      code: where('{ "StringEquals": { «"prefix"»: "a" } }'),
      errors: [
        {
          messageId: 'keyFormat',
          data: { key: 'prefix' },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 's3:prefix' },
              output: where('{ "StringEquals": { "s3:prefix": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'no name',
      code: where('{ "StringEquals": { «"aws:"»: "a" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: 'aws:' } }],
    },
    {
      name: 'an empty prefix',
      code: where('{ "StringEquals": { «":prefix"»: "a" } }'),
      errors: [
        {
          messageId: 'keyFormat',
          data: { key: ':prefix' },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 's3:prefix' },
              output: where('{ "StringEquals": { "s3:prefix": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an empty key',
      code: where('{ "StringEquals": { «""»: "a" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: '' } }],
    },
    {
      name: 'a misspelt global key',
      code: where('{ "StringEquals": { «"aws:SourceAcount"»: "111122223333" } }'),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:SourceAcount', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceAccount' },
              output: where('{ "StringEquals": { "aws:SourceAccount": "111122223333" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelt tag key',
      code: where('{ "StringEquals": { «"aws:RequestTags/team"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:RequestTags/team', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:RequestTag/team' },
              output: where('{ "StringEquals": { "aws:RequestTag/team": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the right key is there already',
      code: where(
        '{ "StringEquals": { «"aws:SourceAcount"»: "111122223333", "aws:SourceAccount": "111122223333" } }',
      ),
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:SourceAcount', date: catalogDate } }],
    },
    {
      name: 'a global key that is like none',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'a key of another service',
      code: where('{ "StringEquals": { «"aws:ExternalId"»: "a", «"s3:SourceAccount"»: "111122223333" } }'),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:ExternalId', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'sts:ExternalId' },
              output: where(
                '{ "StringEquals": { "sts:ExternalId": "a", "s3:SourceAccount": "111122223333" } }',
              ),
            },
          ],
        },
        {
          messageId: 'unknownServiceKey',
          data: { key: 's3:SourceAccount', service: 's3', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceAccount' },
              output: where(
                '{ "StringEquals": { "aws:ExternalId": "a", "aws:SourceAccount": "111122223333" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelt service',
      code: where('{ "StringEquals": { «"s33:prefix"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownService',
          data: { key: 's33:prefix', service: 's33', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 's3:prefix' },
              output: where('{ "StringEquals": { "s3:prefix": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a service that is like none',
      code: where('{ "StringEquals": { «"nosuchthing:Key"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownService',
          data: { key: 'nosuchthing:Key', service: 'nosuchthing', date: catalogDate },
        },
      ],
    },
    {
      name: 'a misspelt key of a service',
      code: where('{ "StringEquals": { «"s3:prefx"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 's3:prefx', service: 's3', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 's3:prefix' },
              output: where('{ "StringEquals": { "s3:prefix": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelt tag template of a service',
      code: where('{ "StringEquals": { «"ec2:ResouceTag/team"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 'ec2:ResouceTag/team', service: 'ec2', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'ec2:ResourceTag/team' },
              output: where('{ "StringEquals": { "ec2:ResourceTag/team": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a prefix that is no service but stands before keys',
      code: where('{ "StringEquals": { «"identitycenter:Nothing"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 'identitycenter:Nothing', service: 'identitycenter', date: catalogDate },
        },
      ],
    },
    {
      name: 'tags without a key',
      code: where(
        '{ "StringEquals": { «"aws:ResourceTag"»: "a", «"aws:RequestTag/"»: "b", «"aws:PrincipalTag"»: "c", «"ec2:ResourceTag/"»: "d", «"s3:ExistingObjectTag"»: "e" } }',
      ),
      errors: [
        { messageId: 'missingTagKey', data: { key: 'aws:ResourceTag', example: 'aws:ResourceTag/team' } },
        { messageId: 'missingTagKey', data: { key: 'aws:RequestTag/', example: 'aws:RequestTag/team' } },
        { messageId: 'missingTagKey', data: { key: 'aws:PrincipalTag', example: 'aws:PrincipalTag/team' } },
        { messageId: 'missingTagKey', data: { key: 'ec2:ResourceTag/', example: 'ec2:ResourceTag/team' } },
        {
          messageId: 'missingTagKey',
          data: { key: 's3:ExistingObjectTag', example: 's3:ExistingObjectTag/team' },
        },
      ],
    },
    {
      name: 'the old key of the ARN',
      code: where('{ "ArnLike": { «"aws:ARN"»: "arn:aws:iam::111122223333:role/a" } }'),
      errors: [
        {
          messageId: 'retiredKey',
          data: { key: 'aws:ARN' },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:PrincipalArn' },
              output: where('{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" } }'),
            },
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceArn' },
              output: where('{ "ArnLike": { "aws:SourceArn": "arn:aws:iam::111122223333:role/a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'under an operator that does not exist',
      code: where('{ "Equals": { «"aws:Usernam"»: "a" } }'),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:Usernam', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:username' },
              output: where('{ "Equals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: an operator that changed places with its key',
      code: where('{ "aws:SourceIp": { «"IpAddress"»: "203.0.113.0/24" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: 'IpAddress' } }],
    },
    {
      name: 'alone: a slip in the key of iam:PassRole',
      code: where(
        '{ "StringEquals": { «"iam:PassedToServices"»: "lambda.amazonaws.com" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 'iam:PassedToServices', service: 'iam', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'iam:PassedToService' },
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
      name: 'alone: the key of iam:PassRole without its prefix, and under the wrong ones',
      code: where(
        '{ "StringEquals": { «"PassedToService"»: "ec2.amazonaws.com", «"aws:PassedToService"»: "ec2.amazonaws.com" } }',
        '"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'keyFormat',
          data: { key: 'PassedToService' },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'iam:PassedToService' },
              output: where(
                '{ "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com", "aws:PassedToService": "ec2.amazonaws.com" } }',
                '"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:PassedToService', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'iam:PassedToService' },
              output: where(
                '{ "StringEquals": { "PassedToService": "ec2.amazonaws.com", "iam:PassedToService": "ec2.amazonaws.com" } }',
                '"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an escape',
      code: where(
        '{ "StringEquals": { «"aws:\\u0055sernam"»: "a" } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:Usernam', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:username' },
              output: where(
                '{ "StringEquals": { "aws:username": "a" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'resource' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'the type trust',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'the type scp',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'the type rcp',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'rcp' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'the type boundary',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'boundary' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'the type session',
      code: where('{ "StringEquals": { «"aws:Department"»: "a" } }'),
      settings: { policyType: 'session' },
      errors: [{ messageId: 'unknownGlobalKey', data: { key: 'aws:Department', date: catalogDate } }],
    },
    {
      name: 'minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringLike":{«"s3:Prefx"»:["a"]}}}}',
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 's3:Prefx', service: 's3', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 's3:prefix' },
              output:
                '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":["a"]}}}}',
            },
          ],
        },
      ],
    },
  ],
});
