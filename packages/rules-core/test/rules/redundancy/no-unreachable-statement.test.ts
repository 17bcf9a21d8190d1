import { noUnreachableStatement } from '../../../src/rules/redundancy/no-unreachable-statement.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const say = (effect: string, members: string) => `{ "Effect": ${effect}, ${members} }`;
const deny = (members: string) => say('"Deny"', members);
const get = '"Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*"';
const whole = (other = 'statement 1') => ({ messageId: 'unreachableStatement', data: { other } });

testRule(noUnreachableStatement, {
  valid: [
    ...[
      '"sts:GetCallerIdentity"',
      '["STS:getcalleridentity", "sts:GetSession*"]',
      '"sts:GetSessionToken"',
    ].map((actions) => ({
      name: `what no Deny takes back: ${actions}`,
      code: policy(
        say('"Allow"', `"Action": ${actions}, "Resource": "*"`),
        deny('"Action": ["sts:*"], "Resource": "*"'),
      ),
    })),
    { name: 'no Deny', code: policy(say('"Allow"', get)) },
    {
      name: 'a Deny of something else',
      code: policy(deny('"Action": "s3:Delete*", "Resource": "*"'), say('"Allow"', get)),
    },
    {
      name: 'a Deny under a condition',
      code: policy(
        deny(
          '"Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } }',
        ),
        say('"Allow"', get),
      ),
    },
    {
      name: 'a Deny on some of the resources',
      code: policy(deny('"Action": "s3:*", "Resource": "arn:aws:s3:::b/secret/*"'), say('"Allow"', get)),
    },
    {
      name: 'a pattern of which some is denied',
      code: policy(
        deny('"Action": "s3:Put*", "Resource": "*"'),
        say('"Allow"', '"Action": "s3:*", "Resource": "*"'),
      ),
    },
    {
      name: 'NotAction that leaves it out',
      code: policy(deny('"NotAction": "s3:*", "Resource": "*"'), say('"Allow"', get)),
    },
    {
      name: 'NotResource that leaves it out',
      code: policy(deny('"Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"'), say('"Allow"', get)),
    },
    {
      name: 'a Deny for other principals',
      code: policy(
        deny('"Principal": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*"'),
        say('"Allow"', `"Principal": "*", ${get}`),
      ),
    },
    {
      name: 'placeholders',
      code: policy(deny('"Action": "s3:<NAME>", "Resource": "arn:aws:s3:::<B>/*"'), say('"Allow"', get)),
    },
    {
      name: 'NotAction in the Allow',
      code: policy(
        deny('"Action": "s3:*", "Resource": "*"'),
        say('"Allow"', '"NotAction": "iam:*", "Resource": "*"'),
      ),
    },
    { name: 'wrong shapes', code: policy(deny('"Action": 1, "Resource": {}'), say('"Allow"', get), '3') },
  ],
  invalid: [
    {
      name: 'more denied actions than are shown one by one',
      code: policy(
        say(
          '"Allow"',
          '"Action": ["s3:GetObject", «"ec2:StartInstances"», "ec2:StopInstances", "ec2:RebootInstances", "ec2:TerminateInstances", "ec2:RunInstances", "ec2:CreateTags"], "Resource": "*"',
        ),
        deny('"Action": "ec2:*", "Resource": "*"'),
      ),
      errors: [
        {
          messageId: 'unreachableActions',
          data: {
            entries: '`ec2:StartInstances`, `ec2:StopInstances`, `ec2:RebootInstances` and 3 more',
            count: 6,
            other: 'statement 2',
          },
          suggestions: [
            {
              messageId: 'suggestRemoveAll',
              data: { count: 6 },
              output: policy(
                say('"Allow"', '"Action": ["s3:GetObject"], "Resource": "*"'),
                deny('"Action": "ec2:*", "Resource": "*"'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'beside what no Deny takes back',
      code: policy(
        say('"Allow"', '"Action": ["sts:GetCallerIdentity", «"sts:AssumeRole"»], "Resource": "*"'),
        deny('"NotAction": "s3:*", "Resource": "*"'),
      ),
      errors: [{ messageId: 'unreachableAction', data: { action: 'sts:AssumeRole', other: 'statement 2' } }],
    },
    {
      name: 'a pattern that matches more than what no Deny takes back',
      code: policy(
        say('«"Allow"»', '"Action": "sts:Get*", "Resource": "*"'),
        deny('"Action": "*", "Resource": "*"'),
      ),
      errors: [whole('statement 2')],
    },
    {
      name: 'a whole statement',
      code: policy(deny('"Action": "s3:*", "Resource": "*"'), say('«"Allow"»', get)),
      errors: [whole()],
    },
    {
      name: 'by a later Deny with a Sid, in any case',
      code: policy(
        say('«"Allow"»', get),
        deny('"Sid": "NoObjects", "Action": ["S3:*object"], "Resource": ["arn:aws:s3:::*"]'),
      ),
      errors: [whole('statement `NoObjects`')],
    },
    {
      name: 'one entry of several',
      code: policy(
        deny('"Action": "s3:Put*", "Resource": "*"'),
        say('"Allow"', '"Action": ["s3:GetObject", «"s3:PutObject"»], "Resource": "arn:aws:s3:::b/*"'),
      ),
      errors: [{ messageId: 'unreachableAction', data: { action: 's3:PutObject', other: 'statement 1' } }],
    },
    {
      name: 'under a condition of its own',
      code: policy(
        deny('"Action": "s3:*", "Resource": "*"'),
        say('«"Allow"»', `${get}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`),
      ),
      errors: [whole()],
    },
    {
      name: 'a Deny of everything',
      code: policy(
        deny('"Action": "*", "Resource": "*"'),
        say('«"Allow"»', '"NotAction": "iam:*", "Resource": "*"'),
      ),
      errors: [whole()],
    },
    {
      name: 'NotAction and NotResource that leave it in',
      code: policy(deny('"NotAction": "iam:*", "NotResource": "arn:aws:s3:::c/*"'), say('«"Allow"»', get)),
      errors: [whole()],
    },
    {
      name: 'a Deny for everyone',
      code: policy(
        deny('"Principal": "*", "Action": "s3:*", "Resource": "*"'),
        say('«"Allow"»', `"Principal": { "AWS": "111122223333" }, ${get}`),
      ),
      errors: [whole()],
    },
    {
      name: 'an unknown part that is denied whatever it is, minified',
      code: '{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/*"},{"Effect":«"Allow"»,"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/{{path}}"}]}',
      errors: [whole()],
    },
    ...(['scp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `in a policy of the type ${policyType}`,
      code: policy(deny('"Action": "s3:*", "Resource": "*"'), say('«"Allow"»', get)),
      settings: { policyType },
      errors: [whole()],
    })),
  ],
});
