import { noBroadActionWildcard } from '../../../src/rules/wildcards/no-broad-action-wildcard.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '"Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, ${more} }] }`;
const broad = (pattern: string, reach: string, ...suggestions: object[]) => ({
  messageId: 'broad',
  data: { pattern, reach },
  suggestions: suggestions as { messageId: string; output: string }[],
});
const only = (action: string, output: string) => ({ messageId: 'suggestOnly', data: { action }, output });
const exact = (count: number, output: string) => ({ messageId: 'suggestExact', data: { count }, output });
const allowed = (count: number, output: string, levels = 'List and Read') => ({
  messageId: 'suggestAllowed',
  data: { levels, count },
  output,
});

const send = '1 Write action, `sqs:SendMessage`';
const message =
  '3 actions (1 Read, 2 Write), `sqs:DeleteMessage`, `sqs:ReceiveMessage` and `sqs:SendMessage`';
const messageActions = '["sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:SendMessage"]';

testRule(noBroadActionWildcard, {
  valid: [
    { name: 'an action', code: policy('"sqs:SendMessage"') },
    { name: 'reading', code: policy('["s3:Get*", "s3:List*", "sagemaker:Describe*", "ec2:Describe*"]') },
    { name: 'a question mark that reads', code: policy('"sqs:GetQueueUr?"') },
    { name: 'every action of every service', code: policy('["*", "*:*"]') },
    { name: 'every action of a service', code: policy('["sqs:*", "sqs:**", "sqs:?*"]') },
    { name: 'no action', code: policy('["sqs:Nope*", "nosuch:Send*", "sqs*", "sqs:", ":*"]') },
    {
      name: 'what the reference calls more, though it only looks',
      code: policy('["glue:List*", "glue:Describe*", "backup:List*", "iot:List*"]'),
    },
    { name: 'the patterns of the AWS KMS guide', code: policy('["kms:GenerateDataKey*", "kms:reencrypt*"]') },
    { name: 'an allowed pattern', code: policy('"SQS:Send*"'), options: { allowedPatterns: ['sqs:send*'] } },
    {
      name: 'an allowed level',
      code: policy('["sqs:Send*", "sqs:*Message"]'),
      options: { allowedAccessLevels: ['List', 'Read', 'Write'] },
    },
    { name: 'Deny', code: policy('"sqs:Send*"').replace('Allow', 'Deny') },
    { name: 'NotAction', code: policy('"sqs:Send*"').replace('Action', 'NotAction') },
    { name: 'both', code: policy('"sqs:Send*", "NotAction": "sqs:Get*"') },
    {
      name: 'placeholders',
      code: policy('["sqs:${verb}*", "<SERVICE>:Send*", "{{prefix}}*", "sqs:@@verb@@Mess*"]'),
    },
    { name: 'hostile stars', code: policy(`"sqs:${'*a?'.repeat(2_000)}b"`) },
    { name: 'wrong shapes', code: policy('[{ "sqs:Send*": 1 }, null, ["sqs:Send*"]]') },
    { name: 'a boundary', code: policy('"sqs:Send*"'), settings: { policyType: 'boundary' } },
    { name: 'a session policy', code: policy('"sqs:Send*"'), settings: { policyType: 'session' } },
    { name: 'a service control policy', code: policy('"sqs:Send*"'), settings: { policyType: 'scp' } },
    {
      name: 'a trust policy',
      code: policy('"sts:Assume*"', '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }'),
    },
    {
      name: 'the administrators of a key',
      code: policy(
        '["kms:Create*", "kms:Put*", "kms:Delete*"]',
        '"Principal": { "AWS": "arn:aws:iam::111122223333:role/keys" }, "Resource": "*"',
      ),
    },
    {
      name: 'the account that owns the queue',
      code: policy(
        '"sqs:Send*"',
        '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Resource": "arn:aws:sqs:eu-west-1:111122223333:q"',
      ),
    },
  ],
  invalid: [
    {
      name: 'one action only',
      code: policy('"sqs:Send«*»"'),
      errors: [broad('sqs:Send*', send, only('sqs:SendMessage', policy('"sqs:SendMessage"')))],
    },
    {
      name: 'a question mark',
      code: policy('"IAM:passrol«?»"'),
      errors: [
        broad(
          'IAM:passrol?',
          '1 Write action, `iam:PassRole`',
          only('iam:PassRole', policy('"iam:PassRole"')),
        ),
      ],
    },
    {
      name: 'interior and doubled stars, single values become lists',
      code: policy('"sqs:«**»Message"'),
      errors: [
        broad(
          'sqs:**Message',
          message,
          allowed(1, policy('"sqs:ReceiveMessage"')),
          exact(3, policy(messageActions)),
        ),
      ],
    },
    {
      name: 'in a list, beside what it reaches',
      code: policy('["s3:GetObject", "sqs:«*»Message", "SQS:sendmessage"]'),
      errors: [
        broad(
          'sqs:*Message',
          message,
          allowed(1, policy('["s3:GetObject", "sqs:ReceiveMessage", "SQS:sendmessage"]')),
          exact(3, policy('["s3:GetObject", "sqs:DeleteMessage", "sqs:ReceiveMessage", "SQS:sendmessage"]')),
        ),
      ],
    },
    {
      name: 'nothing to add: the wildcard goes',
      code: policy('["sqs:SendMessage", "sqs:Send«*»"]'),
      errors: [broad('sqs:Send*', send, only('sqs:SendMessage', policy('["sqs:SendMessage"]')))],
    },
    {
      name: 'an escape',
      code: policy('"sqs:Send«\\u002a»"'),
      errors: [broad('sqs:Send*', send, only('sqs:SendMessage', policy('"sqs:SendMessage"')))],
    },
    {
      name: 'the example that started it',
      code: policy('["sagemaker:«*»App"]'),
      errors: [
        broad(
          'sagemaker:*App',
          '11 actions (3 Read, 8 Write), `sagemaker:DeleteApp`, `sagemaker:DeleteMlflowApp` and `sagemaker:DeletePartnerApp` among them',
          allowed(
            3,
            policy(
              '["sagemaker:DescribeApp", "sagemaker:DescribeMlflowApp", "sagemaker:DescribePartnerApp"]',
            ),
          ),
          exact(
            11,
            policy(
              '["sagemaker:CreateApp", "sagemaker:CreateMlflowApp", "sagemaker:CreatePartnerApp", "sagemaker:DeleteApp", "sagemaker:DeleteMlflowApp", "sagemaker:DeletePartnerApp", "sagemaker:DescribeApp", "sagemaker:DescribeMlflowApp", "sagemaker:DescribePartnerApp", "sagemaker:UpdateMlflowApp", "sagemaker:UpdatePartnerApp"]',
            ),
          ),
        ),
      ],
    },
    {
      name: 'a wildcard in the service',
      code: policy('"iam«*:Attach*»Policy"'),
      errors: [
        broad(
          'iam*:Attach*Policy',
          '3 Permissions management actions, `iam:AttachGroupPolicy`, `iam:AttachRolePolicy` and `iam:AttachUserPolicy`',
          exact(3, policy('["iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"]')),
        ),
      ],
    },
    {
      name: 'too many actions to write out',
      code: policy('"s3:Put«*»"'),
      errors: [
        broad(
          's3:Put*',
          '40 actions (5 Tagging, 23 Write, 12 Permissions management), `s3:PutBucketPolicy`, `s3:PutBucketAcl` and `s3:PutObjectAcl` among them',
        ),
      ],
    },
    {
      name: 'other allowed levels',
      code: policy('"sqs:«*»Message"'),
      options: { allowedAccessLevels: ['Write'] },
      errors: [
        broad(
          'sqs:*Message',
          message,
          allowed(2, policy('["sqs:DeleteMessage", "sqs:SendMessage"]'), 'Write'),
          exact(3, policy(messageActions)),
        ),
      ],
    },
    {
      name: 'no allowed patterns',
      code: policy('"kms:ReEncrypt«*»"'),
      options: { allowedPatterns: [] },
      errors: [
        broad(
          'kms:ReEncrypt*',
          '2 Write actions, `kms:ReEncryptFrom` and `kms:ReEncryptTo`',
          exact(2, policy('["kms:ReEncryptFrom", "kms:ReEncryptTo"]')),
        ),
      ],
    },
    {
      name: 'another principal of a resource policy',
      code: policy('"sqs:Send«*»"', '"Principal": { "Service": "sns.amazonaws.com" }'),
      errors: [
        broad(
          'sqs:Send*',
          send,
          only(
            'sqs:SendMessage',
            policy('"sqs:SendMessage"', '"Principal": { "Service": "sns.amazonaws.com" }'),
          ),
        ),
      ],
    },
  ],
});
