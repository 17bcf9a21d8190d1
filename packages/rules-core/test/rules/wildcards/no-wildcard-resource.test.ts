import { noWildcardResource } from '../../../src/rules/wildcards/no-wildcard-resource.js';
import { testRule } from '../../rule-tester.js';

const document = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const allow = (action: string, resource = '"*"', more = '') =>
  `{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource}${more} }`;
const policy = (action: string, resource = '"*"', more = '') => document(allow(action, resource, more));
const when = (operator: string, key: string, values: string) =>
  `, "Condition": { "${operator}": { "${key}": ${values} } }`;
const every = (reach: string, shapes?: string, output?: string, resource = '*') => ({
  messageId: 'everyResource',
  data: { resource, reach },
  suggestions: shapes ? [{ messageId: 'suggestShapes', data: { shapes }, output: output! }] : [],
});
const whole = (resource: string, reach: string, shapes?: string, output?: string) => ({
  ...every(reach, shapes, output, resource),
  messageId: 'wholeType',
});

const send = '`sqs:SendMessage`';
const queueArn = 'arn:aws:sqs:<Region>:<Account>:<QueueName>';
const sending = (output: string, resource = '*') => every(send, `\`${queueArn}\``, output, resource);
const wide = { wholeTypes: true };
const deny = (members: string) => `{ "Effect": "Deny", ${members} }`;

/** Conditions that hold sqs:SendMessage to some queues or requests. */
const narrowing: readonly (readonly [operator: string, key: string, values: string])[] = [
  ['StringEquals', 'aws:ResourceTag/team', '"red"'],
  ['StringEqualsIfExists', 'aws:ResourceTag/team', '"red"'],
  ['StringEquals', 'aws:ResourceAccount', '"111122223333"'],
  ['StringLike', 'sqs:ResourceTag/team', '"red-*"'],
  ['ForAnyValue:StringEquals', 'aws:CalledVia', '"cloudformation.amazonaws.com"'],
  ['StringEquals', 'aws:ResourceTag/team', '"${team}"'],
  ['StringEquals', '{{key}}', '"red"'],
  ['StringLike', 'aws:ResourceTag/team', '"*"'],
  ['Null', 'ec2:ResourceTag/team', '"false"'],
];
/** Conditions on the caller or the circumstances, or on nothing. */
const notNarrowing: readonly (readonly [operator: string, key: string, values: string])[] = [
  ['Bool', 'aws:SecureTransport', '"true"'],
  ['Bool', 'aws:MultiFactorAuthPresent', '"true"'],
  ['IpAddress', 'aws:SourceIp', '"203.0.113.0/24"'],
  ['StringEquals', 'aws:RequestedRegion', '"eu-west-1"'],
  ['StringEquals', 'aws:PrincipalTag/team', '"red"'],
  ['StringLikeIfExists', 'aws:ResourceTag/team', '"*"'],
  ['Null', 'aws:ResourceAccount', '"false"'],
];

testRule(noWildcardResource, {
  valid: [
    ...narrowing.map(([operator, key, values]) => ({
      code: policy('"sqs:SendMessage"', '"*"', when(operator, key, values)),
    })),
    { name: 'a resource', code: policy('"sqs:SendMessage"', '"arn:aws:sqs:eu-west-1:111122223333:q"') },
    {
      name: 'actions that create something under an ID that AWS chooses',
      code: policy('["ec2:CreateVpc", "fsx:CreateFileSystem", "omics:StartRun"]'),
      options: { ignoredAccessLevels: [] },
    },
    {
      name: 'actions that work on everything only',
      code: policy('["sts:GetCallerIdentity", "ec2:DescribeInstances", "s3:ListAllMyBuckets"]'),
      options: { ignoredAccessLevels: [] },
    },
    { name: 'an action for which a resource is the exception', code: policy('"cloudwatch:PutMetricData"') },
    { name: 'reading what is no secret', code: policy('["sqs:GetQueueAttributes", "s3:List*"]') },
    {
      name: 'what the reference calls more, though it only looks',
      code: policy('["iot:ListSubscriptions", "quicksight:DescribeTopicPermissions"]'),
    },
    {
      name: 'writing logs, as AWSLambdaBasicExecutionRole lets everyone',
      code: policy('["logs:CreateLogGroup", "logs:CreateLogStream", "LOGS:putlogevents"]'),
    },
    {
      name: 'actions that are never counted',
      code: policy('["sqs:SendMessage", "sqs:DeleteMessage"]'),
      options: { neverCounted: ['sqs:*Message'] },
    },
    {
      name: 'ignored levels',
      code: policy('["sqs:SendMessage", "sqs:ReceiveMessage"]'),
      options: { ignoredAccessLevels: ['Read', 'Write'], alwaysCounted: [] },
    },
    { name: 'iam:PassRole, which has a rule of its own', code: policy('"iam:PassRole"') },
    { name: 'actions that are not known', code: policy('["nosuch:Thing", "sqs:Nope", "sqs:${action}"]') },
    { name: 'a placeholder', code: policy('"sqs:SendMessage"', '["${queue}", "<ARN>", "arn:{{x}}"]') },
    { name: 'NotResource', code: policy('"sqs:SendMessage"').replace('Resource', 'NotResource') },
    { name: 'both', code: policy('"sqs:SendMessage"', '"*", "NotResource": "arn:aws:sqs:*:*:q"') },
    { name: 'Deny', code: policy('"sqs:SendMessage"').replace('Allow', 'Deny') },
    { name: 'wrong shapes', code: policy('"sqs:SendMessage"', '[["*"], { "*": "*" }, 1]') },
    { name: 'NotAction with a placeholder', code: policy('"<ACTIONS>"').replace('Action', 'NotAction') },
    {
      name: 'a condition that is a placeholder',
      code: policy('"sqs:SendMessage"', '"*", "Condition": "{{c}}"'),
    },
    { name: 'as wide as the type', code: policy('"s3:PutObject"', '"arn:aws:s3:::*"') },
    ...[
      '"Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:app-*"',
      '"Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:${name}"',
      '"Action": "secretsmanager:DescribeSecret", "Resource": "arn:aws:secretsmanager:*:*:secret:*"',
      '"Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:*", "Condition": { "StringEquals": { "secretsmanager:ResourceTag/team": "red" } }',
      '"Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/app/*"',
      '"Action": "iam:CreateAccessKey", "Resource": "arn:aws:iam::*:user/${aws:username}"',
      '"Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/*"',
      '"Action": "ecs:RunTask", "Resource": "arn:aws:ecs:*:*:task-definition/*"',
    ].map((members) => ({
      name: `not as wide, or nothing that takes over what it names: ${members}`,
      code: document(`{ "Effect": "Allow", ${members} }`),
    })),
    {
      name: 'what a Deny takes back of a type',
      code: document(
        allow('"sts:AssumeRole"', '"arn:aws:iam::*:role/*"'),
        deny('"Action": "sts:*", "Resource": "arn:aws:iam::*:role/*"'),
      ),
    },
    {
      name: 'the objects of a bucket',
      code: policy('"s3:PutObject"', '"arn:aws:s3:::amzn-s3-demo-bucket/*"'),
      options: wide,
    },
    {
      name: 'the streams of a log group, and the group with its compulsory star',
      code: policy(
        '["logs:PutLogEvents", "logs:CreateLogGroup"]',
        '["arn:aws:logs:*:*:log-group:/aws/lambda/f:*", "arn:aws:logs:*:*:log-group:/aws/lambda/*"]',
      ),
      options: wide,
    },
    {
      name: 'a type of which there is one',
      code: policy('"ec2:CreateTags"', '"arn:aws:ec2:*:*:vpc/*"'),
      options: wide,
    },
    {
      name: 'another type that the action needs is named',
      code: policy(
        '"ec2:CreateNetworkInterface"',
        '["arn:aws:ec2:*:*:network-interface/*", "arn:aws:ec2:*:*:subnet/subnet-0123456789abcdef0"]',
      ),
      options: wide,
    },
    {
      name: 'an action taken back outside of some resources',
      code: document(
        allow('"sqs:SendMessage"'),
        deny('"Action": "sqs:*", "NotResource": "arn:aws:sqs:*:*:shop-*"'),
      ),
    },
    {
      name: 'an action denied',
      code: document(allow('"sqs:SendMessage"'), deny('"Action": "sqs:Send*", "Resource": "*"')),
    },
    {
      name: 'a resource policy',
      code: policy('"kms:*"', '"*", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }'),
    },
    ...(['boundary', 'session', 'scp', 'rcp', 'trust'] as const).map((policyType) => ({
      name: policyType,
      code: policy('"sqs:SendMessage"'),
      settings: { policyType },
    })),
  ],
  invalid: [
    {
      name: 'writing logs beside other actions, and where they are counted',
      code: policy('["logs:PutLogEvents", "logs:DeleteLogGroup"]', '"«*»"'),
      errors: [
        every(
          '`logs:DeleteLogGroup`',
          '`arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*` and `arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:log-stream:<LogStreamName>`',
          policy(
            '["logs:PutLogEvents", "logs:DeleteLogGroup"]',
            '["arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*", "arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:log-stream:<LogStreamName>"]',
          ),
        ),
      ],
    },
    {
      name: 'writing logs, where that is counted',
      code: policy('"logs:CreateLogGroup"', '"«*»"'),
      options: { neverCounted: [] },
      errors: [
        every(
          '`logs:CreateLogGroup`',
          '`arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*`',
          policy('"logs:CreateLogGroup"', '"arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*"'),
        ),
      ],
    },
    {
      name: 'an action that is never and always counted',
      code: policy('"sqs:SendMessage"', '"«*»"'),
      options: { neverCounted: ['sqs:*'], alwaysCounted: ['sqs:SendMessage'] },
      errors: [sending(policy('"sqs:SendMessage"', `"${queueArn}"`))],
    },
    {
      name: 'the ID of what is created stays open in the suggestion',
      code: policy('"ec2:CreateSnapshot"', '"«*»"'),
      errors: [
        every(
          '`ec2:CreateSnapshot`',
          '`arn:aws:ec2:<Region>::snapshot/*` and `arn:aws:ec2:<Region>:<Account>:volume/<VolumeId>`',
          policy(
            '"ec2:CreateSnapshot"',
            '["arn:aws:ec2:<Region>::snapshot/*", "arn:aws:ec2:<Region>:<Account>:volume/<VolumeId>"]',
          ),
        ),
      ],
    },
    {
      name: 'no suggestion where one action creates what another one could name',
      code: policy('["ec2:CreateSnapshot", "ec2:DeleteSnapshot"]', '"«*»"'),
      errors: [every('`ec2:CreateSnapshot` and `ec2:DeleteSnapshot`')],
    },
    ...(
      [
        ['"arn:aws-cn:ec2:*:*:instance/i"', 'aws-cn'],
        ['["arn:aws-us-gov:ec2:*:*:instance/i", "arn:<P>:ec2:*:*:instance/j"]', 'aws-us-gov'],
        [
          '"arn:aws-iso:ec2:*:*:instance/i", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws-iso:iam::*:role/x" } }',
          'aws-iso',
        ],
        ['["arn:aws:ec2:*:*:instance/i", "arn:aws-cn:ec2:*:*:instance/i"]', '<Partition>'],
        ['"arn:moon:ec2:*:*:instance/i"', 'aws'],
      ] as const
    ).map(([other, partition]) => {
      const shape = queueArn.replace('aws', partition);
      const beside = `{ "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": ${other} }`;
      return {
        name: `the partition of the other ARNs: ${other}`,
        code: document(allow('"sqs:SendMessage"', '"«*»"'), beside),
        errors: [every(send, `\`${shape}\``, document(allow('"sqs:SendMessage"', `"${shape}"`), beside))],
      };
    }),
    ...notNarrowing.map(([operator, key, values]) => ({
      code: policy('"sqs:SendMessage"', '"«*»"', when(operator, key, values)),
      errors: [sending(policy('"sqs:SendMessage"', `"${queueArn}"`, when(operator, key, values)))],
    })),
    {
      name: 'beside an action that needs the star at times: no shape would do for both',
      code: policy('["cloudwatch:PutMetricData", "sqs:SendMessage"]', '"«*»"'),
      errors: [every('`sqs:SendMessage`')],
    },
    {
      name: 'a single value',
      code: policy('"sqs:SendMessage"', '"«*»"'),
      errors: [sending(policy('"sqs:SendMessage"', `"${queueArn}"`))],
    },
    {
      name: 'a list, lower case',
      code: policy('"SQS:sendmessage"', '["«*»"]'),
      errors: [sending(policy('"SQS:sendmessage"', `["${queueArn}"]`))],
    },
    ...['**', 'arn:*', 'arn:aws:*', 'arn:*:*:*:*:*'].map((resource) => ({
      name: resource,
      code: policy('"sqs:SendMessage"', `"${resource}"`).replace(
        /"((?:arn:(?:aws:)?)?)([*:]+)" }/,
        '"$1«$2»" }',
      ),
      errors: [sending(policy('"sqs:SendMessage"', `"${queueArn}"`), resource)],
    })),
    {
      name: 'an escape',
      code: policy('"sqs:SendMessage"', '"«\\u002a»"'),
      errors: [sending(policy('"sqs:SendMessage"', `"${queueArn}"`))],
    },
    {
      name: 'minified',
      code: '{"Statement":{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":"«*»"}}',
      errors: [
        sending(`{"Statement":{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":"${queueArn}"}}`),
      ],
    },
    {
      name: 'beside other resources nothing is offered',
      code: policy('"sqs:SendMessage"', '["arn:aws:sqs:eu-west-1:111122223333:q", "«*»"]'),
      errors: [every(send)],
    },
    {
      name: 'beside an action that works on everything only nothing is offered',
      code: policy('["sqs:SendMessage", "s3:ListAllMyBuckets"]', '"«*»"'),
      errors: [every(send)],
    },
    {
      name: 'beside an action that is not known nothing is offered',
      code: policy('["sqs:SendMessage", "nosuch:Thing", "sqs:${x}"]', '"«*»"'),
      errors: [every(send)],
    },
    {
      name: 'a bucket and its objects; a single value becomes a list',
      code: policy('["s3:PutObject", "s3:ListBucket", "s3:GetObject"]', '"«*»"'),
      errors: [
        every(
          '`s3:PutObject` and `s3:GetObject`',
          '`arn:aws:s3:::<BucketName>` and `arn:aws:s3:::<BucketName>/<ObjectName>`',
          policy(
            '["s3:PutObject", "s3:ListBucket", "s3:GetObject"]',
            '["arn:aws:s3:::<BucketName>", "arn:aws:s3:::<BucketName>/<ObjectName>"]',
          ),
        ),
      ],
    },
    {
      name: 'a log group with its compulsory star',
      code: policy('"logs:PutRetentionPolicy"', '"«*»"'),
      errors: [
        every(
          '`logs:PutRetentionPolicy`',
          '`arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*`',
          policy('"logs:PutRetentionPolicy"', '"arn:aws:logs:<Region>:<Account>:log-group:<LogGroupName>:*"'),
        ),
      ],
    },
    {
      name: 'whole services, as all that can be limited',
      code: policy('["sqs:*", "SNS:*", "sts:GetCallerIdentity", "ec2:Describe*"]', '"«*»"'),
      errors: [
        {
          messageId: 'everyResourceOfService',
          data: {
            resource: '*',
            entries: '`sqs:*` and `SNS:*`',
            reach: '`sns:AddPermission` and 26 more actions',
          },
        },
      ],
    },
    {
      name: 'whole services, more than are named',
      code: policy('["sqs:*", "sns:*", "ses:*", "kinesis:*", "firehose:*"]', '"«*»"'),
      errors: [
        {
          messageId: 'everyResourceOfService',
          data: {
            resource: '*',
            entries: '`sqs:*`, `sns:*`, `ses:*` and 2 more',
            reach: '`sns:AddPermission` and 151 more actions',
          },
        },
      ],
    },
    {
      name: 'an action beside whole services',
      code: policy('["sqs:*", "s3:PutObject"]', '"«*»"'),
      errors: [every('`sqs:AddPermission` and 14 more actions')],
    },
    {
      name: 'more shapes than help',
      code: policy('"ec2:RunInstances"', '"«*»"'),
      errors: [every('`ec2:RunInstances`')],
    },
    {
      name: 'secrets and data, though they are only read',
      code: policy(
        '["secretsmanager:GetSecretValue", "ssm:GetParametersByPath", "s3:Get*", "dynamodb:DescribeTable"]',
        '"«*»"',
      ),
      errors: [every('`secretsmanager:GetSecretValue` and 3 more actions')],
    },
    {
      name: 'what else counts, by the options',
      code: policy('["sqs:GetQueueUrl", "sqs:GetQueueAttributes"]', '"«*»"'),
      options: { alwaysCounted: ['SQS:*Url'] },
      errors: [
        every(
          '`sqs:GetQueueUrl`',
          `\`${queueArn}\``,
          policy('["sqs:GetQueueUrl", "sqs:GetQueueAttributes"]', `"${queueArn}"`),
        ),
      ],
    },
    {
      name: 'every level counts, by the options',
      code: policy('"sqs:GetQueueAttributes"', '"«*»"'),
      options: { ignoredAccessLevels: [] },
      errors: [
        every(
          '`sqs:GetQueueAttributes`',
          `\`${queueArn}\``,
          policy('"sqs:GetQueueAttributes"', `"${queueArn}"`),
        ),
      ],
    },
    {
      name: 'an action that a weak condition does not reach',
      code: policy(
        '["sqs:SendMessage", "cloudwatch:DeleteAlarms"]',
        '"«*»"',
        when('StringEqualsIfExists', 'cloudwatch:AlarmActions', '"x"'),
      ),
      errors: [
        every(
          '`sqs:SendMessage` and `cloudwatch:DeleteAlarms`',
          `\`arn:aws:cloudwatch:<Region>:<Account>:alarm:<AlarmName>\` and \`${queueArn}\``,
          policy(
            '["sqs:SendMessage", "cloudwatch:DeleteAlarms"]',
            `["arn:aws:cloudwatch:<Region>:<Account>:alarm:<AlarmName>", "${queueArn}"]`,
            when('StringEqualsIfExists', 'cloudwatch:AlarmActions', '"x"'),
          ),
        ),
      ],
    },
    {
      name: 'what a Deny leaves',
      code: document(
        allow('["sqs:SendMessage", "sns:Publish"]', '"«*»"'),
        deny('"Action": "sns:Publish", "Resource": "*"'),
      ),
      errors: [
        every(
          send,
          `\`arn:aws:sns:<Region>:<Account>:<TopicName>\` and \`${queueArn}\``,
          document(
            allow(
              '["sqs:SendMessage", "sns:Publish"]',
              `["arn:aws:sns:<Region>:<Account>:<TopicName>", "${queueArn}"]`,
            ),
            deny('"Action": "sns:Publish", "Resource": "*"'),
          ),
        ),
      ],
    },
    ...[
      '"Action": "sqs:*", "NotResource": "*"',
      '"Action": "sqs:*", "Resource": "arn:aws:sqs:*:*:other"',
      '"Action": "sqs:Receive*", "NotResource": "arn:aws:sqs:*:*:shop-*"',
      '"Action": "sqs:*", "NotResource": "arn:aws:sqs:*:*:shop-*", "Condition": { "Bool": { "aws:SecureTransport": "false" } }',
    ].map((members) => ({
      name: `a Deny that does not hold it: ${members}`,
      code: document(allow('"sqs:SendMessage"', '"«*»"'), deny(members)),
      errors: [sending(document(allow('"sqs:SendMessage"', `"${queueArn}"`), deny(members)))],
    })),
    {
      name: 'service-linked roles beside others, which are named by the service',
      code: policy('["iam:CreateServiceLinkedRole", "iam:DeleteRole"]', '"«*»"'),
      errors: [
        every(
          '`iam:DeleteRole`',
          '`arn:aws:iam::<Account>:role/<RoleNameWithPath>` and `arn:aws:iam::<Account>:role/aws-service-role/<Service>.amazonaws.com/<RoleName>`',
          policy(
            '["iam:CreateServiceLinkedRole", "iam:DeleteRole"]',
            '["arn:aws:iam::<Account>:role/<RoleNameWithPath>", "arn:aws:iam::<Account>:role/aws-service-role/<Service>.amazonaws.com/<RoleName>"]',
          ),
        ),
      ],
    },
    ...(
      [
        ['sts:AssumeRole', 'arn:aws:iam::*:role/', 'arn:aws:iam::<Account>:role/<RoleNameWithPath>'],
        [
          'sts:AssumeRole',
          'arn:aws:iam::111122223333:role/',
          'arn:aws:iam::111122223333:role/<RoleNameWithPath>',
        ],
        [
          'iam:UpdateAssumeRolePolicy',
          'arn:aws:iam::*:role/',
          'arn:aws:iam::<Account>:role/<RoleNameWithPath>',
        ],
        ['iam:CreateAccessKey', 'arn:aws:iam::*:user/', 'arn:aws:iam::<Account>:user/<UserNameWithPath>'],
        [
          'lambda:UpdateFunctionCode',
          'arn:aws:lambda:eu-west-1:111122223333:function:',
          'arn:aws:lambda:eu-west-1:111122223333:function:<FunctionName>',
        ],
      ] as const
    ).map(([action, start, shape]) => ({
      name: `as wide as the type, for an action that takes over what it names: ${action} on ${start}*`,
      code: policy(`["${action}"]`, `"${start}«*»"`),
      errors: [whole(`${start}*`, `\`${action}\``, `\`${shape}\``, policy(`["${action}"]`, `"${shape}"`))],
    })),
    {
      name: 'as wide as the type, for secrets',
      code: policy('"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:*:*:secret:«*»"'),
      errors: [
        whole(
          'arn:aws:secretsmanager:*:*:secret:*',
          '`secretsmanager:GetSecretValue`',
          '`arn:aws:secretsmanager:<Region>:<Account>:secret:<SecretId>`',
          policy(
            '"secretsmanager:GetSecretValue"',
            '"arn:aws:secretsmanager:<Region>:<Account>:secret:<SecretId>"',
          ),
        ),
      ],
    },
    {
      name: 'as wide as the type',
      code: policy('"s3:PutObject"', '["arn:aws:s3:::«*»"]'),
      options: wide,
      errors: [
        whole(
          'arn:aws:s3:::*',
          '`s3:PutObject`',
          '`arn:aws:s3:::<BucketName>/<ObjectName>`',
          policy('"s3:PutObject"', '["arn:aws:s3:::<BucketName>/<ObjectName>"]'),
        ),
      ],
    },
    {
      name: 'as wide as the type, in regions and accounts that are left open',
      code: policy('"sqs:SendMessage"', '"arn:aws:sqs:*:*:«*»"'),
      options: wide,
      errors: [
        whole('arn:aws:sqs:*:*:*', send, `\`${queueArn}\``, policy('"sqs:SendMessage"', `"${queueArn}"`)),
      ],
    },
    {
      name: 'as wide as the type, in a Region and an account',
      code: policy('"dynamodb:PutItem"', '"arn:aws:dynamodb:eu-west-1:111122223333:table/«*»"'),
      options: wide,
      errors: [
        whole(
          'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
          '`dynamodb:PutItem`',
          '`arn:aws:dynamodb:eu-west-1:111122223333:table/<TableName>`',
          policy('"dynamodb:PutItem"', '"arn:aws:dynamodb:eu-west-1:111122223333:table/<TableName>"'),
        ),
      ],
    },
    {
      name: 'as wide as the type, in a partition and a Region',
      code: policy('"sqs:SendMessage"', '"arn:aws-cn:sqs:cn-north-1:*:«*»"'),
      options: wide,
      errors: [
        whole(
          'arn:aws-cn:sqs:cn-north-1:*:*',
          send,
          '`arn:aws-cn:sqs:cn-north-1:<Account>:<QueueName>`',
          policy('"sqs:SendMessage"', '"arn:aws-cn:sqs:cn-north-1:<Account>:<QueueName>"'),
        ),
      ],
    },
    {
      name: 'as wide as the type, cut short',
      code: policy('"sqs:SendMessage"', '"arn:aws:sqs:«*»"'),
      options: wide,
      errors: [whole('arn:aws:sqs:*', send, `\`${queueArn}\``, policy('"sqs:SendMessage"', `"${queueArn}"`))],
    },
    {
      name: 'as wide as all types that the action needs',
      code: policy(
        '"ec2:CreateNetworkInterface"',
        '["arn:aws:ec2:*:*:network-interface/«*»", "arn:aws:ec2:*:*:subnet/«*»"]',
      ),
      options: wide,
      errors: [
        whole('arn:aws:ec2:*:*:network-interface/*', '`ec2:CreateNetworkInterface`'),
        whole('arn:aws:ec2:*:*:subnet/*', '`ec2:CreateNetworkInterface`'),
      ],
    },
  ],
});
