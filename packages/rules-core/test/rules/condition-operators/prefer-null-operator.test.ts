import { preferNullOperator } from '../../../src/rules/condition-operators/prefer-null-operator.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "ec2:StopInstances", "Resource": "*", "Condition": ${condition} }] }`;
const star = '*';
const data = (operator: string, key: string, value = star) => ({ operator, key, value });

testRule(preferNullOperator, {
  valid: [
    { name: 'Null itself', code: policy('{ "Null": { "aws:ResourceTag/team": "false" } }') },
    { name: 'a pattern', code: policy('{ "StringLike": { "aws:ResourceTag/team": ["a*", "?*"] } }') },
    { name: 'no pattern operator', code: policy('{ "StringEquals": { "aws:ResourceTag/team": "*" } }') },
    { name: 'always true', code: policy('{ "StringLikeIfExists": { "aws:ResourceTag/team": "*" } }') },
    { name: 'always true of sets', code: policy('{ "ForAllValues:StringLike": { "aws:TagKeys": "*" } }') },
    { name: 'never true', code: policy('{ "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } }') },
    { name: 'a key of every request', code: policy('{ "StringLike": { "aws:userid": "*" } }') },
    { name: 'a variable', code: policy('{ "StringLike": { "aws:ResourceTag/team": "${aws:username}" } }') },
    {
      name: 'a placeholder',
      code: policy('{ "StringLike": { "aws:ResourceTag/team": ["*", "{{team}}"] } }'),
    },
    { name: 'a key with a placeholder', code: policy('{ "StringLike": { "aws:ResourceTag/<KEY>": "*" } }') },
    { name: 'wrong shapes', code: policy('{ "StringLike": { "aws:ResourceTag/team": { "*": "*" } } }') },
    { name: 'no such operator', code: policy('{ "StringsLike": { "aws:ResourceTag/team": "*" } }') },
  ],
  invalid: [
    ...['Allow', 'Deny'].map((effect) => ({
      name: `alone: the service that roles are passed to, ${effect}`,
      code: policy('{ "StringLike": { "iam:PassedToService": «"*"» } }', effect).replace(
        'ec2:StopInstances',
        'iam:PassRole',
      ),
      errors: [
        {
          messageId: 'present',
          data: data('StringLike', 'iam:PassedToService'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'iam:PassedToService', absent: 'false' },
              output: policy('{ "Null": { "iam:PassedToService": "false" } }', effect).replace(
                'ec2:StopInstances',
                'iam:PassRole',
              ),
            },
          ],
        },
      ],
    })),
    {
      name: 'a tag is there',
      code: policy('{ "StringLike": { "aws:ResourceTag/team": «"*"» } }'),
      errors: [
        {
          messageId: 'present',
          data: data('StringLike', 'aws:ResourceTag/team'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'aws:ResourceTag/team', absent: 'false' },
              output: policy('{ "Null": { "aws:ResourceTag/team": "false" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a list of one, another key under the operator',
      code: policy('{ "stringlike": { "ec2:ResourceTag/a": [«"**"»], "ec2:ResourceTag/b": "b*" } }'),
      errors: [
        {
          messageId: 'present',
          data: data('stringlike', 'ec2:ResourceTag/a', '**'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'ec2:ResourceTag/a', absent: 'false' },
              output: policy(
                '{ "stringlike": { "ec2:ResourceTag/b": "b*" }, "Null": { "ec2:ResourceTag/a": "false" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'Null is there for another key',
      code: policy(
        '{ "ArnLike": { "aws:SourceArn": ["arn:aws:s3:::a", «"\\u002a"»] }, "Null": { "aws:SourceAccount": "false" } }',
      ),
      errors: [
        {
          messageId: 'present',
          data: data('ArnLike', 'aws:SourceArn'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'aws:SourceArn', absent: 'false' },
              output: policy('{ "Null": { "aws:SourceAccount": "false", "aws:SourceArn": "false" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'Null is there for the same key',
      code: policy(
        '{ "StringLike": { "aws:ResourceTag/a": «"*"» }, "Null": { "aws:ResourceTag/a": "false" } }',
      ),
      errors: [{ messageId: 'present', data: data('StringLike', 'aws:ResourceTag/a') }],
    },
    {
      name: 'any value of several, under Deny',
      code: policy('{ "ForAnyValue:StringLike": { "aws:TagKeys": «"*"» } }', 'Deny'),
      errors: [
        {
          messageId: 'present',
          data: data('ForAnyValue:StringLike', 'aws:TagKeys'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'aws:TagKeys', absent: 'false' },
              output: policy('{ "Null": { "aws:TagKeys": "false" } }', 'Deny'),
            },
          ],
        },
      ],
    },
    ...[
      'StringNotLike',
      'StringNotLikeIfExists',
      'ForAllValues:StringNotLike',
      'ForAnyValue:StringNotLikeIfExists',
    ].map((operator) => ({
      name: `absent: ${operator}`,
      code: policy(`{ "${operator}": { "aws:PrincipalTag/team": «"*"» } }`, 'Deny'),
      errors: [
        {
          messageId: 'absent',
          data: data(operator, 'aws:PrincipalTag/team'),
          suggestions: [
            {
              messageId: 'suggestNull',
              data: { key: 'aws:PrincipalTag/team', absent: 'true' },
              output: policy('{ "Null": { "aws:PrincipalTag/team": "true" } }', 'Deny'),
            },
          ],
        },
      ],
    })),
    {
      name: 'duplicate keys: the last counts, and nothing is offered',
      code: policy('{ "StringLike": { "aws:ResourceTag/a": "x", "aws:ResourceTag/a": «"*"» } }'),
      errors: [{ messageId: 'present', data: data('StringLike', 'aws:ResourceTag/a') }],
    },
  ],
});
