import { requireExternalId } from '../../../src/rules/principals/require-external-id.js';
import { testRule } from '../../rule-tester.js';

const own = '111122223333';
const other = '444455556666';
const datadog = '464622532012';
const trust = (principal: string, condition = '', action = '"sts:AssumeRole"', effect = 'Allow') =>
  `{ "Effect": "${effect}", "Principal": ${principal}, "Action": ${action}${condition && `, "Condition": ${condition}`} }`;
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const root = (account: string) => `{ "AWS": "arn:aws:iam::${account}:root" }`;
const withId = (value: string) => `{ "StringEquals": { "sts:ExternalId": "${value}" } }`;
const known = { options: { ownAccounts: [own] }, settings: { policyType: 'trust' } } as const;
const suggestion = (output: string) => [{ messageId: 'suggestExternalId', output }];

testRule(requireExternalId, {
  valid: [
    { name: 'an account, where none is known to be one’s own', code: policy(trust(root(other))) },
    ...[
      trust(root(own)),
      trust(`{ "AWS": "${own}" }`),
      trust(root(other), withId('a1b2c3')),
      trust(root(other), '{ "StringLike": { "STS:externalid": ["app-*", "x"] } }'),
      trust(root(other), withId('${id}')),
      trust(root(other), '"<CONDITION>"'),
      trust(root(other), '{ "StringEquals": { "<KEY>": "x" } }'),
      trust(root(other), '{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }'),
      trust(
        root(other),
        '{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }',
      ),
      trust(root(other), '{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/deploy" } }'),
      trust(root(other), '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
      trust(root(other), '{ "DateLessThan": { "aws:CurrentTime": "2020-01-01" } }'),
      trust('{ "AWS": "arn:aws:iam::444455556666:role/deploy" }'),
      trust('{ "AWS": "arn:aws:iam::444455556666:user/deploy" }'),
      trust('{ "AWS": "arn:aws:iam::<ACCOUNT_ID>:root" }'),
      trust('{ "AWS": "arn:aws:iam::${account}:root" }'),
      trust('{ "AWS": "arn:aws:iam::44445555666:root" }'),
      trust('"*"'),
      trust('{ "Service": "ec2.amazonaws.com" }'),
      trust('{ "Service": "464622532012" }'),
      trust('{ "Federated": "arn:aws:iam::444455556666:saml-provider/idp" }', '', '"sts:AssumeRoleWithSAML"'),
      trust(root(other), '', '"sts:TagSession"'),
      trust(root(other), '', '"<ACTION>"'),
      trust(root(other), '', '"sts:AssumeRole"', 'Deny'),
      `{ "Effect": "Allow", "NotPrincipal": ${root(other)}, "Action": "sts:AssumeRole" }`,
    ].map((statement) => ({ code: policy(statement), ...known })),
    {
      name: 'a Deny of calls without the ID',
      code: policy(
        trust(root(other)),
        trust(root(other), '{ "StringNotEquals": { "sts:ExternalId": "a1b2c3" } }', undefined, 'Deny'),
      ),
      ...known,
    },
    {
      name: 'the policy of a bucket',
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "464622532012" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" } }',
      options: { ownAccounts: [own] },
    },
  ],
  invalid: [
    ...[`"arn:aws:iam::${datadog}:root"`, `"${datadog}"`, `"arn:aws:iam::${datadog}:role/reader"`].map(
      (principal) => ({
        name: `a vendor, without options: ${principal}`,
        code: policy(trust(`{ "AWS": «${principal}» }`)),
        errors: [
          {
            messageId: 'vendor',
            data: { account: datadog, vendor: 'Datadog' },
            suggestions: suggestion(
              policy(
                trust(`{ "AWS": ${principal} }`, '{ "StringEquals": { "sts:ExternalId": "<ExternalId>" } }'),
              ),
            ),
          },
        ],
      }),
    ),
    ...[
      '{ "StringEqualsIfExists": { "sts:ExternalId": "a1b2c3" } }',
      '{ "StringNotEquals": { "sts:ExternalId": "a1b2c3" } }',
      '{ "Bool": { "aws:SecureTransport": "true" } }',
      '{ "StringNotEquals": { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/x" } }',
      '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }',
    ].map((condition) => ({
      name: `a condition that asks for no ID: ${condition}`,
      code: policy(trust(`{ "AWS": [«"${other}"», "${own}"] }`, condition)),
      ...known,
      errors: [{ messageId: 'otherAccount', data: { account: other } }],
    })),
    {
      name: 'every one of several, of all statements',
      code: policy(
        trust(`{ "AWS": [«"${datadog}"», «"arn:aws:iam::${other}:root"»] }`, '', '"sts:*"'),
        trust(`{ "AWS": «"${other}"» }`, '{ "StringEquals": {} }', '["sts:assumerole", "sts:TagSession"]'),
      ),
      ...known,
      errors: [
        { messageId: 'vendor', data: { account: datadog, vendor: 'Datadog' } },
        { messageId: 'otherAccount', data: { account: other } },
        {
          messageId: 'otherAccount',
          data: { account: other },
          suggestions: suggestion(
            policy(
              trust(`{ "AWS": ["${datadog}", "arn:aws:iam::${other}:root"] }`, '', '"sts:*"'),
              trust(
                `{ "AWS": "${other}" }`,
                '{ "StringEquals": { "sts:ExternalId": "<ExternalId>" } }',
                '["sts:assumerole", "sts:TagSession"]',
              ),
            ),
          ),
        },
      ],
    },
    {
      name: 'a Deny of calls with an ID, which leaves the others',
      code: policy(
        trust(`{ "AWS": «"${other}"» }`),
        trust(root(other), '{ "StringEquals": { "sts:ExternalId": "old" } }', undefined, 'Deny'),
      ),
      ...known,
      errors: [
        {
          messageId: 'otherAccount',
          data: { account: other },
          suggestions: suggestion(
            policy(
              trust(`{ "AWS": "${other}" }`, '{ "StringEquals": { "sts:ExternalId": "<ExternalId>" } }'),
              trust(root(other), '{ "StringEquals": { "sts:ExternalId": "old" } }', undefined, 'Deny'),
            ),
          ),
        },
      ],
    },
  ],
});
