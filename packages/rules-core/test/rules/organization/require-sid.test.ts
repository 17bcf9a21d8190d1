import { requireSid } from '../../../src/rules/organization/require-sid.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const read = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"';
const allow = (action: string) => `"Effect": "Allow", ${action}, "Resource": "*"`;
const marked = (members: string) => `{ ${members.replace('"Effect"', '«"Effect"»')} }`;
const missing = (number: number, sid: string, output: string) => ({
  messageId: 'missing',
  data: { number },
  suggestions: [{ messageId: 'suggestSid', data: { sid }, output }],
});
const single = (members: string, sid: string) => ({
  code: policy(marked(members)),
  errors: [missing(1, sid, policy(`{ "Sid": "${sid}", ${members} }`))],
});

testRule(requireSid, {
  valid: [
    { code: policy(`{ "Sid": "Read", ${read} }`) },
    { name: 'a Sid that is filled in', code: policy(`{ "Sid": "\${sid}", ${read} }`) },
    { name: 'a Sid of the wrong type', code: policy(`{ "Sid": 1, ${read} }`) },
    { name: 'a member that is filled in', code: policy(`{ "\${member}": "x", ${read} }`) },
    { name: 'nothing at all', code: policy('{}') },
  ],
  invalid: [
    single(read, 'AllowS3GetObject'),
    single(allow('"Action": ["s3:GetObject", "S3:PutObject"]'), 'AllowS3'),
    single(allow('"Action": ["s3:GetObject", "sqs:*"]'), 'Allow1'),
    single(allow('"Action": ["s3:GetObject", "s3"]'), 'Allow1'),
    single(allow('"Action": "*"'), 'Allow1'),
    single(allow('"Action": "s3:Get*"'), 'AllowS3Get'),
    single(allow('"Action": "resource-groups:*"'), 'AllowResourcegroups'),
    single(allow('"NotAction": "s3:*"'), 'Allow1'),
    single(allow('"Action": []'), 'Allow1'),
    {
      name: 'without an effect',
      code: policy('{ «"Action"»: "s3:*", "Resource": "*" }'),
      errors: [
        missing(1, 'StatementS3', policy('{ "Sid": "StatementS3", "Action": "s3:*", "Resource": "*" }')),
      ],
    },
    {
      name: 'a Sid that another statement has',
      code: policy(
        `{ "Sid": "AllowS3GetObject", ${read} }`,
        marked(read),
        `{ "Sid": "AllowS3GetObject2", ${read} }`,
      ),
      errors: [
        missing(
          2,
          'AllowS3GetObject3',
          policy(
            `{ "Sid": "AllowS3GetObject", ${read} }`,
            `{ "Sid": "AllowS3GetObject3", ${read} }`,
            `{ "Sid": "AllowS3GetObject2", ${read} }`,
          ),
        ),
      ],
    },
    {
      name: 'an empty Sid',
      code: policy(`{ "Sid": «""», ${read} }`),
      errors: [
        {
          messageId: 'empty',
          data: { number: 1 },
          suggestions: [
            {
              messageId: 'suggestSid',
              data: { sid: 'AllowS3GetObject' },
              output: policy(`{ "Sid": "AllowS3GetObject", ${read} }`),
            },
          ],
        },
      ],
    },
    {
      name: 'a trust policy',
      code: policy(
        '{ «"Effect"»: "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      ),
      settings: { policyType: 'trust' },
      errors: [
        missing(
          1,
          'AllowStsAssumeRole',
          policy(
            '{ "Sid": "AllowStsAssumeRole", "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }',
          ),
        ),
      ],
    },
  ],
});
