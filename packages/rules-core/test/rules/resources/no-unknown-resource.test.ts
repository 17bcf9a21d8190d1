import { catalogDate } from '../../../src/catalog/catalog.js';
import { noUnknownResource } from '../../../src/rules/resources/no-unknown-resource.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (resource: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": ["${resource}"] }] }`;
const notResource = (entry: string) =>
  `{"Statement":{"Effect":"Deny","Action":"dynamodb:GetItem","NotResource":["arn:aws:dynamodb:*:*:table/a",${entry}]}}`;

/** An entry with `«` and `»` around what is unknown, and what it should be. */
function wrong(
  marked: string,
  messageId: string,
  data: Readonly<Record<string, string>>,
  meant?: string,
): InvalidCase {
  const text = marked.replace(/[«»]/g, '');
  return {
    name: text,
    code: policy(marked),
    errors: [
      {
        messageId,
        data: { ...data, text, date: catalogDate },
        suggestions:
          meant === undefined
            ? []
            : [{ messageId: 'suggestArn', data: { arn: meant }, output: policy(meant) }],
      },
    ],
  };
}

testRule(noUnknownResource, {
  valid: [
    ...[
      '*',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      'arn:aws:dynamodb:eu-west-1:111122223333:*',
      'arn:aws:glue:eu-west-1:111122223333:catalog',
      'arn:aws:iam::111122223333:root',
      'arn:aws:sns:eu-west-1:111122223333:orders',
      'arn:aws:dynamodb:eu-west-1:111122223333:*/orders',
      // Types that the reference leaves out.
      'arn:aws:waf::111122223333:changetoken/*',
      'arn:aws:autoscaling:*:*:scalingPolicy:*',
      // Services that appear in ARNs alone, and such without resource types.
      'arn:aws:catalog:eu-west-1:111122223333:portfolio/*',
      'arn:aws:migrationhub-strategy:*:*:*',
      // Not of services whose resources begin with a name, such as a queue's.
      'arn:aws:sqs:eu-west-1:111122223333:queue/orders',
      'arn:aws:apigateway:eu-west-1::/tags',
      // A type that is known, in another case.
      'arn:aws:states:eu-west-1:111122223333:statemachine:orders',
      // Wrong whatever AWS may add.
      'arn:aws:SQS:eu-west-1:111122223333:orders',
      'arn:aws:sqs:us-east1:111122223333:orders',
      'fakeArn',
      // Unknown parts.
      'arn:aws:${service}:eu-west-1:111122223333:orders',
      'arn:aws:sqs:${region}:111122223333:orders',
      'arn:aws:dynamodb:eu-west-1:111122223333:${type}/orders',
      'arn:aws:sqs:us-*:111122223333:orders',
    ].map((text) => ({ name: text, code: policy(text) })),
    {
      name: 'a trust policy',
      code: policy('arn:aws:s4:::amzn-s3-demo-bucket'),
      settings: { policyType: 'trust' },
    },
  ],
  invalid: [
    wrong('arn:aws:ec2:eu-west-1:111122223333:instance/«web-1»', 'unusualName', {
      noun: 'instance',
      says: 'its ID begins with `i-`',
    }),
    {
      name: 'what the list has already is not written twice',
      code: notResource('"arn:aws:dynamodb:*:*:«tables»/b","arn:aws:dynamodb:*:*:table/b"'),
      errors: [
        {
          messageId: 'unknownType',
          data: {
            type: 'tables',
            service: 'dynamodb',
            text: 'arn:aws:dynamodb:*:*:tables/b',
            date: catalogDate,
          },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 'arn:aws:dynamodb:*:*:tables/b', kept: '`arn:aws:dynamodb:*:*:table/b`' },
              output: notResource('"arn:aws:dynamodb:*:*:table/b"'),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: an entry of NotResource, which excludes nothing',
      code: notResource('"arn:aws:dynamodb:*:*:«tables»/b"'),
      errors: [
        {
          messageId: 'unknownType',
          data: {
            type: 'tables',
            service: 'dynamodb',
            text: 'arn:aws:dynamodb:*:*:tables/b',
            date: catalogDate,
          },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:dynamodb:*:*:table/b' },
              output: notResource('"arn:aws:dynamodb:*:*:table/b"'),
            },
          ],
        },
      ],
    },
    wrong(
      'arn:aws:«s4»:::amzn-s3-demo-bucket',
      'unknownService',
      { service: 's4' },
      'arn:aws:s3:::amzn-s3-demo-bucket',
    ),
    wrong(
      'arn:aws:«dynamodbb»:eu-west-1:111122223333:${x}',
      'unknownService',
      { service: 'dynamodbb' },
      'arn:aws:dynamodb:eu-west-1:111122223333:${x}',
    ),
    wrong('arn:aws:«no-such-service»:::x', 'unknownService', { service: 'no-such-service' }),
    wrong(
      'arn:aws:sqs:«eu-wset-1»:111122223333:orders',
      'unknownRegion',
      { region: 'eu-wset-1' },
      'arn:aws:sqs:eu-west-1:111122223333:orders',
    ),
    wrong('arn:aws:sqs:«eu-west-9»:111122223333:orders', 'unknownRegion', { region: 'eu-west-9' }),
    wrong('arn:aws:sqs:«eu-wset-*»:111122223333:orders', 'unknownRegion', { region: 'eu-wset-*' }),
    wrong(
      'arn:aws:dynamodb:eu-west-1:111122223333:«tables»/orders',
      'unknownType',
      { type: 'tables', service: 'dynamodb' },
      'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
    ),
    wrong(
      'arn:aws:iam::111122223333:«users»/${aws:PrincipalTag/user}',
      'unknownType',
      { type: 'users', service: 'iam' },
      'arn:aws:iam::111122223333:user/${aws:PrincipalTag/user}',
    ),
    wrong('arn:aws:lambda:eu-west-1:111122223333:«lambda»:orders', 'unknownType', {
      type: 'lambda',
      service: 'lambda',
    }),
    wrong('arn:aws:dynamodb:eu-west-1:111122223333:«Orders»', 'missingType', {
      name: 'Orders',
      service: 'dynamodb',
    }),
    {
      name: 'written with an escape; a single value; an SCP',
      code: '{"Statement":{"Effect":"Deny","Action":"*","Resource":"arn:aws:«\\u007334»:::b"}}',
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'unknownService',
          data: { service: 's34', text: 'arn:aws:s34:::b', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:s3:::b' },
              output: '{"Statement":{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::b"}}',
            },
          ],
        },
      ],
    },
  ],
});
