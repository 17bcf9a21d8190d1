import { noNegatedPrefixCondition } from '../../../src/rules/condition-operators/no-negated-prefix-condition.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string, effect: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:ListBucket", "Resource": "*", "Condition": ${condition} }] }`;

testRule(noNegatedPrefixCondition, {
  valid: [
    { name: 'Allow of prefixes', code: policy('{ "StringLike": { "s3:prefix": ["", "home/*"] } }', 'Allow') },
    { name: 'Deny of all others', code: policy('{ "StringNotLike": { "s3:prefix": "home/*" } }', 'Deny') },
    { name: 'Null', code: policy('{ "Null": { "s3:prefix": "true" } }', 'Deny') },
    { name: 'another key', code: policy('{ "StringEquals": { "s3:delimiter": "/" } }', 'Deny') },
    {
      name: 'an action that lists no keys',
      code: policy('{ "StringEquals": { "s3:prefix": "a" } }', 'Deny').replace('ListBucket', 'GetObject'),
    },
    { name: 'no effect', code: policy('{ "StringEquals": { "s3:prefix": "a" } }', 'deny') },
    { name: 'no value', code: policy('{ "StringEquals": { "s3:prefix": [] } }', 'Deny') },
    { name: 'no such operator', code: policy('{ "StringNot": { "s3:prefix": "a" } }', 'Allow') },
    { name: 'wrong shapes', code: policy('{ "StringEquals": ["s3:prefix"] }', 'Deny') },
  ],
  invalid: [
    {
      name: 'Deny of one prefix',
      code: policy('{ "StringLikeIfExists": { «"S3:Prefix"»: "secret/*" } }', 'Deny'),
      errors: [{ messageId: 'denyOfPrefix', data: { prefixes: '`secret/*`' } }],
    },
    {
      name: 'Deny of no prefix',
      code: policy('{ "StringLike": { «"s3:prefix"»: ["", "home/"] } }', 'Deny'),
      errors: [{ messageId: 'denyOfPrefix', data: { prefixes: '`""` and 1 more' } }],
    },
    {
      name: 'Deny of it with other actions',
      code: policy('{ "StringEquals": { «"s3:prefix"»: "a" } }', 'Deny').replace(
        '"s3:ListBucket"',
        '["s3:GetObject", "s3:List*"]',
      ),
      errors: [{ messageId: 'denyOfPrefix', data: { prefixes: '`a`' } }],
    },
    {
      name: 'Allow of all but some',
      code: policy('{ "StringNotEquals": { «"s3:prefix"»: ["secret/", "keys/", "logs/"] } }', 'Allow'),
      errors: [{ messageId: 'allowOfOthers', data: { prefixes: '`secret/` and 2 more' } }],
    },
  ],
});
