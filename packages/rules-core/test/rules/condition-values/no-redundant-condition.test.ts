import { noRedundantCondition } from '../../../src/rules/condition-values/no-redundant-condition.js';
import { testRule } from '../../rule-tester.js';

const statement = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*"${condition} }] }`;
const policy = (condition: string, effect?: string) => statement(`, "Condition": ${condition}`, effect);

testRule(noRedundantCondition, {
  valid: [
    { name: 'one bound', code: policy('{ "NumericLessThan": { "s3:signatureAge": ["600000"] } }') },
    { name: 'equal to either', code: policy('{ "NumericEquals": { "s3:max-keys": ["5", "10"] } }') },
    { name: 'to neither', code: policy('{ "NumericNotEquals": { "s3:max-keys": ["5", "10"] } }') },
    { name: 'no numbers', code: policy('{ "NumericLessThan": { "s3:max-keys": ["5", "ten"] } }') },
    { name: 'a placeholder', code: policy('{ "NumericLessThan": { "s3:max-keys": ["5", "${most}"] } }') },
    {
      name: 'a variable',
      code: policy('{ "NumericLessThan": { "s3:max-keys": ["5", "${aws:EpochTime}"] } }'),
    },
    { name: 'wrong shapes', code: policy('{ "NumericLessThan": { "s3:max-keys": ["5", ["6"]] } }') },
    { name: 'a pattern', code: policy('{ "StringLikeIfExists": { "s3:prefix": "a*" } }') },
    { name: 'the key must be there', code: policy('{ "StringLike": { "s3:prefix": "*" } }') },
    { name: 'the key must be absent', code: policy('{ "StringNotLike": { "s3:prefix": "*" } }') },
    { name: 'a plain character', code: policy('{ "StringEqualsIfExists": { "s3:prefix": "*" } }') },
    {
      name: 'a placeholder beside',
      code: policy('{ "StringLikeIfExists": { "s3:prefix": ["*", "{{p}}"] } }'),
    },
  ],
  invalid: [
    {
      name: 'alone: the service that roles are passed to',
      code: policy('{ "StringLikeIfExists": { "iam:PassedToService": «"*"» } }').replace(
        's3:GetObject',
        'iam:PassRole',
      ),
      errors: [
        {
          messageId: 'alwaysTrue',
          data: { operator: 'StringLikeIfExists', value: '*', key: 'iam:PassedToService' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { key: 'iam:PassedToService' },
              output: statement('').replace('s3:GetObject', 'iam:PassRole'),
            },
          ],
        },
      ],
    },
    {
      name: 'the greatest counts',
      code: policy('{ "NumericLessThanEquals": { "s3:max-keys": [«"5"», 100, «"1e1"»] } }'),
      errors: [
        { messageId: 'coveredNumber', data: { operator: 'NumericLessThanEquals', value: '5', other: '100' } },
        {
          messageId: 'coveredNumber',
          data: { operator: 'NumericLessThanEquals', value: '1e1', other: '100' },
        },
      ],
      output: policy('{ "NumericLessThanEquals": { "s3:max-keys": [100] } }'),
    },
    {
      name: 'the least counts',
      code: policy('{ "NumericGreaterThanIfExists": { "s3:max-keys": ["-5", «"5"»] } }'),
      errors: [
        {
          messageId: 'coveredNumber',
          data: { operator: 'NumericGreaterThanIfExists', value: '5', other: '-5' },
        },
      ],
      output: policy('{ "NumericGreaterThanIfExists": { "s3:max-keys": ["-5"] } }'),
    },
    {
      name: 'the first of equal ones counts',
      code: policy('{ "NumericLessThan": { "s3:max-keys": ["5", «"5.0"»] } }'),
      errors: [
        { messageId: 'coveredNumber', data: { operator: 'NumericLessThan', value: '5.0', other: '5' } },
      ],
      output: policy('{ "NumericLessThan": { "s3:max-keys": ["5"] } }'),
    },
    ...['StringLikeIfExists', 'ForAllValues:StringLike', 'ForAnyValue:ArnLikeIfExists'].map((operator) => ({
      name: `always true: ${operator}`,
      code: policy(`{ "${operator}": { "s3:prefix": ["a", «"*"»] } }`),
      errors: [
        {
          messageId: 'alwaysTrue',
          data: { operator, value: '*', key: 's3:prefix' },
          suggestions: [{ messageId: 'suggestRemoval', data: { key: 's3:prefix' }, output: statement('') }],
        },
      ],
    })),
    {
      name: 'a key of every request, beside others',
      code: policy('{ "StringLike": { "aws:PrincipalAccount": «"*"», "s3:prefix": "a*" } }'),
      errors: [
        {
          messageId: 'alwaysTrue',
          data: { operator: 'StringLike', value: '*', key: 'aws:PrincipalAccount' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { key: 'aws:PrincipalAccount' },
              output: policy('{ "StringLike": { "s3:prefix": "a*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'duplicate keys: nothing is offered',
      code: policy('{ "StringLikeIfExists": { "s3:prefix": "a", "S3:prefix": «"*"» } }'),
      errors: [
        { messageId: 'alwaysTrue', data: { operator: 'StringLikeIfExists', value: '*', key: 'S3:prefix' } },
      ],
    },
    {
      name: 'never true',
      code: policy('{ "ForAnyValue:StringNotLike": { "aws:TagKeys": [«"*"»] } }', 'Deny'),
      errors: [
        {
          messageId: 'neverTrue',
          data: { operator: 'ForAnyValue:StringNotLike', value: '*', key: 'aws:TagKeys' },
        },
      ],
    },
    {
      name: 'never true of a key of every request',
      code: policy('{ "StringNotLike": { "aws:RequestedRegion": «"*"» } }'),
      errors: [
        {
          messageId: 'neverTrue',
          data: { operator: 'StringNotLike', value: '*', key: 'aws:RequestedRegion' },
        },
      ],
    },
  ],
});
