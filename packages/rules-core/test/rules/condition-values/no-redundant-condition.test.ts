import { noRedundantCondition } from '../../../src/rules/condition-values/no-redundant-condition.js';
import { testRule } from '../../rule-tester.js';

const statement = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*"${condition} }] }`;
const policy = (condition: string, effect?: string) => statement(`, "Condition": ${condition}`, effect);

testRule(noRedundantCondition, {
  valid: [
    ...[
      '{ "DateLessThan": { "aws:CurrentTime": ["2026-01-01", "${deadline}"] } }',
      '{ "DateLessThan": { "aws:CurrentTime": ["2026-01-01", "20270101"] } }',
      '{ "DateLessThan": { "aws:CurrentTime": ["2026-01-01", "tomorrow"] } }',
      '{ "DateEquals": { "aws:CurrentTime": ["2026-01-01", "2027-01-01"] } }',
      '{ "DateLessThan": { "aws:CurrentTime": "2026-01-01" } }',
    ].map((condition) => ({ name: `dates that are not compared: ${condition}`, code: policy(condition) })),
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
    ...[
      '{ "NotIpAddress": { "aws:SourceIp": ["0.0.0.0/1", "203.0.113.0/24", "::/64"] } }',
      '{ "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } }',
      '{ "NotIpAddress": { "aws:SourceIp": "{{range}}/0" } }',
      '{ "NotIpAddress": { "aws:SourceIp": "any/0" } }',
    ].map((condition) => ({ name: `not every address: ${condition}`, code: policy(condition, 'Deny') })),
    { name: 'a pattern', code: policy('{ "StringLikeIfExists": { "s3:prefix": "a*" } }') },
    { name: 'the key must be there', code: policy('{ "StringLike": { "s3:prefix": "*" } }') },
    { name: 'the key must be absent', code: policy('{ "StringNotLike": { "s3:prefix": "*" } }') },
    { name: 'a plain character', code: policy('{ "StringEqualsIfExists": { "s3:prefix": "*" } }') },
    {
      name: 'a placeholder beside',
      code: policy('{ "StringLikeIfExists": { "s3:prefix": ["*", "{{p}}"] } }'),
    },
    ...[
      '{ "StringEqualsIfExists": { "aws:RequestTag/env": "a" }, "Null": { "aws:RequestTag/env": "false" } }',
      '{ "StringEquals": { "aws:RequestTag/env": "a" }, "Null": { "aws:RequestTag/team": "true" } }',
      '{ "StringEquals": { "aws:RequestTag/env": "{{env}}" }, "StringLike": { "aws:RequestTag/env": "a*" } }',
      '{ "StringNotEquals": { "aws:RequestTag/env": "a" }, "Null": { "aws:RequestTag/env": "false" } }',
      '{ "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] }, "Null": { "aws:TagKeys": "false" } }',
      '{ "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] }, "ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] } }',
      '{ "ForAnyValue:StringEquals": { "aws:TagKeys": "a" }, "ForAnyValue:StringLike": { "aws:TagKeys": "b" } }',
      '{ "StringLike": { "aws:RequestTag/env": "a*" }, "StringNotLike": { "aws:RequestTag/env": "ab*" } }',
      '{ "NumericGreaterThan": { "s3:max-keys": "5" }, "NumericLessThan": { "s3:max-keys": "10" } }',
      '{ "DateGreaterThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" }, "DateLessThan": { "aws:CurrentTime": "2026-06-30T00:00:00Z" } }',
      '{ "DateGreaterThan": { "aws:CurrentTime": "20260101" }, "DateLessThan": { "aws:CurrentTime": "19700102" } }',
      '{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" }, "NotIpAddress": { "aws:SourceIp": "192.0.2.128/25" } }',
      '{ "StringEquals": { "aws:RequestTag/env": "a" }, "stringequals": { "aws:RequestTag/env": "b" } }',
      '{ "StringEquals": { "aws:RequestTag/env": "${aws:username}" }, "StringLike": { "aws:RequestTag/env": "team-*" } }',
      '{ "ArnLike": { "aws:PrincipalArn": "*" }, "StringEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" } }',
    ].map((condition) => ({ code: policy(condition) })),
  ],
  invalid: [
    ...(
      [
        ['NotIpAddress', '"aws:SourceIp": «"0.0.0.0/0"»', 'Deny', '0.0.0.0/0', 'IPv4'],
        ['NotIpAddressIfExists', '"AWS:VpcSourceIp": ["10.0.0.0/8", «"::/0"»]', 'Allow', '::/0', 'IPv6'],
        ['notipaddress', '"aws:SourceIp": «"10.1.2.3/0"»', 'Deny', '10.1.2.3/0', 'IPv4'],
      ] as const
    ).map(([operator, tests, effect, value, family]) => ({
      name: `every address: ${operator} ${value}`,
      code: policy(`{ "${operator}": { ${tests} } }`, effect),
      errors: [
        {
          messageId: 'everyAddress' as const,
          data: {
            value,
            family,
            operator,
            consequence: `this statement ${effect === 'Deny' ? 'denies' : 'allows'} none of them`,
          },
        },
      ],
    })),
    ...(
      [
        [
          '{ "StringEquals": { "aws:RequestTag/env": "prod" }, "Null": { "aws:RequestTag/env": «"true"» } }',
          ['Null', 'StringEquals', 'aws:RequestTag/env'],
        ],
        [
          '{ "Null": { "aws:requesttag/env": true }, "StringLike": { "aws:RequestTag/env": «["a*", "b"]» } }',
          ['StringLike', 'Null', 'aws:RequestTag/env'],
        ],
        [
          '{ "NumericGreaterThan": { "s3:max-keys": "10" }, "NumericLessThan": { "s3:max-keys": «10» } }',
          ['NumericLessThan', 'NumericGreaterThan', 's3:max-keys'],
        ],
        [
          '{ "DateGreaterThan": { "aws:CurrentTime": "2026-12-31T00:00:00Z" }, "DateLessThanIfExists": { "aws:CurrentTime": «"2026-06-30T02:00:00+02:00"» } }',
          ['DateLessThanIfExists', 'DateGreaterThan', 'aws:CurrentTime'],
        ],
        [
          '{ "IpAddress": { "aws:SourceIp": ["192.0.2.0/24", "2001:db8::1"] }, "NotIpAddress": { "aws:SourceIp": «["192.0.0.0/16", "2001:db8::/32"]» } }',
          ['NotIpAddress', 'IpAddress', 'aws:SourceIp'],
        ],
        [
          '{ "StringEquals": { "aws:RequestTag/env": ["a", "b"] }, "StringNotLike": { "aws:RequestTag/env": «"?"» } }',
          ['StringNotLike', 'StringEquals', 'aws:RequestTag/env'],
        ],
        [
          '{ "StringEquals": { "aws:RequestTag/env": "a" }, "StringEqualsIgnoreCase": { "aws:RequestTag/env": «"B"» } }',
          ['StringEqualsIgnoreCase', 'StringEquals', 'aws:RequestTag/env'],
        ],
        [
          '{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" }, "ArnEquals": { "aws:SourceArn": «"arn:aws:sqs:eu-west-1:111122223333:q"» } }',
          ['ArnEquals', 'ArnLike', 'aws:SourceArn'],
        ],
        [
          '{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" }, "ForAnyValue:StringEquals": { "aws:TagKeys": «"b"» } }',
          ['ForAnyValue:StringEquals', 'ForAllValues:StringEquals', 'aws:TagKeys'],
        ],
        [
          '{ "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "aws:SecureTransport": «"false"» } }',
          ['StringEquals', 'Bool', 'aws:SecureTransport'],
        ],
      ] as const
    ).flatMap(([condition, [operator, other, key]]) =>
      (['Allow', 'Deny'] as const).map((effect) => ({
        code: policy(condition, effect),
        errors: [{ messageId: 'contradiction', data: { operator, other, key } }],
      })),
    ),
    ...(
      [
        [
          '{ "StringEquals": { "aws:RequestTag/env": "prod" }, "Null": { "aws:RequestTag/env": «"false"» } }',
          '{ "StringEquals": { "aws:RequestTag/env": "prod" } }',
          ['Null', 'StringEquals', 'aws:RequestTag/env'],
        ],
        [
          '{ "Null": { "aws:RequestTag/env": true }, "StringNotEquals": { "aws:RequestTag/env": «"a"» } }',
          '{ "Null": { "aws:RequestTag/env": true } }',
          ['StringNotEquals', 'Null', 'aws:RequestTag/env'],
        ],
        [
          '{ "NumericLessThan": { "s3:max-keys": «["10"]», "s3:signatureAge": 5 }, "NumericLessThanEquals": { "s3:max-keys": 5 } }',
          '{ "NumericLessThan": { "s3:signatureAge": 5 }, "NumericLessThanEquals": { "s3:max-keys": 5 } }',
          ['NumericLessThan', 'NumericLessThanEquals', 's3:max-keys'],
        ],
        [
          '{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" }, "StringLike": { "iam:PassedToService": «"*.amazonaws.com"» } }',
          '{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }',
          ['StringLike', 'StringEquals', 'iam:PassedToService'],
        ],
        [
          '{ "StringEquals": { "aws:RequestTag/env": "a" }, "StringEqualsIfExists": { "aws:RequestTag/env": «["a"]» } }',
          '{ "StringEquals": { "aws:RequestTag/env": "a" } }',
          ['StringEqualsIfExists', 'StringEquals', 'aws:RequestTag/env'],
        ],
        [
          '{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" }, "NotIpAddress": { "aws:SourceIp": «"198.51.100.0/24"» } }',
          '{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } }',
          ['NotIpAddress', 'IpAddress', 'aws:SourceIp'],
        ],
      ] as const
    ).map(([condition, output, [operator, other, key]]) => ({
      code: policy(condition),
      errors: [
        {
          messageId: 'implied',
          data: { operator, other, key },
          suggestions: [{ messageId: 'suggestRemoval', data: { key }, output: policy(output) }],
        },
      ],
    })),
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
      name: 'the latest date counts, in whichever form',
      code: policy(
        '{ "DateLessThan": { "aws:CurrentTime": [«"2026-01-01T00:00:00Z"», "2027-01-01T00:00:00Z", «"1767225600"»] } }',
      ),
      errors: ['2026-01-01T00:00:00Z', '1767225600'].map((value) => ({
        messageId: 'coveredDate',
        data: { operator: 'DateLessThan', value, other: '2027-01-01T00:00:00Z' },
      })),
      output: policy('{ "DateLessThan": { "aws:CurrentTime": ["2027-01-01T00:00:00Z"] } }'),
    },
    {
      name: 'the earliest date counts; of equal ones the first',
      code: policy(
        '{ "DateGreaterThanEqualsIfExists": { "aws:CurrentTime": [«"2026-06"», "2026-01-01", «"2026-01-01T00:00:00Z"»] } }',
      ),
      errors: ['2026-06', '2026-01-01T00:00:00Z'].map((value) => ({
        messageId: 'coveredDate',
        data: { operator: 'DateGreaterThanEqualsIfExists', value, other: '2026-01-01' },
      })),
      output: policy('{ "DateGreaterThanEqualsIfExists": { "aws:CurrentTime": ["2026-01-01"] } }'),
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
