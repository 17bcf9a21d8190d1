import { preferExplicitArn } from '../../../src/rules/resources/prefer-explicit-arn.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (resource: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": ${resource} }] }`;
const notResource = (resource: string) =>
  `{ "Statement": { "Effect": "Deny", "Action": "dynamodb:GetItem", "NotResource": ${resource} } }`;
const deny = (resource: string) => policy(resource).replace('Allow', 'Deny');

function wrong(
  marked: string,
  messageId: string,
  data: Readonly<Record<string, string>>,
  ...meant: readonly string[]
): InvalidCase {
  const text = marked.replace(/[«»"]/g, '');
  return {
    name: text,
    code: policy(marked),
    errors: [
      {
        messageId,
        data: { ...data, text },
        suggestions:
          meant.length > 1
            ? [
                {
                  messageId: 'suggestEntries',
                  data: { count: meant.length },
                  output: policy(`[${meant.map((arn) => `"${arn}"`).join(', ')}]`),
                },
              ]
            : meant.map((arn) => ({
                messageId: 'suggestArn',
                data: { arn },
                output: policy(`"${arn}"`),
              })),
      },
    ],
  };
}

testRule(preferExplicitArn, {
  valid: [
    ...[
      '*',
      'arn:*:sqs:*:*:*',
      'arn:aws:sqs:*:*:orders-*',
      'arn:aws:lambda:*:*:*:orders',
      'arn:aws:lambda:*:*:func*',
      'arn:aws:ec2:*:*:*/*',
      // Names, not types.
      'arn:aws:s3:::app-*/orders',
      'arn:aws:sqs:*:*:app-*/orders',
      'arn:aws:dynamodb:*:*:table/app-*',
      // No ARN, however it is read.
      'fakeArn',
      'arn:aws:s3::amzn-s3-demo-bucket/*',
      'arn:aws:s3:amzn-s3-demo-*',
      'arn:x*:s3:::amzn-s3-demo-bucket',
      // Unknown parts.
      '${arn}',
      'arn:aws:${service}',
      'arn:${partition}*:sqs:*:*:*',
      'arn:aws:lambda:*:*:${type}*:orders',
    ].map((text) => ({ name: text, code: policy(`"${text}"`) })),
    {
      name: 'a Deny of every service that fits',
      code: deny('["arn:aws:*:*:*:orders", "arn:aws:sq?:*:*:orders"]'),
    },
    {
      name: 'a trust policy',
      code: policy('"arn:aws:sqs"'),
      settings: { policyType: 'trust' },
    },
  ],
  invalid: [
    wrong('«"arn:aws:sqs"»', 'shortArn', {}, 'arn:aws:sqs:*:*:*'),
    wrong('«"arn:aws:sqs:eu-west-1"»', 'shortArn', {}, 'arn:aws:sqs:eu-west-1:*:*'),
    wrong('«"arn:aws:sqs:eu-west-1:111122223333"»', 'shortArn', {}, 'arn:aws:sqs:eu-west-1:111122223333:*'),
    wrong('«"arn:aws:sqs:*"»', 'shortArn', {}, 'arn:aws:sqs:*:*:*'),
    wrong('«"arn:*"»', 'shortArn', {}),
    wrong('«"arn:aws:sq*"»', 'shortArn', {}),
    wrong('«"arn:aws:sqs:eu-*"»', 'shortArn', {}, 'arn:aws:sqs:eu-*:*:*'),
    wrong('«"**"»', 'shortArn', {}, '*'),
    wrong('"arn:«aws*»:sqs:*:*:orders"', 'wildcardPartition', { partition: 'aws*' }, 'arn:*:sqs:*:*:orders'),
    wrong('"arn:aws:«sq?»:*:*:orders"', 'wildcardService', { service: 'sq?' }),
    wrong('"arn:aws:«*»:*:*:orders"', 'wildcardService', { service: '*' }),
    wrong(
      '"arn:aws:lambda:*:*:«functi*»:orders"',
      'wildcardType',
      { type: 'functi*', service: 'lambda' },
      'arn:aws:lambda:*:*:function:orders',
    ),
    wrong(
      '"arn:aws:ec2:*:*:«security-group*»/*"',
      'wildcardType',
      { type: 'security-group*', service: 'ec2' },
      'arn:aws:ec2:*:*:security-group/*',
      'arn:aws:ec2:*:*:security-group-rule/*',
    ),
    ...(
      [
        ['«"arn:aws:sqs"»', 'shortArn', {}, 'arn:aws:sqs:*:*:*'],
        ['"arn:«aws*»:sqs:*:*:orders"', 'wildcardPartition', { partition: 'aws*' }, 'arn:*:sqs:*:*:orders'],
        [
          '"arn:aws:lambda:*:*:«functi*»:orders"',
          'wildcardType',
          { type: 'functi*', service: 'lambda' },
          'arn:aws:lambda:*:*:function:orders',
        ],
      ] as const
    ).map(([marked, messageId, data, arn]) => ({
      name: `a Deny: ${marked}`,
      code: deny(marked),
      errors: [
        {
          messageId,
          data: { ...data, text: marked.replace(/[«»"]/g, '') },
          suggestions: [{ messageId: 'suggestArn', data: { arn }, output: deny(`"${arn}"`) }],
        },
      ],
    })),
    {
      name: 'alone: what a Deny spares of every service that fits',
      code: notResource('"arn:aws:«dynamo*»:*:*:table/orders"'),
      errors: [
        {
          messageId: 'wildcardService',
          data: { service: 'dynamo*', text: 'arn:aws:dynamo*:*:*:table/orders' },
        },
      ],
    },
    {
      name: 'what the list has already is not written twice',
      code: notResource('["arn:«aws*»:s3:::amzn-s3-demo-bucket", "arn:*:s3:::amzn-s3-demo-bucket"]'),
      errors: [
        {
          messageId: 'wildcardPartition',
          data: { partition: 'aws*', text: 'arn:aws*:s3:::amzn-s3-demo-bucket' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: {
                text: 'arn:aws*:s3:::amzn-s3-demo-bucket',
                kept: '`arn:*:s3:::amzn-s3-demo-bucket`',
              },
              output: notResource('["arn:*:s3:::amzn-s3-demo-bucket"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: an entry of NotResource, which excludes nothing',
      code: notResource('"arn:«aws*»:s3:::amzn-s3-demo-bucket"'),
      errors: [
        {
          messageId: 'wildcardPartition',
          data: { partition: 'aws*', text: 'arn:aws*:s3:::amzn-s3-demo-bucket' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:*:s3:::amzn-s3-demo-bucket' },
              output: notResource('"arn:*:s3:::amzn-s3-demo-bucket"'),
            },
          ],
        },
      ],
    },
    {
      name: 'NotResource; written with an escape; minified',
      code: '{"Statement":[{"Effect":"Deny","Action":"*","NotResource":["arn:aws:«\\u002a»:*:*:orders"]}]}',
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'wildcardService', data: { service: '*', text: 'arn:aws:*:*:*:orders' } }],
    },
  ],
});
