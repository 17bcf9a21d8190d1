import { noBroadActionWildcard } from '../../../src/rules/wildcards/no-broad-action-wildcard.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '"Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, ${more} }] }`;
const broad = (pattern: string, reach: string, ...suggestions: object[]) => ({
  messageId: 'broad',
  data: { pattern, reach },
  suggestions: suggestions as { messageId: string; output: string }[],
});
const exact = (count: number, output: string) => ({ messageId: 'suggestExact', data: { count }, output });
const allowed = (count: number, output: string, levels = 'List and Read') => ({
  messageId: 'suggestAllowed',
  data: { levels, count },
  output,
});

const objects = '"Resource": "arn:aws:s3:::b/*"';
const objectActions =
  '["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectAnnotation", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionAcl", "s3:PutObjectVersionAnnotation", "s3:PutObjectVersionTagging"]';
const message = '`sqs:DeleteMessage`, `sqs:ReceiveMessage` and `sqs:SendMessage`';
const messageActions = '["sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:SendMessage"]';

testRule(noBroadActionWildcard, {
  valid: [
    { name: 'an action', code: policy('"sqs:SendMessage"') },
    {
      name: 'a stream, on which no action on the table works',
      code: policy(
        '"dynamodb:Update*"',
        '"Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/2026-01-01T00:00:00.000"',
      ),
    },
    {
      name: 'one action whose requests include the key',
      code: policy(
        '"ebs:*Snapshot*"',
        '"Resource": "*", "Condition": { "StringEquals": { "ebs:Description": "x" } }',
      ),
    },
    { name: 'reading', code: policy('["s3:Get*", "s3:List*", "sagemaker:Describe*", "ec2:Describe*"]') },
    {
      name: 'one action only',
      code: policy('["sqs:Send*", "IAM:passrol?", "sqs:Send\\u002a", "execute-api:Manage*"]'),
    },
    { name: 'one action on these resources', code: policy('"sqs:*Queue"', '"Resource": "arn:aws:s3:::b"') },
    {
      name: 'one action that no Deny takes back',
      code: policy(
        '"sqs:*Message"',
        '"Resource": "*" }, { "Effect": "Deny", "Action": ["sqs:Delete*", "sqs:Receive*"], "Resource": "*"',
      ),
    },
    { name: 'a question mark that reads', code: policy('"sqs:GetQueueUr?"') },
    { name: 'every action of every service', code: policy('["*", "*:*"]') },
    { name: 'every action of a service', code: policy('["sqs:*", "sqs:**", "sqs:?*"]') },
    { name: 'no action', code: policy('["sqs:Nope*", "nosuch:Send*", "sqs*", "sqs:", ":*"]') },
    {
      name: 'what the reference calls more, though it only looks',
      code: policy('["glue:List*", "glue:Describe*", "backup:List*", "iot:List*"]'),
    },
    { name: 'the patterns of the AWS KMS guide', code: policy('["kms:GenerateDataKey*", "kms:reencrypt*"]') },
    {
      name: 'an allowed pattern',
      code: policy('"SQS:*Message"'),
      options: { allowedPatterns: ['sqs:*message'] },
    },
    {
      name: 'an allowed level',
      code: policy('["sqs:*Message", "sqs:**Message"]'),
      options: { allowedAccessLevels: ['List', 'Read', 'Write'] },
    },
    { name: 'Deny', code: policy('"sqs:*Message"').replace('Allow', 'Deny') },
    { name: 'NotAction', code: policy('"sqs:*Message"').replace('Action', 'NotAction') },
    { name: 'both', code: policy('"sqs:*Message", "NotAction": "sqs:Get*"') },
    {
      name: 'placeholders',
      code: policy('["sqs:${verb}*", "<SERVICE>:Send*", "{{prefix}}*", "sqs:@@verb@@Mess*"]'),
    },
    { name: 'hostile stars', code: policy(`"sqs:${'*a?'.repeat(2_000)}b"`) },
    { name: 'wrong shapes', code: policy('[{ "sqs:*Message": 1 }, null, ["sqs:*Message"]]') },
    { name: 'a boundary', code: policy('"sqs:*Message"'), settings: { policyType: 'boundary' } },
    { name: 'a session policy', code: policy('"sqs:*Message"'), settings: { policyType: 'session' } },
    { name: 'a service control policy', code: policy('"sqs:*Message"'), settings: { policyType: 'scp' } },
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
        '"sqs:*Message"',
        '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Resource": "arn:aws:sqs:eu-west-1:111122223333:q"',
      ),
    },
  ],
  invalid: [
    {
      name: 'a condition that holds without its key, which fewer actions may never include',
      code: policy(
        '"dynamodb:«*»Item"',
        '"Resource": "*", "Condition": { "StringEqualsIfExists": { "dynamodb:Select": "COUNT" } }',
      ),
      errors: [broad('dynamodb:*Item', '7 actions, including `dynamodb:DeleteItem`')],
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
      name: 'an escape, and nothing to add: the wildcard goes',
      code: policy('["sqs:DeleteMessage", "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:«\\u002a»Message"]'),
      errors: [
        broad(
          'sqs:*Message',
          message,
          allowed(1, policy('["sqs:DeleteMessage", "sqs:SendMessage", "sqs:ReceiveMessage"]')),
          exact(3, policy('["sqs:DeleteMessage", "sqs:SendMessage", "sqs:ReceiveMessage"]')),
        ),
      ],
    },
    {
      name: 'on objects: no action on buckets counts',
      code: policy('"s3:PutObject«*»"', objects),
      errors: [
        broad(
          's3:PutObject*',
          '9 actions, including `s3:PutObjectAcl`',
          exact(9, policy(objectActions, objects)),
        ),
      ],
    },
    {
      name: 'on objects: neither do they where the pattern matches them',
      code: policy('"s3:Put«*»"', objects),
      errors: [
        broad('s3:Put*', '9 actions, including `s3:PutObjectAcl`', exact(9, policy(objectActions, objects))),
      ],
    },
    {
      name: 'on objects of a bucket to fill in',
      code: policy('"s3:Put«*»"', objects.replace('b/', '${bucket}/')),
      errors: [
        broad(
          's3:Put*',
          '9 actions, including `s3:PutObjectAcl`',
          exact(9, policy(objectActions, objects.replace('b/', '${bucket}/'))),
        ),
      ],
    },
    {
      name: 'what a Deny takes back does not count',
      code: policy(
        '"sqs:«*»Message"',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "sqs:Delete*", "Resource": "*"',
      ),
      errors: [
        broad(
          'sqs:*Message',
          '`sqs:ReceiveMessage` and `sqs:SendMessage`',
          allowed(
            1,
            policy(
              '"sqs:ReceiveMessage"',
              '"Resource": "*" }, { "Effect": "Deny", "Action": "sqs:Delete*", "Resource": "*"',
            ),
          ),
          exact(
            2,
            policy(
              '["sqs:ReceiveMessage", "sqs:SendMessage"]',
              '"Resource": "*" }, { "Effect": "Deny", "Action": "sqs:Delete*", "Resource": "*"',
            ),
          ),
        ),
      ],
    },
    {
      name: 'the example that started it',
      code: policy('["sagemaker:«*»App"]'),
      errors: [
        broad(
          'sagemaker:*App',
          '11 actions, including `sagemaker:DeleteApp`',
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
          '`iam:AttachGroupPolicy`, `iam:AttachRolePolicy` and `iam:AttachUserPolicy`',
          exact(3, policy('["iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"]')),
        ),
      ],
    },
    {
      name: 'too many actions to write out',
      code: policy('"s3:Put«*»"'),
      errors: [broad('s3:Put*', '40 actions, including `s3:PutBucketPolicy`')],
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
          '`kms:ReEncryptFrom` and `kms:ReEncryptTo`',
          exact(2, policy('["kms:ReEncryptFrom", "kms:ReEncryptTo"]')),
        ),
      ],
    },
    {
      name: 'another principal of a resource policy',
      code: policy('"sqs:«*»Message"', '"Principal": { "Service": "sns.amazonaws.com" }'),
      errors: [
        broad(
          'sqs:*Message',
          message,
          allowed(1, policy('"sqs:ReceiveMessage"', '"Principal": { "Service": "sns.amazonaws.com" }')),
          exact(3, policy(messageActions, '"Principal": { "Service": "sns.amazonaws.com" }')),
        ),
      ],
    },
  ],
});
