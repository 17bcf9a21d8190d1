import { noOptionalCondition } from '../../../src/rules/condition-operators/no-optional-condition.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const bucket = (condition: string, principal = '{ "AWS": "111122223333" }', effect = 'Allow') =>
  policy(
    `"Effect": "${effect}", "Principal": ${principal}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*", "Condition": { ${condition} }`,
  );
const user = (condition: string) =>
  policy(
    `"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*", "Condition": { ${condition} }`,
  );
const trust = (condition: string) =>
  policy(
    `"Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { ${condition} }`,
  );
const kms = (condition: string) =>
  policy(
    `"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111122223333:key/*", "Condition": { ${condition} }`,
  );

const vpce = '"aws:SourceVpce": "vpce-1a2b3c4d"';
const ip = '"aws:SourceIp": "203.0.113.0/24"';
const outside = 'requests that do not come through a VPC endpoint';

function found(
  code: (condition: string) => string,
  [operator, right]: readonly [string, string],
  [key, value]: readonly [string, string],
  requests: string,
): InvalidCase {
  return {
    code: code(`«"${operator}"»: { "${key}": ${value} }`),
    errors: [
      {
        messageId: 'passesWithoutKey',
        data: { operator, key, requests },
        suggestions: [
          {
            messageId: 'suggestOperator',
            data: { operator: right },
            output: code(`"${right}": { "${key}": ${value} }`),
          },
        ],
      },
    ],
  };
}

testRule(noOptionalCondition, {
  valid: [
    ...[
      bucket(`"StringEquals": { ${vpce} }`),
      bucket(`"StringEqualsIfExists": { ${vpce} }`, undefined, 'Deny'),
      bucket(`"StringNotEqualsIfExists": { ${vpce} }`),
      bucket(`"StringLikeIfExists": { "aws:SourceVpce": "*" }`),
      bucket(`"StringLikeIfExists": { "aws:SourceVpce": "<ENDPOINT>" }`),
      bucket(`"StringEqualsIfExists": { ${vpce} }, "StringEquals": "<TESTS>"`),
      bucket(`"StringEqualIfExists": { ${vpce} }`),
      // Another test requires the key, or closes the gap.
      bucket(`"StringEqualsIfExists": { ${vpce} }, "Null": { "aws:SourceVpce": "false" }`),
      bucket(`"StringEqualsIfExists": { ${vpce} }, "StringEquals": { "aws:SourceVpc": "vpc-1a2b3c4d" }`),
      bucket(`"StringEqualsIfExists": { "aws:SourceVpc": "vpc-1a2b3c4d" }, "IpAddressIfExists": { ${ip} }`),
      bucket(`"StringEqualsIfExists": { ${vpce} }, "IpAddress": { ${ip} }`),
      bucket(
        '"StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }',
        '{ "Service": "sns.amazonaws.com" }',
      ),
      bucket(
        '"StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" }',
      ),
      user('"StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }'),
      user('"StringEqualsIfExists": { "aws:ResourceTag/team": "a" }'),
      trust('"StringEquals": { "sts:ExternalId": "a" }'),
      kms(
        '"ForAllValues:StringLike": { "kms:ResourceAliases": "alias/test*" }, "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/test*" }',
      ),
      kms(
        '"ForAllValues:StringLike": { "kms:ResourceAliases": "alias/test*" }, "Null": { "kms:ResourceAliases": false }',
      ),
      kms('"ForAllValues:StringNotLike": { "kms:ResourceAliases": "alias/test*" }'),
    ].map((code) => ({ code })),
    {
      name: 'a Deny sees to the others',
      code: policy(
        `"Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*", "Condition": { "StringEqualsIfExists": { ${vpce} } }`,
        `"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*", "Condition": { "StringNotEquals": { ${vpce} } }`,
      ),
    },
    {
      name: 'a ceiling',
      code: user(`"StringEqualsIfExists": { ${vpce} }`),
      settings: { policyType: 'scp' },
    },
  ],
  invalid: [
    found(bucket, ['StringEqualsIfExists', 'StringEquals'], ['aws:SourceVpce', '"vpce-1a2b3c4d"'], outside),
    found(
      user,
      ['StringLikeIfExists', 'StringLike'],
      ['AWS:sourcevpc', '["vpc-1a2b3c4d", "vpc-5e6f7a8b"]'],
      outside,
    ),
    found(
      user,
      ['IpAddressIfExists', 'IpAddress'],
      ['aws:SourceIp', '"203.0.113.0/24"'],
      'requests that come through a VPC endpoint, whoever owns it',
    ),
    found(
      trust,
      ['StringEqualsIfExists', 'StringEquals'],
      ['sts:ExternalId', '"a"'],
      'callers that send none',
    ),
    found(
      bucket,
      ['StringEqualsIfExists', 'StringEquals'],
      ['aws:PrincipalOrgID', '"o-a1b2c3d4e5"'],
      'callers whose account is in no organization',
    ),
    found(
      kms,
      ['ForAllValues:StringLike', 'ForAnyValue:StringLike'],
      ['kms:ResourceAliases', '"alias/test*"'],
      'KMS keys without an alias',
    ),
    {
      name: 'next to another key under the same operator',
      code: bucket(`«"StringEqualsIfExists"»: { ${vpce}, "s3:ExistingObjectTag/a": "b" }`),
      errors: [
        {
          messageId: 'passesWithoutKey',
          data: { operator: 'StringEqualsIfExists', key: 'aws:SourceVpce', requests: outside },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'StringEquals' },
              output: bucket(
                `"StringEqualsIfExists": { "s3:ExistingObjectTag/a": "b" }, "StringEquals": { ${vpce} }`,
              ),
            },
          ],
        },
      ],
    },
  ],
});
