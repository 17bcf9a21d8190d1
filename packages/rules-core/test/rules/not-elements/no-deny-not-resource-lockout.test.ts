import { actionsOf } from '../../../src/catalog/catalog.js';
import { describeActions } from '../../../src/analysis/not-elements/remainder.js';
import { noDenyNotResourceLockout } from '../../../src/rules/not-elements/no-deny-not-resource-lockout.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const deny = (action: string, list: string) =>
  `"Effect": "Deny", "Action": ${action}, «"NotResource"»: ${list}`;
const plain = (text: string) => text.replace(/[«»]/g, '');
const resourceless = (service: string) =>
  describeActions(actionsOf(service).filter(({ resourceTypes }) => resourceTypes.length === 0));
const buckets = '["arn:aws:s3:::own", "arn:aws:s3:::own/*"]';

testRule(noDenyNotResourceLockout, {
  valid: [
    {
      name: 'Allow',
      code: policy('"Effect": "Allow", "Action": "ec2:*", "NotResource": "arn:aws:ec2:eu-west-1:*:*"'),
    },
    {
      name: 'actions with resources',
      code: policy(plain(deny('["s3:GetObject", "s3:ListBucket"]', buckets))),
    },
    { name: 'own buckets', code: policy(plain(deny('"s3:*"', buckets))) },
    { name: 'nothing but own', code: policy(plain(deny('"*"', buckets))) },
    { name: 'a star in the list', code: policy(plain(deny('"ec2:*"', '"*"'))) },
    { name: 'a placeholder', code: policy(plain(deny('"ec2:*"', '"arn:aws:ec2:${region}:*:*"'))) },
    { name: 'all regions', code: policy(plain(deny('"ec2:*"', '"arn:aws:ec2:*:*:*"'))) },
    {
      name: 'a condition on the resource',
      code: policy(
        `${plain(deny('"ec2:*"', '"arn:aws:ec2:eu-west-1:*:*"'))}, "Condition": { "StringNotEquals": { "aws:ResourceOrgID": "o-a" } }`,
      ),
    },
    ...(['resource', 'rcp'] as const).map((policyType) => ({
      name: `a policy of the type ${policyType}, which concerns resources only`,
      code: policy(`"Principal": "*", ${plain(deny('"s3:ListAllMyBuckets"', buckets))}`),
      settings: { policyType },
    })),
    {
      name: 'every resource of the call',
      code: policy(
        plain(
          deny(
            '"ec2:RunInstances"',
            '["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*::image/*", "arn:aws:ec2:*:*:network-interface/*", "arn:aws:ec2:*:*:security-group/*", "arn:aws:ec2:*:*:subnet/*", "arn:aws:ec2:*:*:volume/*"]',
          ),
        ),
      ),
    },
    { name: 'no resource of the call', code: policy(plain(deny('"ec2:RunInstances"', '"arn:aws:s3:::x"'))) },
    {
      name: 'the own user',
      code: policy(plain(deny('"iam:ChangePassword"', '"arn:aws:iam::*:user/${aws:username}"'))),
    },
    {
      name: 'another variable: who has no tag is denied',
      code: policy(plain(deny('"s3:GetObject"', '"arn:aws:s3:::a/${aws:PrincipalTag/team}/*"'))),
    },
    {
      name: 'the user name of a user',
      code: policy(plain(deny('"s3:GetObject"', '"arn:aws:s3:::a/${aws:username}/*"'))),
      settings: { attachedTo: 'AWS::IAM::GroupPolicy' },
    },
    {
      name: 'exemptions of other actions',
      code: policy(
        plain(deny('"s3:GetObject"', '"arn:aws:s3:::a/*"')),
        plain(deny('"sqs:SendMessage"', '"arn:aws:sqs:*:*:a"')),
      ),
    },
    {
      name: 'exemptions that overlap',
      code: policy(
        plain(deny('"s3:GetObject"', '["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]')),
        plain(deny('"s3:GetObject"', '["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"]')),
      ),
    },
    {
      name: 'an exemption under a condition',
      code: policy(
        plain(deny('"s3:GetObject"', '"arn:aws:s3:::a/*"')),
        `${plain(deny('"s3:GetObject"', '"arn:aws:s3:::b/*"'))}, "Condition": { "Bool": { "aws:SecureTransport": "false" } }`,
      ),
    },
    { name: 'wrong shapes', code: policy('"Effect": "Deny", "Action": 1, "NotResource": { "a": 1 }') },
    {
      name: 'of duplicate keys the last counts',
      code: policy(
        '"Effect": "Deny", "Effect": "Allow", "Action": "ec2:DescribeVpcs", "NotResource": "arn:aws:ec2:*:*:vpc/*"',
      ),
    },
    // Two exempted lists, which do not cancel each other.
    ...(
      [
        ['of no actions', '"NotAction": []', '"NotAction": "sqs:*"', '*'],
        ['of no actions, the second', '"NotAction": "s3:*"', '"NotAction": []', '*'],
        ['of actions that meet', '"NotAction": "s3:*"', '"NotAction": ["sqs:*", "s3:Get*"]', '*'],
        [
          'of actions, one of them not known',
          '"NotAction": "s3:*"',
          '"NotAction": ["sqs:*", "<Action>"]',
          '*',
        ],
        ['of actions, on some resources', '"NotAction": "s3:*"', '"NotAction": "sqs:*"', 'arn:aws:sns:*:*:a'],
        ['of actions, beside one of other actions', '"Action": "s3:*"', '"NotAction": "sqs:*"', '*'],
      ] as const
    ).map(([name, one, other, resource]) => ({
      name: `two lists ${name}`,
      code: policy(
        ...[one, other].map((actions) => `"Effect": "Deny", ${actions}, "Resource": "${resource}"`),
      ),
    })),
    ...(
      [
        ['of resources that meet', '"arn:aws:s3:::a/*"', '["arn:aws:s3:::b/*", "arn:aws:s3:::a/b/*"]'],
        ['of resources, one of them not known', '"arn:aws:s3:::a/*"', '["arn:aws:s3:::b/*", "<Resource>"]'],
        ['of no resources', '[]', '"arn:aws:s3:::b/*"'],
        ['of no resources, the second', '"arn:aws:s3:::a/*"', '[]'],
      ] as const
    ).map(([name, one, other]) => ({
      name: `two lists ${name}`,
      code: policy(
        ...[one, other].map(
          (resources) => `"Effect": "Deny", "Action": "s3:GetObject", "NotResource": ${resources}`,
        ),
      ),
    })),
    {
      name: 'two lists of resources, for other actions',
      code: policy(
        '"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*"',
        '"Effect": "Deny", "Action": "s3:PutObject", "NotResource": "arn:aws:s3:::b/*"',
      ),
    },
  ],
  invalid: [
    {
      name: 'a region fence',
      code: policy(deny('["ec2:*"]', '"arn:aws:ec2:eu-west-1:*:*"')),
      errors: [{ messageId: 'resourceless', data: { actions: resourceless('ec2') } }],
    },
    {
      name: 'named actions, in any case',
      code: policy(deny('["S3:listallmybuckets", "s3:GetObject"]', buckets)),
      errors: [{ messageId: 'resourceless', data: { actions: '`s3:ListAllMyBuckets`' } }],
    },
    {
      name: 'a pattern of such actions only, in a service control policy',
      code: policy(deny('"sqs:Lis?Queues"', '"arn:aws:sqs:*:*:a"')),
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'resourceless', data: { actions: '`sqs:ListQueues`' } }],
    },
    {
      name: 'a service wildcard, by option',
      code: policy(deny('"sqs:*"', '"arn:aws:sqs:*:*:a"')),
      options: { serviceWildcards: true },
      errors: [{ messageId: 'resourceless', data: { actions: resourceless('sqs') } }],
    },
    {
      name: 'a call that touches more',
      code: policy(deny('"ec2:CreateVpcEndpoint"', '"arn:aws:ec2:*:*:vpc-endpoint/*"')),
      errors: [{ messageId: 'everyCall', data: { action: 'ec2:CreateVpcEndpoint', types: '`vpc`' } }],
    },
    {
      name: 'a user name that roles do not have',
      code: policy(
        '"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/«${aws:username}»/*"',
      ),
      errors: [{ messageId: 'missingVariable', data: { variable: '${aws:username}' } }],
    },
    {
      name: 'two exemptions',
      code: policy(
        `"Sid": "A", ${plain(deny('"s3:GetObject"', '"arn:aws:s3:::a/*"'))}`,
        deny('"s3:Get*"', '"arn:aws:s3:::b/*"'),
      ),
      errors: [{ messageId: 'cancelled', data: { element: 'NotResource', other: 'statement `A`' } }],
    },
    {
      name: 'two exempted lists of actions',
      code: policy(
        '"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"',
        '"Effect": "Deny", «"NotAction"»: "sqs:*", "Resource": "*"',
      ),
      errors: [{ messageId: 'cancelled', data: { element: 'NotAction', other: 'statement 1' } }],
    },
  ],
});
