import { requireServicePrincipalException } from '../../../src/rules/policy-types/require-service-principal-exception.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { ${condition} } }] }`;
const settings = { policyType: 'rcp' } as const;
const org = '"StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" }';
const source = '"StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }';
const isService = (value: string, operator = 'Bool') =>
  `"${operator}": { "aws:PrincipalIsAWSService": ${value} }`;
const present = '"Null": { "aws:SourceAccount": "false" }';
const exemption = '"ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/audit" }';
const mark = (condition: string, key: string) => condition.replace(`"${key}"`, `«"${key}"»`);
const suggested = (operator: string, key: string, value: string, output: string) => [
  { messageId: 'suggestTest', data: { operator, key, value }, output: policy(output) },
];
const deniesThem = ', so this also denies them';
const flag = 'aws:PrincipalIsAWSService';

testRule(requireServicePrincipalException, {
  valid: [
    ...[
      `${org}, ${isService('"false"', 'BoolIfExists')}`,
      `${org}, ${isService('false')}`,
      `${source}, ${isService('"true"')}, ${present}`,
      `${source}, ${isService('["True"]')}, "Null": { "AWS:sourcearn": "false" }`,
      isService('"true"'),
      '"Bool": { "aws:SecureTransport": "false" }',
      '"StringEquals": { "<KEY>": "x", "aws:PrincipalArn": "x" }',
      '"StringEquals": "aws:PrincipalArn"',
      `${source}, ${isService('"true"')}, ${present}, ${exemption}`,
      // Services need not have what the second test asks for.
      `${org}, "ForAnyValue:StringLike": { "aws:TagKeys": ["team", "dp:*"] }`,
      `"StringEquals": { "aws:RequestTag/team": "red" }, ${org}`,
      `${org}, "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/x" }`,
    ].map((condition) => ({ code: policy(condition), settings })),
    { name: 'another kind', code: policy(org), settings: { policyType: 'resource' } },
  ],
  invalid: [
    ...[
      '"ForAllValues:StringEquals": { "aws:TagKeys": "team" }',
      '"StringNotEquals": { "aws:RequestTag/team": "red" }',
      '"Null": { "saml:aud": "true" }',
      '"StringEquals": { "s3:x-amz-acl": "private" }',
    ].map((other) => ({
      name: `beside a test that services pass: ${other}`,
      code: policy(mark(`${org}, ${other}`, 'aws:PrincipalOrgID')),
      settings,
      errors: [
        {
          messageId: 'principalKey',
          data: { key: 'aws:PrincipalOrgID', consequence: deniesThem },
          suggestions: suggested(
            'BoolIfExists',
            flag,
            'false',
            `${org}, ${other}, ${isService('"false"', 'BoolIfExists')}`,
          ),
        },
      ],
    })),
    {
      name: 'a key about the principal',
      code: policy(mark(org, 'aws:PrincipalOrgID')),
      settings,
      errors: [
        {
          messageId: 'principalKey',
          data: { key: 'aws:PrincipalOrgID', consequence: deniesThem },
          suggestions: suggested(
            'BoolIfExists',
            flag,
            'false',
            `${org}, ${isService('"false"', 'BoolIfExists')}`,
          ),
        },
      ],
    },
    ...['aws:PrincipalAccount', 'aws:PrincipalArn', 'aws:PrincipalOrgPaths', 'aws:PrincipalTag/team'].map(
      (key) => ({
        code: policy(`"StringNotLike": { «"${key}"»: "x" }, ${isService('"true"', 'BoolIfExists')}`),
        settings,
        errors: [{ messageId: 'principalKey', data: { key, consequence: deniesThem } }],
      }),
    ),
    {
      name: 'a key that a call must have to be denied: nothing follows for those without',
      code: policy('"StringLike": { «"aws:PrincipalArn"»: "arn:aws:iam::*:role/legacy-*" }'),
      settings,
      errors: [
        {
          messageId: 'principalKey',
          data: { key: 'aws:PrincipalArn', consequence: '' },
          suggestions: suggested(
            'BoolIfExists',
            flag,
            'false',
            `"StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/legacy-*" }, ${isService('"false"', 'BoolIfExists')}`,
          ),
        },
      ],
    },
    {
      name: 'a key about the source',
      code: policy(`${mark(source, 'aws:SourceOrgID')}, ${present}`),
      settings,
      errors: [
        {
          messageId: 'sourceKey',
          data: { key: 'aws:SourceOrgID', consequence: ', so this also denies all others' },
          suggestions: suggested('Bool', flag, 'true', `${source}, ${present}, ${isService('"true"')}`),
        },
      ],
    },
    {
      name: 'a key about the source, with an exemption for roles: to add that no service calls would contradict it',
      code: policy(`${mark(source, 'aws:SourceOrgID')}, ${present}, ${exemption}`),
      settings,
      errors: [
        {
          messageId: 'sourceKey',
          data: { key: 'aws:SourceOrgID', consequence: ', so this also denies all others' },
          suggestions: suggested(
            'Bool',
            flag,
            'true',
            `${source}, ${present}, ${exemption}, ${isService('"true"')}`,
          ),
        },
      ],
    },
    {
      name: 'a source that may be missing',
      code: policy(`${mark(source, 'aws:SourceOrgID')}, ${isService('"true"')}`),
      settings,
      errors: [
        {
          messageId: 'sourcePresence',
          data: { key: 'aws:SourceOrgID', consequence: deniesThem },
          suggestions: suggested(
            'Null',
            'aws:SourceAccount',
            'false',
            `${source}, ${isService('"true"')}, ${present}`,
          ),
        },
      ],
    },
    {
      name: 'a block of the operator that is there',
      code: policy(
        `${mark(source, 'aws:SourceOrgID')}, ${isService('"true"')}, "Null": { "s3:prefix": "true" }`,
      ),
      settings,
      errors: [
        {
          messageId: 'sourcePresence',
          data: { key: 'aws:SourceOrgID', consequence: deniesThem },
          suggestions: suggested(
            'Null',
            'aws:SourceAccount',
            'false',
            `${source}, ${isService('"true"')}, "Null": { "s3:prefix": "true", "aws:SourceAccount": "false" }`,
          ),
        },
      ],
    },
  ],
});
