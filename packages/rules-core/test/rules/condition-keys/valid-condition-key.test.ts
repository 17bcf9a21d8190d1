import { catalogDate } from '../../../src/catalog/catalog.js';
import { validConditionKey } from '../../../src/rules/condition-keys/valid-condition-key.js';
import { testRule } from '../../rule-tester.js';

const where = (
  condition: string,
  members = '"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"',
) => `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

/** A key in a statement for the action, with the key that is meant and, if it is offered, the policy with that one. */
const slip = (key: string, meant: string, { action = 's3:ListBucket', value = 'a', offered = true } = {}) => {
  const code = (text: string) =>
    where(
      `{ "StringEquals": { ${text}: "${value}" } }`,
      `"Effect": "Allow", "Action": "${action}", "Resource": "*"`,
    );
  return {
    name: `${key} for ${meant} and ${action}`,
    code: code(`«"${key}"»`),
    errors: [
      {
        messageId: 'misspeltKey',
        data: { key, meant, date: catalogDate },
        suggestions: offered
          ? [{ messageId: 'suggestKey', data: { key: meant }, output: code(`"${meant}"`) }]
          : [],
      },
    ],
  } as const;
};

testRule(validConditionKey, {
  valid: [
    {
      name: 'beside the key that it comes near to',
      code: where(
        '{ "StringEquals": { "aws:SourceAcount": "111122223333", "AWS:SourceAccount": "111122223333" } }',
      ),
    },
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
    {
      name: 'keys that may be newer than the data',
      code: where(
        '{ "StringEquals": { "aws:Department": "a", "aws:SourceVpcTag": "b", "s3:SourceAccount": "c", "nosuchthing:Key": "d", "nosuchthing:ResourceTag/team": "e" } }',
      ),
    },
    {
      name: 'keys that AWS documents or uses beside the reference',
      code: where(
        '{ "StringEquals": { "sagemaker:TargetContainerHostname": "a", "glue:resourceTag/Name": "b", "glacier:ResourceTag/LegalHold": "", "aws:PrincipalOrgMasterAccountId": "${aws:PrincipalAccount}", "apigateway:CognitoUserPoolProviderArn": "c" } }',
      ),
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
    ...['prefix', ':prefix'].map((key) => ({
      name: `no prefix, a key of the service: ${key}`,
      code: where(`{ "StringEquals": { «"${key}"»: "a" } }`),
      errors: [
        {
          messageId: 'keyFormat' as const,
          data: { key },
          suggestions: [
            {
              messageId: 'suggestKey' as const,
              data: { key: 's3:prefix' },
              output: where('{ "StringEquals": { "s3:prefix": "a" } }'),
            },
          ],
        },
      ],
    })),
    {
      name: 'no prefix, and a value that the key never has',
      code: where('{ "StringEquals": { «"SourceAccount"»: "1" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: 'SourceAccount' } }],
    },
    {
      name: 'no name',
      code: where('{ "StringEquals": { «"aws:"»: "a" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: 'aws:' } }],
    },
    {
      name: 'an empty key',
      code: where('{ "StringEquals": { «""»: "a" } }'),
      errors: [{ messageId: 'keyFormat', data: { key: '""' } }],
    },
    slip('aws:SourceAcount', 'aws:SourceAccount', { value: '111122223333' }),
    slip('aws:RequestTags/team', 'aws:RequestTag/team', { action: 'kms:CreateKey' }),
    slip('aws:RequestTags/team', 'aws:RequestTag/team', { offered: false }),
    slip('s3:prefx', 's3:prefix'),
    slip('S3:PREFX', 's3:prefix'),
    slip('s3:prefx', 's3:prefix', { action: 's3:GetObject', offered: false }),
    slip('s33:prefix', 's3:prefix'),
    slip('ec2:ResouceTag/team', 'ec2:ResourceTag/team', { action: 'ec2:StartInstances' }),
    slip('aws:SourceIpp', 'aws:SourceIp', { offered: false }),
    slip('aws:ExternalId', 'sts:ExternalId', { action: 'sts:AssumeRole' }),
    slip('iam:PassedToServices', 'iam:PassedToService', {
      action: 'iam:PassRole',
      value: 'lambda.amazonaws.com',
    }),
    {
      name: 'the right key is there under another operator',
      code: where(
        '{ "StringEquals": { «"aws:SourceAcount"»: "111122223333" }, "StringLike": { "aws:SourceAccount": "1*" } }',
      ),
      errors: [
        {
          messageId: 'misspeltKey',
          data: { key: 'aws:SourceAcount', meant: 'aws:SourceAccount', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceAccount' },
              output: where(
                '{ "StringEquals": { "aws:SourceAccount": "111122223333" }, "StringLike": { "aws:SourceAccount": "1*" } }',
              ),
            },
          ],
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
          messageId: 'misspeltKey',
          data: { key: 'aws:Usernam', meant: 'aws:username', date: catalogDate },
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
      name: 'alone: the key of iam:PassRole without its prefix, and under the wrong one',
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
          messageId: 'misspeltKey',
          data: { key: 'aws:PassedToService', meant: 'iam:PassedToService', date: catalogDate },
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
      code: where('{ "StringEquals": { «"aws:\\u0055sernam"»: "a" } }'),
      errors: [
        {
          messageId: 'misspeltKey',
          data: { key: 'aws:Usernam', meant: 'aws:username', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:username' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    ...(['resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `the type ${policyType}`,
      code: where('{ "StringEquals": { «"department"»: "a" } }'),
      settings: { policyType },
      errors: [{ messageId: 'keyFormat' as const, data: { key: 'department' } }],
    })),
    {
      name: 'minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringLike":{«"s3:Prefx"»:["a"]}}}}',
      errors: [
        {
          messageId: 'misspeltKey',
          data: { key: 's3:Prefx', meant: 's3:prefix', date: catalogDate },
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
