import { noPartialCondition } from '../../../src/rules/condition-keys/no-partial-condition.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, condition: string, effect = 'Allow', element = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "${element}": ${action}, "Resource": "*", "Condition": ${condition} }] }`;
const key = 's3:prefix';
const prefix = (operator: string) => `{ "${operator}": { "s3:prefix": "a" } }`;
const marked = (operator: string) => `{ "${operator}": { «"s3:prefix"»: "a" } }`;
const tag = (operator: string) => `{ "${operator}": { "aws:ResourceTag/team": "a" } }`;

testRule(noPartialCondition, {
  valid: [
    {
      name: 'every action has the key',
      code: policy('["s3:ListBucket", "s3:ListBucketVersion?"]', prefix('StringLikeIfExists')),
    },
    {
      name: 'a global key',
      code: policy('"s3:*"', '{ "StringEqualsIfExists": { "aws:PrincipalTag/a": "b" } }'),
    },
    { name: 'the key must be absent', code: policy('"s3:*"', '{ "Null": { "s3:prefix": "true" } }') },
    { name: 'an entry of everything', code: policy('"*"', prefix('StringLike')) },
    { name: 'NotAction', code: policy('"s3:*"', prefix('StringLike'), 'Allow', 'NotAction') },
    { name: 'a placeholder', code: policy('["s3:*", "{{more}}"]', prefix('StringLike')) },
    {
      name: 'a value that is not known',
      code: policy('"s3:*"', '{ "StringLike": { "s3:prefix": "{{p}}" } }'),
    },
    { name: 'a key that nobody knows', code: policy('"s3:*"', '{ "StringLike": { "s3:prefixes": "a" } }') },
    { name: 'no such operator', code: policy('"s3:*"', prefix('StringLikes')) },
    { name: 'wrong shapes', code: policy('7', '["s3:prefix"]') },
  ],
  invalid: [
    {
      name: 'IfExists next to a test that requires the key',
      code: policy(
        '["s3:ListBucket", "s3:PutObject"]',
        '{ "StringLikeIfExists": { "s3:prefix": "a" }, "Null": { «"s3:prefix"»: "false" } }',
      ),
      errors: [
        {
          messageId: 'someActions',
          data: { key, actions: '`s3:PutObject`', consequence: 'this statement does not allow it' },
        },
      ],
    },
    {
      name: 'IfExists leaves an action open',
      code: policy('["s3:ListBucket", "s3:PutObject"]', marked('StringLikeIfExists')),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key,
            actions: '`s3:PutObject`',
            consequence: 'this statement allows it whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'a wildcard reaches actions without the key',
      code: policy('["s3:ListBucket*"]', marked('StringLike'), 'Deny'),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key,
            actions: '`s3:ListBucketMultipartUploads`',
            consequence: 'this statement does not deny it',
          },
        },
      ],
    },
    {
      name: 'no action has the key',
      code: policy('["s3:PutObject", "s3:GetObject"]', marked('ForAnyValue:StringLike')),
      errors: [{ messageId: 'allActions', data: { key, consequence: 'this statement does not allow them' } }],
    },
    {
      name: 'alone: an action by its name',
      code: policy('["s3:ListBucket", "s3:PutObject"]', marked('StringLike')),
      errors: [
        {
          messageId: 'someActions',
          data: { key, actions: '`s3:PutObject`', consequence: 'this statement does not allow it' },
        },
      ],
    },
    {
      name: 'alone: no action has the key, which is asked for all the same',
      code: policy('["s3:PutObject", "s3:GetObject"]', marked('StringLike'), 'Deny'),
      errors: [{ messageId: 'allActions', data: { key, consequence: 'this statement does not deny them' } }],
    },
    {
      name: 'alone: actions by their names, and others that a wildcard reaches',
      code: policy('["s3:ListBucket*", "s3:PutObject"]', '{ "StringLike": { ««"s3:prefix"»»: "a" } }'),
      errors: [
        {
          messageId: 'someActions',
          data: { key, actions: '`s3:PutObject`', consequence: 'this statement does not allow it' },
        },
        {
          messageId: 'someActions',
          data: {
            key,
            actions: '`s3:ListBucketMultipartUploads`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'the same where IfExists allows for both',
      code: policy('["s3:ListBucket*", "s3:PutObject"]', marked('StringLikeIfExists')),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key,
            actions: '`s3:ListBucketMultipartUploads` or `s3:PutObject`',
            consequence: 'this statement allows them whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'alone: tags of a type that has none',
      code: policy(
        '["kms:Decrypt", "kms:ListKeys"]',
        tag('StringEquals').replace('"aws:ResourceTag/team"', '«"aws:ResourceTag/team"»'),
      ),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key: 'aws:ResourceTag/team',
            actions: '`kms:ListKeys`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'alone: the key of iam:PassRole, and another action',
      code: policy(
        '["iam:PassRole", "iam:GetRole"]',
        '{ "StringEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }',
      ),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key: 'iam:PassedToService',
            actions: '`iam:GetRole`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'alone: the key of iam:PassRole, and the other actions of a wildcard',
      code: policy(
        '"iam:P*"',
        '{ "StringNotEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }',
        'Deny',
      ),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key: 'iam:PassedToService',
            actions: '6 of its actions, such as `iam:PutUserPolicy` and `iam:PutRolePolicy`,',
            consequence: 'this statement denies them whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'Null',
      code: policy('["kms:Decrypt", "kms:ListKeys"]', '{ "Null": { «"aws:ResourceTag/team"»: "false" } }'),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key: 'aws:ResourceTag/team',
            actions: '`kms:ListKeys`',
            consequence: 'this statement does not allow it',
          },
        },
      ],
    },
    {
      name: 'a negated test of tags shuts the actions without',
      code: policy(
        '["kms:Decrypt", "kms:ListKeys"]',
        tag('StringNotEquals').replace('"aws:ResourceTag/team"', '«"aws:ResourceTag/team"»'),
        'Deny',
      ),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key: 'aws:ResourceTag/team',
            actions: '`kms:ListKeys`',
            consequence: 'this statement denies it whatever the condition says',
          },
        },
      ],
    },
  ],
});
