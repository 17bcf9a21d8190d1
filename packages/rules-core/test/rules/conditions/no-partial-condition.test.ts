import { noPartialCondition } from '../../../src/rules/conditions/no-partial-condition.js';
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
      name: 'no-unsupported-condition-key says it',
      code: policy('["s3:ListBucket", "s3:PutObject", "s3:Put*"]', prefix('StringLike')),
    },
    {
      name: 'no-unsupported-condition-key says it of tags',
      code: policy('["kms:Decrypt", "kms:ListKeys"]', tag('StringEquals')),
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
      name: 'IfExists leaves an action open',
      code: policy('["s3:ListBucket", "s3:PutObject"]', marked('StringLikeIfExists')),
      errors: [
        {
          messageId: 'someActions',
          data: {
            key,
            actions: '`s3:PutObject`',
            consequence: 'this statement allows it whatever the test says',
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
            consequence: 'this statement denies it whatever the test says',
          },
        },
      ],
    },
  ],
});
