import { preferArnOperator } from '../../../src/rules/condition-operators/prefer-arn-operator.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(preferArnOperator, {
  valid: [
    {
      name: 'an ARN without wildcards, which both compare alike',
      code: where('{ "StringLike": { "aws:SourceArn": ["arn:aws:s3:::b", "arn:aws:s3:::${*}"] } }'),
    },
    {
      name: 'a wildcard alone, which no Arn operator matches so',
      code: where(
        '{ "StringLike": { "aws:SourceArn": "*", "aws:PrincipalArn": ["arn:aws:iam::*:root", "*"] } }',
      ),
    },
    {
      name: 'the root users of all accounts, whose ARN has no colon behind the wildcard',
      code: where(
        '{ "StringLike": { "aws:PrincipalArn": ["arn:aws:iam::*:root", "arn:aws*:iam::1111*:root"] } }',
      ),
    },
    {
      name: 'the end of an ARN, which no Arn operator matches so',
      code: where('{ "StringLike": { "ec2:SourceInstanceARN": "*/${aws:ResourceTag/InstanceId}" } }'),
    },
    { name: 'a placeholder', code: where('{ "StringLike": { "aws:SourceArn": "${bucket_arn}" } }') },
    {
      name: 'a placeholder before a wildcard',
      code: where('{ "StringLike": { "aws:SourceArn": "<BUCKET_ARN>/*" } }'),
    },
    { name: 'Arn operators', code: where('{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::b*" } }') },
    {
      name: 'equality',
      code: where(
        '{ "StringEquals": { "aws:SourceArn": "arn:aws:s3:::b" }, "StringNotEqualsIfExists": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" } }',
      ),
    },
    {
      name: 'keys that hold no ARNs',
      code: where(
        '{ "StringLike": { "aws:username": "a*", "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::b/*", "aws:ResourceTag/owner": "arn:*" } }',
      ),
    },
    {
      name: 'what is not known',
      code: where('{ "StringLike": { "nosuchthing:Arn": "arn:*", "${key}": "arn:*" } }'),
    },
  ],
  invalid: [
    {
      name: 'an ARN of another kind beside the root users',
      code: where(
        '{ "StringLike": { «"aws:PrincipalArn"»: ["arn:aws:iam::*:root", "arn:aws:iam::*:user/root"] } }',
      ),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'aws:PrincipalArn' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalArn', operator: 'ArnLike' },
              output: where(
                '{ "ArnLike": { "aws:PrincipalArn": ["arn:aws:iam::*:root", "arn:aws:iam::*:user/root"] } }',
              ),
            },
          ],
        },
      ],
    },
    ...(
      [
        ['ForAllValues:StringNotLike', 'ArnNotLike'],
        ['ForAllValues:StringLikeIfExists', 'ArnLikeIfExists'],
        ['ForAllValues:StringLike', 'ForAllValues:ArnLike'],
        ['ForAnyValue:StringNotLike', 'ForAnyValue:ArnNotLike'],
      ] as const
    ).map(([operator, replacement]) => ({
      name: `ForAllValues that changes nothing is left out: ${operator}`,
      code: where(`{ "${operator}": { «"aws:PrincipalArn"»: "arn:aws:iam::*:role/x" } }`),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator, wildcard: '*', replacement, key: 'aws:PrincipalArn' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalArn', operator: replacement },
              output: where(`{ "${replacement}": { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } }`),
            },
          ],
        },
      ],
    })),
    {
      name: 'a global key',
      code: where('{ "StringLike": { «"aws:SourceArn"»: "arn:aws:s3:::b*" } }'),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'aws:SourceArn' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceArn', operator: 'ArnLike' },
              output: where('{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::b*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'negated, in a Deny',
      code: where(
        '{ "StringNotLike": { «"aws:PrincipalArn"»: ["arn:aws:iam::*:role/a", "arn:aws:iam::*:root"] } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'preferArn',
          data: {
            operator: 'StringNotLike',
            wildcard: '*',
            replacement: 'ArnNotLike',
            key: 'aws:PrincipalArn',
          },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalArn', operator: 'ArnNotLike' },
              output: where(
                '{ "ArnNotLike": { "aws:PrincipalArn": ["arn:aws:iam::*:role/a", "arn:aws:iam::*:root"] } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with IfExists and a set',
      code: where(
        '{ "ForAnyValue:StringLikeIfExists": { «"sts:RequestContextProviders"»: "arn:aws:iam::*:oidc-provider/*" } }',
      ),
      errors: [
        {
          messageId: 'preferArn',
          data: {
            operator: 'ForAnyValue:StringLikeIfExists',
            wildcard: '*',
            replacement: 'ForAnyValue:ArnLikeIfExists',
            key: 'sts:RequestContextProviders',
          },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'sts:RequestContextProviders', operator: 'ForAnyValue:ArnLikeIfExists' },
              output: where(
                '{ "ForAnyValue:ArnLikeIfExists": { "sts:RequestContextProviders": "arn:aws:iam::*:oidc-provider/*" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a key of a service',
      code: where('{ "StringLike": { «"iam:PolicyARN"»: "arn:aws:iam::aws:policy/*" } }'),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'iam:PolicyARN' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'iam:PolicyARN', operator: 'ArnLike' },
              output: where('{ "ArnLike": { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'fewer fields than an ARN has',
      code: where('{ "StringLike": { «"aws:SourceArn"»: "arn:aws:s3*" } }'),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'aws:SourceArn' },
        },
      ],
    },
    {
      name: 'the other operator has the key already',
      code: where(
        '{ "StringLike": { «"aws:SourceArn"»: "arn:aws:s3:::b*" }, "ArnLike": { "aws:SourceArn": "arn:aws:s3:::c*" } }',
      ),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'aws:SourceArn' },
        },
      ],
    },
    {
      name: 'a question mark',
      code: where('{ "StringLike": { «"aws:SourceArn"»: "arn:aws:s3:::b?" } }'),
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '?', replacement: 'ArnLike', key: 'aws:SourceArn' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceArn', operator: 'ArnLike' },
              output: where('{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::b?" } }'),
            },
          ],
        },
      ],
    },
    ...(['resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `the type ${policyType}`,
      code: where('{ "StringLike": { «"aws:SourceArn"»: "arn:aws:s3*" } }'),
      settings: { policyType },
      errors: [
        {
          messageId: 'preferArn',
          data: { operator: 'StringLike', wildcard: '*', replacement: 'ArnLike', key: 'aws:SourceArn' },
        },
      ],
    })),
  ],
});
