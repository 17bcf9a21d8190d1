import { noIneffectiveNotAction } from '../../../src/rules/not-elements/no-ineffective-not-action.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const deny = (list: string) => `"Effect": "Deny", "NotAction": ${list}, "Resource": "*"`;
const allow = (list: string) => `"Effect": "Allow", "NotAction": ${list}, "Resource": "*"`;
const when = (condition: string) => `${deny('"iam:*"')}, "Condition": ${condition}`;
const denied = { effect: 'denies', outcome: 'denied' };
const allowed = { effect: 'allows', outcome: 'allowed' };

testRule(noIneffectiveNotAction, {
  valid: [
    ...(
      [
        ['on some of the resources', '"Action": "s3:Get*", "Resource": "arn:aws:s3:::a/*"'],
        ['in part', '"Action": "s3:GetObject", "Resource": "*"'],
        ['on what NotResource leaves', '"Action": "s3:Get*", "NotResource": "arn:aws:s3:::c/*"'],
      ] as const
    ).map(([name, members]) => ({
      name: `what is excluded is allowed ${name}`,
      code: policy(
        '"Effect": "Allow", "NotAction": "s3:Get*", "Resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]',
        `"Effect": "Allow", ${members}`,
      ),
    })),
    {
      name: 'a service and an action that may be newer than the data',
      code: policy(deny('["s3:*", "frobnication:Start", "iam:Frobnicate*"]')),
    },
    ...['<ACTION>', '${action}', '{{action}}', 's3:${self:custom.action}', 's3:${env:ACTION}'].map(
      (text) => ({
        name: `the placeholder ${text}`,
        code: policy(deny(`["${text}"]`)),
      }),
    ),
    {
      name: 'a placeholder of the settings',
      code: policy(deny('"@action"')),
      settings: { placeholders: ['@action'] },
    },
    { name: 'wrong shapes', code: policy(deny('7'), deny('[null]'), deny('{ "a": 1 }')) },
    { name: 'no Effect', code: policy('"NotAction": "iam", "Resource": "*"') },
    { name: 'Action', code: policy('"Effect": "Deny", "Action": ["iam:PasRole", "s3"], "Resource": "*"') },
    {
      name: 'what was meant is excluded as well',
      code: policy(
        deny('["iam:PasRole", "iam:passrole"]'),
        deny('["kms:ReEncrypt", "kms:ReEncrypt*"]'),
        deny('["efs:*", "elasticfilesystem:*"]'),
      ),
    },
    { name: 'patterns of operations', code: policy(deny('["kms:ReEncryp?", "apigateway:GetRest*"]')) },
    {
      name: 'both Action and NotAction',
      code: policy('"Effect": "Deny", "Action": "s3:*", "NotAction": "s3", "Resource": "*"'),
    },
    {
      name: 'of duplicate keys the last counts',
      code: policy('"Effect": "Deny", "NotAction": "iam", "NotAction": "iam:*", "Resource": "*"'),
    },
    {
      name: 'an excluded service of which some actions are allowed',
      code: policy(
        allow('["iam:*", "organizations:*"]'),
        '"Effect": "Allow", "Action": "iam:ListRoles", "Resource": "*"',
      ),
    },
    {
      name: 'what is excluded is denied as well',
      code: policy(
        allow('["iam:*", "s3:DeleteBucket"]'),
        '"Effect": "Allow", "Action": "s3:*", "Resource": "*"',
        '"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"',
      ),
    },
    {
      name: 'wider patterns that are no service wildcard',
      code: policy(deny('["glue:Get*", "glue:GetTable"]')),
    },
    {
      name: 'a tag whose absence is denied',
      code: policy(when('{ "StringNotEquals": { "aws:ResourceTag/a": "b" } }')),
    },
    { name: 'a key that is no tag', code: policy(when('{ "StringEquals": { "aws:PrincipalTag/a": "b" } }')) },
    {
      name: 'a tag under Allow',
      code: policy(`${allow('"iam:*"')}, "Condition": { "StringEquals": { "aws:ResourceTag/a": "b" } }`),
    },
    { name: 'an empty list of an Allow', code: policy(allow('[]')) },
    {
      name: 'an action left for the resource',
      code: policy('"Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::x/*"'),
    },
  ],
  invalid: [
    ...(['scp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `an Allow of the type ${policyType} that lets nothing through`,
      code: policy(allow('["iam:*", "«*»"]')),
      settings: { policyType },
      errors: [{ messageId: 'allActions', data: { text: '*', ...allowed } }],
    })),
    {
      name: 'every action',
      code: policy(deny('"«*:*»"')),
      errors: [{ messageId: 'allActions', data: { text: '*:*', ...denied } }],
    },
    {
      name: 'no action left for the resource',
      code: policy('"Effect": "Allow", «"NotAction"»: "S3:*", "Resource": "arn:aws:s3:::x/*"'),
      errors: [{ messageId: 'noActionLeft', data: allowed }],
    },
    { name: 'an empty list', code: policy(deny('«[]»')), errors: ['emptyNotAction'] },
    {
      name: 'an empty list beside an empty NotResource',
      code: policy('"Effect": "Deny", "NotAction": «[]», "NotResource": []'),
      errors: ['emptyNotAction'],
    },
    {
      name: 'no action',
      code: policy(allow('[«"iam"», «"IAM*"», "s3:*"]')),
      errors: [
        { messageId: 'malformedAction', data: { text: 'iam', ...allowed } },
        { messageId: 'malformedAction', data: { text: 'IAM*', ...allowed } },
      ],
    },
    {
      name: 'alone: policy variables, which are plain text in actions',
      code: policy(deny('[«"s3:${aws:username}"», «"s3:Get${*}"», «"s3:Get${aws:username"»]')),
      errors: ['s3:${aws:username}', 's3:Get${*}', 's3:Get${aws:username'].map((text) => ({
        messageId: 'malformedAction',
        data: { text, ...denied },
      })),
    },
    {
      name: 'alone: a policy variable where the Version has none',
      code: `{ "Version": "2008-10-17", "Statement": { ${deny('«"s3:${aws:username}"»')} } }`,
      errors: [{ messageId: 'malformedAction', data: { text: 's3:${aws:username}', ...denied } }],
    },
    {
      name: 'misspelt actions',
      code: policy(deny('[«"iam:PasRole"», "iam:GetUser"]')),
      errors: [
        {
          messageId: 'misspeltAction',
          data: { text: 'iam:PasRole', meant: 'iam:PassRole', ...denied },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: '`iam:PassRole`' },
              output: policy(deny('["iam:PassRole", "iam:GetUser"]')),
            },
          ],
        },
      ],
    },
    ...(
      [
        ['kms:ReEncrypt', 'are', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
        ['KMS:reencrypt', 'are', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
        ['s3:ListBuckets', 'is', 's3:ListAllMyBuckets'],
        ['s3:HeadBucket', 'is', 's3:ListBucket'],
        ['iam:AssumeRole', 'is', 'sts:AssumeRole'],
        ['apigateway:GetRestApis', 'is', 'apigateway:GET'],
      ] as const
    ).map(([text, are, ...meant]) => {
      const actions = meant.map((each) => `\`${each}\``).join(' and ');
      const entries = meant.map((each) => `"${each}"`).join(', ');
      return {
        name: `an operation of an API: ${text}`,
        code: policy(allow(`[«"${text}"», "iam:GetUser"]`)),
        errors: [
          {
            messageId: 'apiOperation' as const,
            data: { text, actions, are, ...allowed },
            suggestions: [
              {
                messageId: 'suggestInstead' as const,
                data: { meant: actions },
                output: policy(allow(`[${entries}, "iam:GetUser"]`)),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'alone: an operation that an entry excludes in part',
      code: policy(deny('[«"kms:ReEncrypt"», "kms:ReEncryptFrom"]')),
      errors: [
        {
          messageId: 'apiOperation',
          data: { text: 'kms:ReEncrypt', actions: '`kms:ReEncryptTo`', are: 'is', ...denied },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: '`kms:ReEncryptTo`' },
              output: policy(deny('["kms:ReEncryptTo", "kms:ReEncryptFrom"]')),
            },
          ],
        },
      ],
    },
    {
      name: 'a service by the name of its API',
      code: policy(deny('[«"efs:*"», «"SFN:StartExecution"»]')),
      errors: [
        {
          messageId: 'misspeltService',
          data: { text: 'efs:*', meant: 'elasticfilesystem:*', ...denied },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: '`elasticfilesystem:*`' },
              output: policy(deny('["elasticfilesystem:*", "SFN:StartExecution"]')),
            },
          ],
        },
        {
          messageId: 'misspeltService',
          data: { text: 'SFN:StartExecution', meant: 'states:StartExecution', ...denied },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: '`states:StartExecution`' },
              output: policy(deny('["efs:*", "states:StartExecution"]')),
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelt service',
      code: policy(deny('«"organisations:*"»')),
      errors: [
        {
          messageId: 'misspeltService',
          data: { text: 'organisations:*', meant: 'organizations:*', ...denied },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: '`organizations:*`' },
              output: policy(deny('"organizations:*"')),
            },
          ],
        },
      ],
    },
    {
      name: 'no exception',
      code: policy(allow('["s3:*", «"s3:GetObject"»]')),
      errors: [
        {
          messageId: 'redundantAction',
          data: { text: 's3:GetObject', by: 's3:*' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { text: 's3:GetObject' },
              output: policy(allow('["s3:*"]')),
            },
          ],
        },
      ],
    },
    {
      name: 'an action allowed by another statement',
      code: policy(
        allow('["iam:*", «"s3:DeleteBucket"»]'),
        '"Effect": "Allow", "Action": "s3:*", "Resource": "*"',
      ),
      errors: [{ messageId: 'regranted', data: { text: 's3:DeleteBucket', other: 'statement 2' } }],
    },
    {
      name: 'alone: what is excluded is allowed, so that everything is',
      code: policy(allow('«"iam:*"»'), '"Sid": "Iam", "Effect": "Allow", "Action": "iam:*", "Resource": "*"'),
      errors: [{ messageId: 'regranted', data: { text: 'iam:*', other: 'statement `Iam`' } }],
    },
    {
      name: 'what is excluded is allowed, beside a Deny of something else',
      code: policy(
        allow('«"iam:*"»'),
        '"Effect": "Allow", "Action": ["sqs:*", "iam:*"], "Resource": "*"',
        '"Effect": "Deny", "Action": ["ec2:*", "sns:Publish"], "Resource": "*"',
      ),
      errors: [{ messageId: 'regranted', data: { text: 'iam:*', other: 'statement 2' } }],
    },
    {
      name: 'what is excluded is allowed on the same resources',
      code: policy(
        '"Effect": "Allow", "NotAction": «"s3:GetObject"», "Resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]',
        '"Effect": "Allow", "Action": "s3:Get*", "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::a*"]',
      ),
      errors: [{ messageId: 'regranted', data: { text: 's3:GetObject', other: 'statement 2' } }],
    },
    {
      name: 'alone: two lists that undo each other',
      code: policy(allow('"iam:*"'), '"Effect": "Allow", «"NotAction"»: ["s3:*", "ec2:*"], "Resource": "*"'),
      errors: [{ messageId: 'cancelled', data: { element: 'NotAction', other: 'statement 1' } }],
    },
    {
      name: 'tags that few requests carry',
      code: policy(
        when('{ "StringEquals": { «"aws:RequestTag/a"»: "b" }, "Null": { «"aws:TagKeys"»: "false" } }'),
      ),
      errors: [
        { messageId: 'untagged', data: { key: 'aws:RequestTag/a' } },
        { messageId: 'untagged', data: { key: 'aws:TagKeys' } },
      ],
    },
    {
      name: 'a tag beside NotResource',
      code: policy(
        '"Effect": "Deny", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::x", "Condition": { "StringLike": { «"aws:ResourceTag/a"»: "b" } }',
      ),
      errors: [{ messageId: 'untagged', data: { key: 'aws:ResourceTag/a' } }],
    },
  ],
});
