import { allActions } from '../../../src/catalog/catalog.js';
import { describeReach } from '../../../src/analysis/actions/describe-reach.js';
import { noWildcardAction } from '../../../src/rules/wildcards/no-wildcard-action.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [{ ${members} }] }`;
const every = (pattern: string) => ({
  messageId: 'everyAction',
  data: { pattern, reach: describeReach(allActions()) },
});

const ofObjects = '44 actions, including `s3:PutObjectAcl`';
const onNamed = (reach: string) => ({ messageId: 'everyActionOnNamed', data: { pattern: '*', reach } });

testRule(noWildcardAction, {
  valid: [
    { name: 'a service', code: policy('"Effect": "Allow", "Action": "s3:*", "Resource": "*"') },
    {
      name: 'a name of every service',
      code: policy('"Effect": "Allow", "Action": "*:Get*", "Resource": "*"'),
    },
    { name: 'Deny', code: policy('"Effect": "Deny", "Action": "*", "Resource": "*"') },
    { name: 'NotAction', code: policy('"Effect": "Allow", "NotAction": "*", "Resource": "*"') },
    {
      name: 'both Resource and NotResource',
      code: policy('"Effect": "Allow", "Action": "*", "Resource": "*", "NotResource": "arn:aws:sqs:*:*:*"'),
    },
    {
      name: 'both Action and NotAction',
      code: policy('"Effect": "Allow", "Action": "*", "NotAction": "iam:*", "Resource": "*"'),
    },
    { name: 'no Effect', code: policy('"Action": "*", "Resource": "*"') },
    ...['"Action": "*", "Resource": "*"', '"NotAction": "sts:Get*", "Resource": "*"'].map((members) => ({
      name: `a Deny of it all: ${members}`,
      code: policy(
        `"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b" }, { "Effect": "Deny", ${members}`,
      ),
    })),
    {
      name: 'under a key that no action on the resource includes',
      code: policy(
        '"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b", "Condition": { "StringEquals": { "ebs:Description": "x" } }',
      ),
    },
    { name: 'a question mark', code: policy('"Effect": "Allow", "Action": "?", "Resource": "*"') },
    { name: 'a placeholder', code: policy('"Effect": "Allow", "Action": "${actions}", "Resource": "*"') },
    { name: 'wrong shapes', code: policy('"Effect": "Allow", "Action": [["*"], 1, null], "Resource": "*"') },
    {
      name: 'a boundary',
      code: policy('"Effect": "Allow", "Action": "*", "Resource": "*"'),
      settings: { policyType: 'boundary' },
    },
    {
      name: 'a service control policy',
      code: policy('"Effect": "Allow", "Action": "*", "Resource": "*"'),
      settings: { policyType: 'scp' },
    },
    {
      name: 'a resource control policy',
      code: policy('"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"'),
      settings: { policyType: 'rcp' },
    },
  ],
  invalid: [
    {
      name: 'a single value',
      code: policy('"Effect": "Allow", "Action": "«*»", "Resource": "*"'),
      errors: [every('*')],
    },
    {
      name: 'every spelling',
      code: policy(
        '"Effect": "Allow", "Action": ["s3:GetObject", "«*:*»", "«**»", "«*:?*»", "«\\u002a»"], "Resource": "*"',
      ),
      errors: [every('*:*'), every('**'), every('*:?*'), every('*')],
    },
    {
      name: 'without a Resource',
      code: '{"Statement":{"Effect":"Allow","Action":["«*»"]}}',
      errors: [every('*')],
    },
    {
      name: 'under a condition on tags, which no-full-admin leaves alone',
      code: policy(
        '"Effect": "Allow", "Action": "«*»", "Resource": "*", "Condition": { "StringLike": { "aws:ResourceAccount": "11112222*" } }',
      ),
      errors: [every('*')],
    },
    {
      name: 'under a key that one action includes',
      code: policy(
        '"Effect": "Allow", "Action": "«*»", "Resource": "*", "Condition": { "StringEquals": { "ebs:Description": "x", "aws:RequestTag/a": "b" } }',
      ),
      errors: [
        {
          messageId: 'everyActionByKey',
          data: {
            pattern: '*',
            keys: '`ebs:Description` and `aws:RequestTag/a`',
            reach: '`ebs:StartSnapshot`',
          },
        },
      ],
    },
    ...['"Resource": "*"', '"Resource": "${arn}/*"', '"NotResource": "<ARN>"'].map((resource) => ({
      name: `the policy of a resource of which nothing says what it is: ${resource}`,
      code: policy(
        `"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/x" }, "Action": "«*»", ${resource}`,
      ),
      errors: [{ messageId: 'everyActionOnItself', data: { pattern: '*' } }],
    })),
    {
      name: 'the policy of a bucket, by what it is attached to',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/x" }, "Action": "«*»", "Resource": "*"',
      ),
      settings: { attachedTo: 'AWS::S3::Bucket' },
      errors: [{ messageId: 'everyActionOnItself', data: { pattern: '*' } }],
    },
    {
      name: 'on resources all actions on which a Deny of others leaves',
      code: policy(
        '"Effect": "Allow", "Action": "«*»", "Resource": "arn:aws:s3:::b/*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::c/*"',
      ),
      errors: [onNamed(ofObjects)],
    },
    {
      name: 'but for what a Deny takes back',
      code: policy(
        '"Effect": "Allow", "Action": "«*»", "Resource": "*" }, { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*"',
      ),
      errors: [{ messageId: 'everyActionButDenied', data: { pattern: '*', reach: '`s3:GetObject`' } }],
    },
    {
      name: 'on resources of several services',
      code: policy(
        '"Effect": "Allow", "Action": "«*»", "Resource": ["arn:aws:sqs:eu-west-1:111122223333:q", "arn:aws:sns:eu-west-1:111122223333:t"]',
      ),
      errors: [onNamed('37 actions, including `sns:AddPermission`')],
    },
    {
      name: 'on resources of any service',
      code: policy('"Effect": "Allow", "Action": "«*»", "Resource": "arn:aws:*:eu-west-1:111122223333:*"'),
      errors: [onNamed('13,884 actions, including `lambda:UpdateFunctionCode`')],
    },
    {
      name: 'on all resources but those of one service',
      code: policy('"Effect": "Allow", "Action": "«*»", "NotResource": "arn:aws:sqs:*:*:*"'),
      errors: [
        {
          messageId: 'everyAction',
          data: {
            pattern: '*',
            reach: describeReach(
              allActions().filter(
                ({ resourceTypes }) =>
                  resourceTypes.length === 0 || resourceTypes.some(({ type }) => type.service !== 'sqs'),
              ),
            ),
          },
        },
      ],
    },
    {
      name: 'on a service that is not known',
      code: policy('"Effect": "Allow", "Action": "«*»", "Resource": "arn:aws:nosuch:::x"'),
      errors: [{ messageId: 'everyActionOnUnknown', data: { pattern: '*' } }],
    },
    {
      name: 'on queues',
      code: policy('"Effect": "Allow", "Action": "«*»", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q"'),
      errors: [
        {
          messageId: 'everyActionOnNamed',
          data: {
            pattern: '*',
            reach: '19 actions, including `sqs:AddPermission`',
          },
        },
      ],
    },
    {
      name: 'in the policy of a bucket, on its objects only',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" }, "Action": "«*»", "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket/*"]',
      ),
      errors: [
        {
          messageId: 'everyActionOnNamed',
          data: {
            pattern: '*',
            reach: '44 actions, including `s3:PutObjectAcl`',
          },
        },
      ],
    },
    {
      name: 'a trust policy',
      code: policy('"Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "«*»"'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'everyActionOnNamed',
          data: {
            pattern: '*',
            reach: '6 actions, including `sts:AssumeRole`',
          },
        },
      ],
    },
  ],
});
