import { noServiceWildcard } from '../../../src/rules/wildcards/no-service-wildcard.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '"Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, ${more} }] }`;
const queue = '"Resource": "arn:aws:sqs:eu-west-1:111122223333:q"';
const principal = (value: string) => `"Principal": ${value}, ${queue}`;

const messagesReach = '6 actions, including `ec2messages:DeleteMessage`';
const messages = (pattern: string, output: string) => ({
  messageId: 'serviceWildcard',
  data: { pattern, reach: messagesReach },
  suggestions: [{ messageId: 'suggestRead', data: { count: 2 }, output }],
});
const queueReach = '20 actions, including `sqs:AddPermission`';
const queueReads = '["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"]';
/** The same without the one that needs no queue, which is what the queue comes to. */
const ofQueue = queueReach.replace('20 actions', '19 actions');
const queues = (output: string, isNamed = false) => ({
  messageId: isNamed ? 'serviceWildcardOnNamed' : 'serviceWildcard',
  data: { pattern: 'sqs:*', reach: isNamed ? ofQueue : queueReach },
  suggestions: [{ messageId: 'suggestRead', data: { count: isNamed ? 6 : 7 }, output }],
});
/** A second statement, which denies something. */
const butDenied = (members: string, resource = '"Resource": "*"') =>
  `${resource} }, { "Effect": "Deny", ${members}`;

testRule(noServiceWildcard, {
  valid: [
    { name: 'an action', code: policy('"s3:GetObject"') },
    { name: 'part of a service', code: policy('"s3:*Object"') },
    { name: 'everything', code: policy('["*", "*:*", "**"]') },
    { name: 'several services', code: policy('"sq*:*"') },
    { name: 'a service of one letter more or less', code: policy('"sq?:*"') },
    { name: 'no such service', code: policy('"nosuch:*"') },
    { name: 'no colon', code: policy('"s3*"') },
    { name: 'a service whose actions only read', code: policy('["pricing:*", "geo-maps:*"]') },
    {
      name: 'resources on which nothing but reading can be done',
      code: policy('"bedrock:*"', '"Resource": "arn:aws:bedrock::111122223333:system-tool/x"'),
    },
    { name: 'Deny', code: policy('"s3:*"').replace('Allow', 'Deny') },
    ...[
      ['of another service', '"sqs:*"', '"StringEquals": { "s3:prefix": "a" }'],
      ['of actions that read', '"s3:*"', '"StringEquals": { "s3:prefix": "a" }'],
      ['of two actions each', '"sqs:*"', '"StringEquals": { "aws:RequestTag/a": "b", "s3:prefix": "a" }'],
      ['that must be there', '"sqs:*"', '"Null": { "S3:Prefix": "false" }'],
    ].map(([name, action, tests]) => ({
      name: `under a condition that holds for nothing but reading, on a key ${name}`,
      code: policy(action!, `"Resource": "*", "Condition": { ${tests} }`),
    })),
    {
      name: 'a service of whose actions a Deny leaves nothing',
      code: policy('"s3:*"', butDenied('"Action": "S3:?*", "Resource": "*"')),
    },
    {
      name: 'a service of whose actions a Deny leaves those that read',
      code: policy('"sqs:*"', butDenied('"NotAction": ["sqs:Get*", "sqs:List*"], "Resource": "*"')),
    },
    {
      name: 'a Deny on all that is allowed',
      code: policy('"sqs:*"', butDenied('"Action": "sqs:*", "Resource": "arn:aws:sqs:*:*:q"', queue)),
    },
    {
      name: 'a Deny on all but another one',
      code: policy('"sqs:*"', butDenied('"Action": "sqs:*", "NotResource": "arn:aws:sqs:*:*:r"', queue)),
    },
    {
      name: 'resources of another service only',
      code: policy('"sqs:*"', '"Resource": "arn:aws:s3:::site/*"'),
    },
    { name: 'a service with one action', code: policy('"rds-db:*"') },
    { name: 'NotAction', code: policy('"s3:*"').replace('Action', 'NotAction') },
    { name: 'both', code: policy('"s3:*", "NotAction": "s3:Get*"') },
    { name: 'placeholders', code: policy('["${service}:*", "<SERVICE>:*", "s3:{{name}}*", "s3:*{{name}}"]') },
    { name: 'wrong shapes', code: policy('[{ "s3:*": true }, 3, ["s3:*"]]') },
    { name: 'a boundary', code: policy('"s3:*"'), settings: { policyType: 'boundary' } },
    { name: 'a service control policy', code: policy('"s3:*"'), settings: { policyType: 'scp' } },
    { name: 'a session policy', code: policy('"s3:*"'), settings: { policyType: 'session' } },
    {
      name: 'a key policy: the account',
      code: policy('"kms:*"', '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Resource": "*"'),
    },
    {
      name: 'a key policy: an administrator of the key',
      code: policy(
        '"KMS:*"',
        '"Principal": { "AWS": "arn:aws:iam::111122223333:role/keys" }, "Resource": "*"',
      ),
    },
    {
      name: 'the account that owns the queue',
      code: policy('"SQS:*"', principal('{ "AWS": "arn:aws:iam::111122223333:root" }')),
    },
    { name: 'the account by its id', code: policy('"sqs:*"', principal('{ "AWS": ["111122223333"] }')) },
    {
      name: 'accounts, where the resource does not tell whose it is',
      code: policy(
        '"s3:*"',
        '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"',
      ),
    },
    {
      name: 'accounts that are placeholders',
      code: policy(
        '"sqs:*"',
        principal('{ "AWS": ["arn:aws:iam::${AWS::AccountId}:root", "<ACCOUNT_ID>"] }'),
      ),
    },
  ],
  invalid: [
    {
      name: 'a condition that holds without its key, which fewer actions may never include',
      code: policy(
        '"sqs:«*»"',
        '"Resource": "*", "Condition": { "StringEqualsIfExists": { "dynamodb:Select": "COUNT" } }',
      ),
      errors: [{ messageId: 'serviceWildcard', data: { pattern: 'sqs:*', reach: queueReach } }],
    },
    {
      name: 'tags, which count for each action that works on something with tags',
      code: policy(
        '"elasticloadbalancing:«*»"',
        '"Resource": "*", "Condition": { "StringEquals": { "elasticloadbalancing:ResourceTag/a": "b" } }',
      ),
      errors: [
        {
          messageId: 'serviceWildcardByKey',
          data: {
            pattern: 'elasticloadbalancing:*',
            keys: '`elasticloadbalancing:ResourceTag/a`',
            reach: '55 actions, including `elasticloadbalancing:DeleteRule`',
          },
          suggestions: [
            {
              messageId: 'suggestRead',
              data: { count: 4 },
              output: policy(
                '"elasticloadbalancing:Get*"',
                '"Resource": "*", "Condition": { "StringEquals": { "elasticloadbalancing:ResourceTag/a": "b" } }',
              ),
            },
          ],
        },
      ],
    },
    ...(
      [
        [
          'ebs:*',
          '"StringEquals": { "ebs:ParentSnapshot": "arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0" }',
          '`ebs:ParentSnapshot`',
          '`ebs:StartSnapshot`',
        ],
        [
          'sqs:*',
          '"StringEquals": { "AWS:requesttag/a": "b" }',
          '`AWS:requesttag/a`',
          '`sqs:CreateQueue` and `sqs:TagQueue`',
        ],
        [
          'sqs:*',
          '"ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] }, "Bool": { "aws:SecureTransport": "true" }',
          '`aws:TagKeys`',
          '`sqs:CreateQueue`, `sqs:TagQueue` and `sqs:UntagQueue`',
        ],
        [
          'sns:*',
          '"StringEquals": { "aws:RequestTag/x": "a", "aws:ResourceTag/y": "b" }',
          '`aws:RequestTag/x` and `aws:ResourceTag/y`',
          '`sns:CreateTopic` and `sns:TagResource`',
        ],
        [
          'ec2:*',
          '"StringLike": { "ec2:LaunchTemplate": "*/lt-0123456789abcdef0" }',
          '`ec2:LaunchTemplate`',
          '`ec2:RunInstances`',
        ],
      ] as const
    ).map(([pattern, tests, keys, reach]) => ({
      name: `only what includes the key counts: ${keys}`,
      code: policy(`"${pattern.replace('*', '«*»')}"`, `"Resource": "*", "Condition": { ${tests} }`),
      errors: [{ messageId: 'serviceWildcardByKey', data: { pattern, keys, reach } }],
    })),
    ...[
      '"StringEqualsIfExists": { "aws:RequestTag/a": "b" }',
      '"StringNotEquals": { "s3:prefix": "b" }',
      '"Null": { "s3:prefix": "true" }',
      '"ForAllValues:StringEquals": { "aws:TagKeys": "a" }',
      '"StringEquals": { "aws:PrincipalTag/a": "b" }',
      '"StringEquals": { "${key}": "b" }',
      '"StringEquals": { "s3:nosuch": "b" }',
    ].map((tests) => ({
      name: `a condition that may hold for every action: ${tests}`,
      code: policy('"sqs:«*»"', `"Resource": "*", "Condition": { ${tests} }`),
      errors: [
        // Of fewer actions there may be none whose requests include the tags.
        /IfExists|ForAllValues/.test(tests)
          ? { messageId: 'serviceWildcard', data: { pattern: 'sqs:*', reach: queueReach } }
          : queues(policy(queueReads, `"Resource": "*", "Condition": { ${tests} }`)),
      ],
    })),
    {
      name: 'a single value becomes a list',
      code: policy('"sqs:«*»"'),
      errors: [queues(policy(queueReads))],
    },
    {
      name: 'every spelling, one pattern where one does',
      code: policy('["ec2messages:«*»", "EC2Messages:«**»", "ec2messages:«?*»", "ec2messages:«\\u002a»"]'),
      errors: [
        messages(
          'ec2messages:*',
          policy('["ec2messages:Get*", "EC2Messages:**", "ec2messages:?*", "ec2messages:\\u002a"]'),
        ),
        messages(
          'EC2Messages:**',
          policy('["ec2messages:*", "ec2messages:Get*", "ec2messages:?*", "ec2messages:\\u002a"]'),
        ),
        messages(
          'ec2messages:?*',
          policy('["ec2messages:*", "EC2Messages:**", "ec2messages:Get*", "ec2messages:\\u002a"]'),
        ),
        messages(
          'ec2messages:*',
          policy('["ec2messages:*", "EC2Messages:**", "ec2messages:?*", "ec2messages:Get*"]'),
        ),
      ],
    },
    {
      name: 'what the list has already is not added again',
      code: policy('["sqs:«*»", "SQS:get*", "s3:GetObject"]'),
      errors: [queues(policy('["sqs:List*", "sqs:ReceiveMessage", "SQS:get*", "s3:GetObject"]'))],
    },
    {
      name: 'nothing to add: the wildcard goes',
      code: policy('["ec2messages:«*»", "ec2messages:Get*"]'),
      errors: [messages('ec2messages:*', policy('["ec2messages:Get*"]'))],
    },
    {
      name: 'a service without anything to read',
      code: policy('"execute-api:«*»"'),
      errors: [
        {
          messageId: 'serviceWildcard',
          data: {
            pattern: 'execute-api:*',
            reach: '`execute-api:InvalidateCache`, `execute-api:Invoke` and `execute-api:ManageConnections`',
          },
        },
      ],
    },
    {
      name: 'minified, without a Resource',
      code: '{"Statement":{"Effect":"Allow","Action":"ec2messages:«*»"}}',
      errors: [messages('ec2messages:*', '{"Statement":{"Effect":"Allow","Action":"ec2messages:Get*"}}')],
    },
    {
      name: 'under a condition and on one resource',
      code: policy('"sqs:«*»"', `${queue}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`),
      errors: [
        queues(
          policy(queueReads, `${queue}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`),
          true,
        ),
      ],
    },
    {
      name: 'keys in an identity policy',
      code: policy('"kms:«*»"'),
      errors: [
        {
          messageId: 'serviceWildcard',
          data: {
            pattern: 'kms:*',
            reach: '56 actions, including `kms:PutKeyPolicy`',
          },
          suggestions: [
            {
              messageId: 'suggestRead',
              data: { count: 14 },
              output: policy('["kms:Describe*", "kms:Get*", "kms:List*"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'a role in a resource policy',
      code: policy('"sqs:«*»"', principal('{ "AWS": "arn:aws:iam::111122223333:role/worker" }')),
      errors: [
        queues(policy(queueReads, principal('{ "AWS": "arn:aws:iam::111122223333:role/worker" }')), true),
      ],
    },
    {
      name: 'another account',
      code: policy('"sqs:«*»"', principal('{ "AWS": "arn:aws:iam::444455556666:root" }')),
      errors: [queues(policy(queueReads, principal('{ "AWS": "arn:aws:iam::444455556666:root" }')), true)],
    },
    {
      name: 'the account and a service',
      code: policy(
        '"sqs:«*»"',
        principal('{ "AWS": "arn:aws:iam::111122223333:root", "Service": "sns.amazonaws.com" }'),
      ),
      errors: [
        queues(
          policy(
            queueReads,
            principal('{ "AWS": "arn:aws:iam::111122223333:root", "Service": "sns.amazonaws.com" }'),
          ),
          true,
        ),
      ],
    },
    {
      name: 'everyone',
      code: policy('"sqs:«*»"', principal('"*"')),
      errors: [queues(policy(queueReads, principal('"*"')), true)],
    },
    {
      name: 'on the resources of any service',
      code: policy('"sqs:«*»"', '"Resource": "arn:aws:*:eu-west-1:111122223333:q"'),
      errors: [queues(policy(queueReads, '"Resource": "arn:aws:*:eu-west-1:111122223333:q"'), true)],
    },
    {
      name: 'on objects: no action on buckets is offered',
      code: policy('"s3:«*»"', '"Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"'),
      errors: [
        {
          messageId: 'serviceWildcardOnNamed',
          data: {
            pattern: 's3:*',
            reach: '44 actions, including `s3:PutObjectAcl`',
          },
          suggestions: [
            {
              messageId: 'suggestRead',
              data: { count: 19 },
              output: policy('["s3:Get*", "s3:List*"]', '"Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"'),
            },
          ],
        },
      ],
    },
    {
      name: 'on instances',
      code: policy('"ec2:«*»"', '"Resource": "arn:aws:ec2:*:*:instance/*"'),
      errors: [
        {
          messageId: 'serviceWildcardOnNamed',
          data: {
            pattern: 'ec2:*',
            reach: '57 actions, including `ec2:RunInstances`',
          },
          suggestions: [
            {
              messageId: 'suggestRead',
              data: { count: 7 },
              output: policy(
                '["ec2:DescribeInstanceAttribute", "ec2:Get*"]',
                '"Resource": "arn:aws:ec2:*:*:instance/*"',
              ),
            },
          ],
        },
      ],
    },
    ...[
      '"Action": ["sqs:Delete*", "SQS:sendmessage"], "Resource": "*"',
      '"NotAction": ["sqs:Set*", "sqs:Start*", "sqs:A*", "sqs:C*", "sqs:G*", "sqs:L*", "sqs:P*", "sqs:R*", "sqs:T*", "sqs:U*"], "Resource": "*"',
      '"Action": ["sqs:Delete*", "sqs:SendMessage"], "Resource": "arn:aws:sqs:*:*:*"',
      '"Action": ["sqs:Delete*", "sqs:SendMessage"], "NotResource": []',
    ].map((members) => ({
      name: `what a Deny takes back does not count: ${members}`,
      code: policy('"sqs:«*»"', butDenied(members)),
      errors: [
        {
          messageId: 'serviceWildcardButDenied',
          data: {
            pattern: 'sqs:*',
            reach: '17 actions, including `sqs:AddPermission`',
          },
          suggestions: [
            {
              messageId: 'suggestRead',
              data: { count: 7 },
              output: policy(queueReads, butDenied(members)),
            },
          ],
        },
      ],
    })),
    ...[
      '"Action": "sqs:Delete*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } }',
      '"Action": "sqs:Delete*", "Resource": "arn:aws:sqs:*:*:other"',
      '"Action": "sqs:Delete*", "Resource": "arn:aws:sqs:eu-west-1:*:*"',
      '"Action": "sqs:Delete*", "NotResource": "arn:aws:sqs:*:*:other"',
      '"Action": "sqs:${verb}*", "Resource": "*"',
      '"Action": "sqs:Delete*", "Resource": "<ARN>"',
      '"NotAction": ["s3:*", "sqs:*"], "Resource": "*"',
      '"Action": "sqs:Delete*", "NotAction": "s3:*", "Resource": "*"',
    ].map((members) => ({
      name: `what a Deny may leave counts: ${members}`,
      code: policy('"sqs:«*»"', butDenied(members)),
      errors: [queues(policy(queueReads, butDenied(members)))],
    })),
    {
      name: 'beside the resources of another service',
      code: policy('"sqs:«*»"', queue.replace(': "', ': ["arn:aws:s3:::site/*", "') + ']'),
      errors: [queues(policy(queueReads, queue.replace(': "', ': ["arn:aws:s3:::site/*", "') + ']'), true)],
    },
    ...[
      '"NotResource": "arn:aws:sqs:eu-west-1:111122223333:q"',
      '"Resource": ["arn:aws:sqs:eu-west-1:111122223333:q", "*"]',
      '"Resource": ["${arn}", "arn:aws:*"]',
    ].map((resource) => ({
      name: `all resources, or all but some: ${resource}`,
      code: policy('"sqs:«*»"', resource),
      errors: [queues(policy(queueReads, resource))],
    })),
    ...['"Resource": "*"', '"Resource": ["*", "<ARN>"]'].map((resource) => {
      const members = `"Principal": { "AWS": "arn:aws:iam::111122223333:role/app" }, ${resource}`;
      return {
        name: `the resource that the policy is attached to: ${resource}`,
        code: policy('"sqs:«*»"', members),
        errors: [{ ...queues(policy(queueReads, members)), messageId: 'serviceWildcardOnUnknown' }],
      };
    }),
    ...[
      '"Resource": ["arn:aws:sqs:eu-west-1:111122223333:q", "<ARN>"]',
      '"Resource": "${arn}"',
      '"Resource": ["arn:aws:sqs:eu-west-1:111122223333:q", { "Ref": "Queue" }]',
    ].map((resource) => ({
      name: `resources of which it is not known what they are: ${resource}`,
      code: policy('"sqs:«*»"', resource),
      errors: [{ ...queues(policy(queueReads, resource)), messageId: 'serviceWildcardOnUnknown' }],
    })),
  ],
});
