import { noRedundantResource } from '../../../src/rules/redundancy/no-redundant-resource.js';
import { testRule } from '../../rule-tester.js';

const policy = (resources: string, key = 'Resource', version = '2012-10-17') =>
  `{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "${key}": ${resources} }] }`;
const covered = (resource: string, by: string) => ({ messageId: 'covered', data: { resource, by } });
const across = (resource: string, by: string) => ({
  messageId: 'coveredAcrossSlash',
  data: { resource, by },
});

const accelerator = 'arn:aws:globalaccelerator::*:accelerator/*';
const on = (action: string, resources: string, key = 'Resource') =>
  policy(resources, key).replace('"s3:*"', `"${action}"`);

testRule(noRedundantResource, {
  valid: [
    {
      name: 'the formats of all types',
      code: on(
        'globalaccelerator:*',
        `["${accelerator}", "${accelerator}/listener/*", "${accelerator}/listener/*/endpoint-group/*"]`,
      ),
    },
    {
      name: 'the formats of a table and its indexes',
      code: on('dynamodb:Query', '["arn:aws:dynamodb:*:*:table/*", "arn:aws:dynamodb:*:*:table/*/index/*"]'),
    },
    { name: 'a single value', code: policy('"*"') },
    { name: 'a bucket and its objects', code: policy('["arn:aws:s3:::b", "arn:aws:s3:::b/*"]') },
    { name: 'another case', code: policy('["arn:aws:s3:::b-*", "arn:aws:s3:::B-x"]') },
    { name: 'another partition', code: policy('["arn:aws:s3:::*", "arn:aws-cn:s3:::b"]') },
    { name: 'an overlap', code: policy('["arn:aws:s3:::a*", "arn:aws:s3:::*z"]') },
    {
      name: 'a star in an earlier field',
      code: policy('["arn:aws:sqs:*:1:q", "arn:aws:sqs:eu-west-1:2:q"]'),
    },
    {
      name: 'a placeholder that may be anything',
      code: policy('["arn:aws:s3:::b-*", "arn:aws:s3:::${bucket}/*"]'),
    },
    { name: 'different placeholders', code: policy('["arn:aws:s3:::<A>*", "arn:aws:s3:::<B>/x"]') },
    {
      name: 'a policy variable that covers',
      code: policy('["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/alice/*"]'),
    },
    {
      name: 'the usual pair of a bucket and its objects',
      code: policy('["arn:aws:s3:::b-*", "arn:aws:s3:::b-*/*"]'),
    },
    {
      name: 'the usual pair of a log group and its streams',
      code: on('logs:*', '["arn:aws:logs:*:*:log-group:/app/*", "arn:aws:logs:*:*:log-group:/app/*:*"]'),
    },
    {
      name: 'the usual pair of a log group and its streams by their type',
      code: on(
        'logs:*',
        '["arn:aws:logs:*:*:log-group:/app/*", "arn:aws:logs:*:*:log-group:/app/*:log-stream:*"]',
      ),
    },
    { name: 'wrong shapes', code: policy('["arn:aws:s3:::*", 1, {}]') },
    { name: 'no ARN', code: policy('["bucket*", "bucket-1"]') },
    { name: 'both Resource and NotResource', code: policy('["*", "arn:aws:s3:::b"], "NotResource": "*"') },
  ],
  invalid: [
    ...(
      [
        ['the format of a type that no action works on', 'dynamodb:PutItem', 'Resource'],
        ['formats in NotResource', 'dynamodb:Query', 'NotResource'],
      ] as const
    ).map(([name, action, key]) => {
      const table = 'arn:aws:dynamodb:*:*:table/*';
      return {
        name,
        code: on(action, `["${table}", «"${table}/index/*"»]`, key),
        output: on(action, `["${table}"]`, key),
        errors: [across(`${table}/index/*`, table)],
      };
    }),
    {
      name: 'formats of types, where they are asked for',
      options: { pairs: true },
      code: on('globalaccelerator:*', `["${accelerator}", «"${accelerator}/listener/*"»]`),
      output: on('globalaccelerator:*', `["${accelerator}"]`),
      errors: [across(`${accelerator}/listener/*`, accelerator)],
    },
    {
      name: 'the same placeholder on both sides',
      code: policy('["arn:aws:s3:::<B>*", «"arn:aws:s3:::<B>/x"»]'),
      output: policy('["arn:aws:s3:::<B>*"]'),
      errors: [{ messageId: 'covered', data: { resource: 'arn:aws:s3:::<B>/x', by: 'arn:aws:s3:::<B>*' } }],
    },
    {
      name: 'a star that crosses the slash',
      code: policy('["arn:aws:s3:::b-*", «"arn:aws:s3:::b-1/*"»]'),
      output: policy('["arn:aws:s3:::b-*"]'),
      errors: [covered('arn:aws:s3:::b-1/*', 'arn:aws:s3:::b-*')],
    },
    {
      name: 'the usual pair, where it is asked for',
      options: { pairs: true },
      code: policy('["arn:aws:s3:::b-*", «"arn:aws:s3:::b-*/*"»]'),
      output: policy('["arn:aws:s3:::b-*"]'),
      errors: [across('arn:aws:s3:::b-*/*', 'arn:aws:s3:::b-*')],
    },
    {
      name: 'a log group and its streams, where they are asked for',
      options: { pairs: true },
      code: on('logs:*', '["arn:aws:logs:*:*:log-group:/a/*", «"arn:aws:logs:*:*:log-group:/a/*:*"»]'),
      output: on('logs:*', '["arn:aws:logs:*:*:log-group:/a/*"]'),
      errors: [covered('arn:aws:logs:*:*:log-group:/a/*:*', 'arn:aws:logs:*:*:log-group:/a/*')],
    },
    {
      name: 'streams of another log group',
      code: on('logs:*', '["arn:aws:logs:*:*:log-group:/a/*", «"arn:aws:logs:*:*:log-group:/a/b:*"»]'),
      output: on('logs:*', '["arn:aws:logs:*:*:log-group:/a/*"]'),
      errors: [covered('arn:aws:logs:*:*:log-group:/a/b:*', 'arn:aws:logs:*:*:log-group:/a/*')],
    },
    {
      name: 'a table and its indexes',
      code: policy('[«"arn:aws:dynamodb:*:*:table/x*/index/*"», "arn:aws:dynamodb:*:*:table/x*"]'),
      output: policy('["arn:aws:dynamodb:*:*:table/x*"]'),
      errors: [across('arn:aws:dynamodb:*:*:table/x*/index/*', 'arn:aws:dynamodb:*:*:table/x*')],
    },
    {
      name: 'a name within a pattern, and everything',
      code: policy('[«"arn:aws:s3:::b"», "*", «"arn:aws:sqs:*:*:*"»]'),
      output: policy('["*"]'),
      errors: [covered('arn:aws:s3:::b', '*'), covered('arn:aws:sqs:*:*:*', '*')],
    },
    {
      name: 'a star that runs on past colons',
      code: policy('[«"arn:aws:logs:*:*:log-group:/aws/x*"», "arn:aws:logs:*:*:/aws/x*"]'),
      output: policy('["arn:aws:logs:*:*:/aws/x*"]'),
      errors: [covered('arn:aws:logs:*:*:log-group:/aws/x*', 'arn:aws:logs:*:*:/aws/x*')],
    },
    {
      name: 'a short ARN',
      code: policy('["arn:aws:sqs", «"arn:aws:sqs:eu-west-1:111122223333:q"»]'),
      output: policy('["arn:aws:sqs"]'),
      errors: [covered('arn:aws:sqs:eu-west-1:111122223333:q', 'arn:aws:sqs')],
    },
    {
      name: 'duplicates',
      code: policy('["arn:aws:s3:::b", «"arn:aws:s3:::b"»]'),
      output: policy('["arn:aws:s3:::b"]'),
      errors: [{ messageId: 'duplicate', data: { resource: 'arn:aws:s3:::b', by: 'arn:aws:s3:::b' } }],
    },
    {
      name: 'a placeholder that a pattern takes in, whatever it is',
      code: policy('["arn:aws:s3:::b/*", «"arn:aws:s3:::b/{{path}}/*"»]'),
      output: policy('["arn:aws:s3:::b/*"]'),
      errors: [covered('arn:aws:s3:::b/{{path}}/*', 'arn:aws:s3:::b/*')],
    },
    {
      name: 'a policy variable that a pattern takes in',
      code: policy('["arn:aws:s3:::b/*", «"arn:aws:s3:::b/${aws:username}/*"»]'),
      output: policy('["arn:aws:s3:::b/*"]'),
      errors: [covered('arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/*')],
    },
    {
      name: 'NotResource',
      code: policy('["arn:aws:s3:::b/*", «"arn:aws:s3:::b/x"»]', 'NotResource'),
      output: policy('["arn:aws:s3:::b/*"]', 'NotResource'),
      errors: [covered('arn:aws:s3:::b/x', 'arn:aws:s3:::b/*')],
    },
    {
      name: 'escapes, minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::\\u002a",«"arn:aws:s3:::b"»]}}',
      output: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::\\u002a"]}}',
      errors: [covered('arn:aws:s3:::b', 'arn:aws:s3:::*')],
    },
    ...(['resource', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `in a policy of the type ${policyType}`,
      code: policy('["arn:aws:s3:::*", «"arn:aws:s3:::b"»]'),
      output: policy('["arn:aws:s3:::*"]'),
      settings: { policyType },
      errors: [covered('arn:aws:s3:::b', 'arn:aws:s3:::*')],
    })),
  ],
});
