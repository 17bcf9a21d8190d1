import { validResource } from '../../../src/rules/resources/valid-resource.js';
import { resourceNames } from '../../../src/catalog/resource-names.js';
import { lintText } from '../../../src/json/index.js';
import { expect, it } from 'vitest';
import { testRule, type InvalidCase } from '../../rule-tester.js';
import { printable } from '../../../src/value/printable.js';

const policy = (resource: string, key = 'Resource') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "ec2:RunInstances"], "${key}": ${resource} }] }`;

/** An entry with `«` and `»` around the field at fault, and what it should be. */
function wrong(
  marked: string,
  messageId: string,
  data: Readonly<Record<string, string>> = {},
  meant: readonly string[] = [],
): InvalidCase {
  const text = marked.replace(/[«»]/g, '');
  return {
    name: `${messageId}: ${text}`,
    code: policy(`["${marked}"]`),
    errors: [
      {
        messageId,
        data: { ...data, text },
        suggestions: meant.map((arn) => ({
          messageId: 'suggestArn',
          data: { arn },
          output: policy(`["${arn}"]`),
        })),
      },
    ],
  };
}

const notResource = (entries: string) =>
  `{"Statement":{"Effect":"Deny","Action":"s3:GetObject","NotResource":["arn:aws:s3:::a/*", ${entries}]}}`;

/** The whole string is at fault. */
const whole = (
  text: string,
  messageId: string,
  data: Readonly<Record<string, string>> = {},
  meant: readonly string[] = [],
): InvalidCase => ({
  ...wrong(text, messageId, data, meant),
  code: policy(`[«"${text}"»]`),
});

const right = (text: string) => ({ name: text, code: policy(`"${text}"`) });

testRule(validResource, {
  valid: [
    right('arn:aws:s3:::b/a folder/*'),
    right('arn:aws:s3:::b/${aws:username} {{end}}'),
    ...[
      '*',
      'arn:aws:s3:::amzn-s3-demo-bucket',
      'arn:aws:s3:::amzn-s3-demo-bucket/a:b/${aws:username}/*',
      // A star also stands for nothing.
      'arn:aws:s3:*:*:amzn-s3-demo-bucket',
      'arn:aws:s3:::*',
      // Access points have both fields, and what is behind a star may be one.
      'arn:aws:s3:eu-west-1:111122223333:accesspoint/orders',
      'arn:aws:s3:eu-west-1:111122223333:*',
      'arn:*:s3:::amzn-s3-demo-bucket',
      'arn:aws-cn:s3:::amzn-s3-demo-bucket',
      'arn:aws-cn:sqs:cn-north-1:111122223333:orders',
      'arn:aws:iam::111122223333:role/path/orders',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::*:role/*',
      'arn:aws:iam::1111*:role/*',
      'arn:aws:sqs:us-*:111122223333:orders',
      'arn:aws:sqs:us-east-?:111122223333:orders',
      // What AWS owns has no account.
      'arn:aws:ssm:*::document/AWS-RunShellScript',
      'arn:aws:ssm:*::automation-definition/*',
      'arn:aws:cloudformation:*:aws:transform/*',
      'arn:aws:cloudformation:us-east-1::type/resource/AWS-S3-Bucket',
      'arn:aws:appstream:us-east-1::image/*',
      'arn:aws:braket:::device/qpu/*',
      'arn:aws:bedrock:::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0',
      'arn:aws:acm-pca:::template/EndEntityCertificate/V1',
      'arn:aws:artifact:::report-package/*',
      'arn:aws:artifact:::report/*',
      'arn:aws:controltower:us-east-1::control/AWS-GR_ENCRYPTED_VOLUMES',
      'arn:aws:schemas:*::registry/aws.events',
      'arn:aws:schemas:*::schema/aws.events/*',
      'arn:aws:securityhub:us-east-1::standards/*',
      'arn:aws:gamelift:us-west-2::build/*',
      'arn:aws:quicksight::111122223333:user/${aws:userid}',
      'arn:aws:ssm:eu-west-1::parameter/aws/service/ami-amazon-linux-latest/*',
      'arn:aws:kms:*::*',
      'arn:aws:securityhub:eu-west-1::product/orders/audit',
      'arn:aws:resource-explorer-2:*::view/AWSServiceViewForApplicationSignals/service-view',
      'arn:aws:ec2:eu-west-1::image/ami-1234',
      'arn:aws:apigateway:eu-west-1::/restapis/*',
      'arn:aws:route53:::hostedzone/*',
      'arn:aws:cloudfront::111122223333:distribution/*',
      // A format that another service publishes.
      'arn:aws:catalog:eu-west-1:111122223333:portfolio/*',
      'arn:aws:bedrock-agentcore:eu-west-1:aws:browser/aws.browser.v1',
      // Other rules: what may be new, and what IAM completes.
      'arn:aws:s4:::amzn-s3-demo-bucket',
      'arn:aws:sqs:eu-south-9:111122223333:orders',
      'arn:aws:lambda:eu-west-1:111122223333:lambda:orders',
      'arn:aws:sqs',
      'arn:aws:sqs:eu-west-1:111122223333',
      'arn:aws:sqs:*',
      '**',
      'arn:aws:*code*::1:*',
      // Unknown parts, and all that lies behind them.
      '${BucketArn}/*',
      '<bucket-arn>',
      'arn:${AWS::Partition}:S3:x:y:amzn-s3-demo-bucket',
      'arn:aws:sqs:${region}:12345:orders',
      'arn:aws:iam::${AWS::AccountId}:role/orders',
      'arn:aws:iam::${aws:PrincipalAccount}:role/orders',
      'arn:aws:s3:::{{bucket}}/*',
    ].map(right),
    {
      name: 'without variables a variable is text, whose colon is no boundary',
      code: '{"Statement":{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::${aws:PrincipalAccount}:role/x"}}',
    },
    { name: 'wrong shapes', code: policy('[1, null, { "Ref": "Bucket" }, ["fakeArn"]]') },
    { name: 'both Resource and NotResource', code: policy('"fakeArn", "NotResource": "fakeArn"') },
    { name: 'duplicate keys, of which the last counts', code: policy('"fakeArn", "Resource": "*"') },
    {
      name: 'the short form of Amazon API Gateway',
      code: policy('"execute-api:/prod/GET/*"'),
      settings: { policyType: 'resource' },
    },
    { name: 'a trust policy', code: policy('"fakeArn"'), settings: { policyType: 'trust' } },
    { name: 'a declared placeholder', code: policy('"ROLE"'), settings: { placeholders: ['ROLE'] } },
  ],
  invalid: [
    ...['arn:aws:sqs:eu-west-1:111122223333:q', 'arn:aws:s3:::b/*', 'arn:aws:iam::*:role/app'].flatMap(
      (arn) => [' ', '  '].map((space) => wrong(`${arn}«${space}»`, 'spaceAtEnd', {}, [arn])),
    ),
    {
      name: 'a line break at the end',
      code: policy('"arn:aws:iam::111122223333:role/x«\\n»"'),
      errors: [
        {
          messageId: 'spaceAtEnd',
          data: { text: 'arn:aws:iam::111122223333:role/x\\u000a' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:iam::111122223333:role/x' },
              output: policy('"arn:aws:iam::111122223333:role/x"'),
            },
          ],
        },
      ],
    },
    whole('', 'empty'),
    whole('fakeArn', 'noArn'),
    whole('amzn-s3-demo-bucket/*', 'noArn'),
    whole('https://example.com/', 'noArn'),
    whole('execute-api:/prod/GET/*', 'noArn'),
    whole('aws:s3:::amzn-s3-demo-bucket', 'noArn', {}, ['arn:aws:s3:::amzn-s3-demo-bucket']),
    whole('*/orders', 'noArn'),
    whole('arn:aws:s3::amzn-s3-demo-bucket/*', 'missingField', { count: '5' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket/*',
    ]),
    whole('arn:aws:iam:111122223333:role/orders', 'missingField', { count: '5' }, [
      'arn:aws:iam::111122223333:role/orders',
    ]),
    whole('arn:aws:s3:amzn-s3-demo-bucket/*', 'missingField', { count: '4' }),
    whole('arn:aws:s3:amzn-s3-demo-bucket', 'missingField', { count: '4' }),
    whole('arn:aws:s3::amzn-s3-demo-*', 'missingField', { count: '5' }, ['arn:aws:s3:::amzn-s3-demo-*']),
    whole('arn:aws:s3::', 'missingField', { count: '5' }),
    whole('arn:aws:S3', 'missingField', { count: '3' }),
    whole('arn', 'missingField', { count: '1' }),
    wrong('«ARN»:aws:s3:::amzn-s3-demo-bucket', 'wrongPrefix', { prefix: 'ARN' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket',
    ]),
    wrong('«*»:aws:s3:::amzn-s3-demo-bucket', 'wrongPrefix', { prefix: '*' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket',
    ]),
    wrong('«a»:b:c:d:e:f', 'wrongPrefix', { prefix: 'a' }),
    wrong('arn«::»s3:::amzn-s3-demo-bucket', 'noPartition'),
    wrong('arn:«AWS»:s3:::amzn-s3-demo-bucket', 'unknownPartition', { partition: 'AWS' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket',
    ]),
    wrong('arn:«aws-usgov»:s3:::amzn-s3-demo-bucket', 'unknownPartition', { partition: 'aws-usgov' }, [
      'arn:aws-us-gov:s3:::amzn-s3-demo-bucket',
    ]),
    wrong('arn:«x*»:s3:::amzn-s3-demo-bucket', 'unknownPartition', { partition: 'x*' }),
    wrong('arn:aws«::»::amzn-s3-demo-bucket', 'noService'),
    wrong('arn:aws:«S3»:::amzn-s3-demo-bucket/*', 'serviceCase', { service: 'S3' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket/*',
    ]),
    wrong('arn:aws:«S3»:::${bucket}/*', 'serviceCase', { service: 'S3' }, ['arn:aws:s3:::${bucket}/*']),
    wrong('arn:aws:sqs:«eu-west»:111122223333:orders', 'wrongRegion', { region: 'eu-west' }),
    wrong('arn:aws:sqs:«us-east1»:111122223333:orders', 'wrongRegion', { region: 'us-east1' }, [
      'arn:aws:sqs:us-east-1:111122223333:orders',
    ]),
    wrong('arn:aws:sqs:«EU-WEST-1»:111122223333:orders', 'wrongRegion', { region: 'EU-WEST-1' }, [
      'arn:aws:sqs:eu-west-1:111122223333:orders',
    ]),
    wrong(
      'arn:aws:sqs:«cn-north-1»:111122223333:orders',
      'otherPartition',
      { region: 'cn-north-1', own: 'aws-cn', partition: 'aws' },
      ['arn:aws-cn:sqs:cn-north-1:111122223333:orders'],
    ),
    wrong('arn:aws:iam:«us-east-1»:111122223333:role/orders', 'regionNotAllowed', { region: 'us-east-1' }, [
      'arn:aws:iam::111122223333:role/orders',
    ]),
    wrong('arn:aws:s3:«us-*»::amzn-s3-demo-bucket/*', 'regionNotAllowed', { region: 'us-*' }, [
      'arn:aws:s3:::amzn-s3-demo-bucket/*',
    ]),
    wrong(
      'arn:aws:iam:«us-east-1»:${AWS::AccountId}:role/orders',
      'regionNotAllowed',
      { region: 'us-east-1' },
      ['arn:aws:iam::${AWS::AccountId}:role/orders'],
    ),
    wrong('arn:aws:sqs«::»111122223333:orders', 'missingRegion', {}, ['arn:aws:sqs:*:111122223333:orders']),
    wrong(
      'arn:aws:s3::«111122223333»:amzn-s3-demo-bucket/*',
      'accountNotAllowed',
      { account: '111122223333' },
      ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
    ),
    wrong('arn:aws:iam:«::»role/orders', 'missingAccount', {}, ['arn:aws:iam::*:role/orders']),
    wrong('arn:aws:iam:«::»role/AWSBackup', 'missingAccount', {}, ['arn:aws:iam::*:role/AWSBackup']),
    wrong('arn:aws:iam:«::»user/${aws:username}', 'missingAccount', {}, [
      'arn:aws:iam::*:user/${aws:username}',
    ]),
    wrong('arn:aws:sqs:eu-west-1:«11112222333»:orders', 'wrongAccount', { account: '11112222333' }),
    wrong('arn:aws:sqs:eu-west-1:«1111-2222-3333»:orders', 'wrongAccount', { account: '1111-2222-3333' }, [
      'arn:aws:sqs:eu-west-1:111122223333:orders',
    ]),
    wrong('arn:aws:sqs:eu-west-1:«mine»:orders', 'wrongAccount', { account: 'mine' }),
    wrong('arn:aws:s3::«:»', 'noResource'),
    wrong('arn:aws:s3:«eu-west-1:111122223333»:amzn-s3-demo-bucket', 'regionAndAccountNotAllowed', {}, [
      'arn:aws:s3:::amzn-s3-demo-bucket',
    ]),
    // A bucket has no `:` in its name.
    wrong('arn:aws:s3:«eu-west-1:111122223333»:accesspoint:orders', 'regionAndAccountNotAllowed'),
    wrong('arn:aws:dynamodb«:::»table/orders', 'missingRegionAndAccount', {}, [
      'arn:aws:dynamodb:*:*:table/orders',
    ]),
    {
      name: 'an escape; Deny; minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:«\\u00533»:::b"]}}',
      errors: [
        {
          messageId: 'serviceCase',
          data: { service: 'S3', text: 'arn:aws:S3:::b' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:s3:::b' },
              output: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::b"]}}',
            },
          ],
        },
      ],
    },
    {
      name: 'alone: entries of NotResource, which exclude nothing',
      code: notResource('«"arn:aws:s3::amzn-s3-demo-bucket/*"», "arn:aws:«S3»:::b/*"'),
      errors: [
        {
          messageId: 'missingField',
          data: { count: '5', text: 'arn:aws:s3::amzn-s3-demo-bucket/*' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
              output: notResource('"arn:aws:s3:::amzn-s3-demo-bucket/*", "arn:aws:S3:::b/*"'),
            },
          ],
        },
        {
          messageId: 'serviceCase',
          data: { service: 'S3', text: 'arn:aws:S3:::b/*' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:s3:::b/*' },
              output: notResource('"arn:aws:s3::amzn-s3-demo-bucket/*", "arn:aws:s3:::b/*"'),
            },
          ],
        },
      ],
    },
    {
      name: 'an entry of NotResource beside NotAction',
      code: '{"Statement":{"Effect":"Deny","NotAction":"s3:*","NotResource":["arn:«awss»:*:*:*:*"]}}',
      errors: [
        {
          messageId: 'unknownPartition',
          data: { partition: 'awss', text: 'arn:awss:*:*:*:*' },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: 'arn:aws:*:*:*:*' },
              output: '{"Statement":{"Effect":"Deny","NotAction":"s3:*","NotResource":["arn:aws:*:*:*:*"]}}',
            },
          ],
        },
      ],
    },
    ...(['resource', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType): InvalidCase => ({
      ...whole('fakeArn', 'noArn'),
      name: policyType,
      settings: { policyType },
    })),
  ],
});

const allow = (action: string, resource: string, more = '') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource}${more} }] }`;
const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:';
const queue = 'arn:aws:sqs:eu-west-1:111122223333:';
const iam = 'arn:aws:iam::111122223333:';
const read = '"secretsmanager:GetSecretValue"';
const send = '"sqs:SendMessage"';
const nameOf = (service: string, variable: string) => {
  const { noun, says } = resourceNames[service]![variable]!;
  return { noun, says };
};
const secretName = nameOf('secretsmanager', 'SecretId');
const bucketName = nameOf('s3', 'BucketName');
const queueName = nameOf('sqs', 'QueueName');
const outside = (entry: string) =>
  `{ "Statement": { "Effect": "Deny", "Action": ${read}, "NotResource": ${entry} } }`;

/** A name that no resource has, marked in its entry, and what it should be. */
function wrongName(
  action: string,
  marked: string,
  messageId: string,
  data: Readonly<Record<string, string>>,
  meant?: string,
): InvalidCase {
  const text = marked.replace(/[«»]/g, '');
  return {
    name: `${action} on ${text}`,
    code: allow(action, `"${marked}"`),
    errors: [
      {
        messageId,
        data: { ...data, text },
        ...(meant !== undefined && {
          suggestions: [
            { messageId: 'suggestArn', data: { arn: meant }, output: allow(action, `"${meant}"`) },
          ],
        }),
      },
    ],
  };
}

testRule(validResource, {
  valid: [
    ...[
      'prod/db-a1B2c3',
      'my-secret',
      'prod/db-??????',
      'prod/*',
      'prod/d?????????',
      '${aws:username}',
      '<NAME>',
    ].map((name) => ({ name: `the secret ${name}`, code: allow(read, `"${secret}${name}"`) })),
    ...[
      '"secretsmanager:CreateSecret"',
      '"secretsmanager:*"',
      '"*"',
      '["secretsmanager:GetSecretValue", "<ACTION>"]',
    ].map((action) => ({
      name: `a secret that ${action} may create`,
      code: allow(action, `"${secret}prod/db"`),
    })),
    ...['*/x', '${aws:username}/x', '<BUCKET>/*', 'site//x'].map((name) => ({
      name: `the bucket in ${name}`,
      code: allow('"s3:GetObject"', `"arn:aws:s3:::${name}"`),
    })),
    ...['orders.fifo', '*', 'orders_*', '${aws:PrincipalTag/queue}', '<TEAM/QUEUE>'].map((name) => ({
      name: `the queue ${name}`,
      code: allow(send, `"${queue}${name}"`),
    })),
    ...['"iam:ListRoles"', '"iam:*"', '["iam:PassRole", "<ACTION>"]'].map((action) => ({
      name: `the path that ${action} lists`,
      code: allow(action, `"${iam}role/team/"`),
    })),
    ...['%NAME%', '[name]', '$NAME'].map((name) => ({
      name: `${name} for a secret`,
      code: allow(read, `"${secret}${name}"`),
    })),
    ...['role/*', 'role/team/*', 'role/${aws:username}', 'mfa/', 'role/a'].map((name) => ({
      name: `${name} of IAM`,
      code: allow('"iam:PassRole"', `"${iam}${name}"`),
    })),
    ...[
      // An ARN in another one.
      'arn:aws:s3:::site/arn:aws:s3:::site',
      'arn:aws:s3:::site/a, b',
      'arn:aws:s3:::site/a arn',
    ].map((text) => ({ name: text, code: allow('"*"', `"${text}"`) })),
  ],
  invalid: [
    {
      name: 'alone: a secret in NotResource, which excludes half of what is meant',
      code: outside(`"${secret}«prod/db»"`),
      errors: [
        {
          messageId: 'wrongName',
          data: { ...secretName, text: `${secret}prod/db` },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: `${secret}prod/db-??????` },
              output: outside(`"${secret}prod/db-??????"`),
            },
          ],
        },
      ],
    },
    wrongName(read, `${secret}db-AbCdEf«:»key::`, 'wrongName', secretName, `${secret}db-AbCdEf`),
    wrongName(read, `${secret}«prod/db»`, 'wrongName', secretName, `${secret}prod/db-??????`),
    wrongName(
      '["secretsmanager:Get*", "secretsmanager:Describe*"]',
      `${secret}«prod-db-12345»`,
      'wrongName',
      secretName,
      `${secret}prod-db-12345-??????`,
    ),
    wrongName('"s3:GetObject"', 'arn:aws:s3:::«:»site/*', 'wrongName', bucketName, 'arn:aws:s3:::site/*'),
    wrongName('"s3:GetObject"', 'arn:aws:s3:::«//»site/*', 'wrongName', bucketName, 'arn:aws:s3:::site/*'),
    wrongName('"s3:ListBucket"', 'arn:aws:s3:::«/»', 'wrongName', bucketName),
    wrongName(send, `${queue}queue«/»orders`, 'wrongName', queueName, `${queue}orders`),
    wrongName(send, `${queue}queue«:»orders-*`, 'wrongName', queueName, `${queue}orders-*`),
    wrongName(send, `${queue}team«/»orders`, 'wrongName', queueName),
    wrongName('"iam:PassRole"', `${iam}«role/»`, 'noName', { word: 'role/' }),
    wrongName('"iam:GetUser"', `${iam}user/«team/»`, 'noName', { word: 'user/team/' }),
    wrongName('"iam:AddRoleToInstanceProfile"', `${iam}«instance-profile/»`, 'noName', {
      word: 'instance-profile/',
    }),
    wrongName('"iam:GetRole"', `${iam}«rol*»/a`, 'noIamType', {}, `${iam}role/a`),
    wrongName('"iam:GetRole"', `${iam}«/»role/a`, 'noIamType', {}, `${iam}role/a`),
    wrongName('"iam:GetRole"', `${iam}«:/»role/a`, 'noIamType', {}, `${iam}role/a`),
    wrongName('"iam:GetRole"', `${iam}«/»a`, 'noIamType', {}),
    wrongName('"scheduler:GetSchedule"', 'arn:aws:scheduler:*:*:schedule/«a»', 'wrongForm', {
      format: 'schedule/${GroupName}/${ScheduleName}',
    }),
    ...[', ', ',', ' ', '; ', ',\\n'].map((separator): InvalidCase => {
      const arns = ['arn:aws:s3:::site', 'arn:aws:s3:::site/*', 'arn:aws:s3:::shop'];
      const text = arns.join(separator);
      const marked = `"${text.replace(separator, `«${separator}»`)}"`;
      return {
        name: `ARNs with ${JSON.stringify(separator)} between them`,
        code: allow('"s3:*"', `["arn:aws:s3:::docs", ${marked}]`),
        errors: [
          {
            messageId: 'severalArns',
            data: { text: printable(JSON.parse(`"${text}"`) as string), count: '3' },
            suggestions: [
              {
                messageId: 'suggestEntries',
                data: { count: 3 },
                output: allow('"s3:*"', `["arn:aws:s3:::docs", ${arns.map((arn) => `"${arn}"`).join(', ')}]`),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'ARNs that the list has already',
      code: allow('"s3:*"', '["arn:aws:s3:::a", "arn:aws:s3:::a«, »arn:aws:s3:::b", "arn:aws:s3:::b"]'),
      errors: [
        {
          messageId: 'severalArns',
          data: { text: 'arn:aws:s3:::a, arn:aws:s3:::b', count: '2' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 'arn:aws:s3:::a, arn:aws:s3:::b', kept: '`arn:aws:s3:::a` and `arn:aws:s3:::b`' },
              output: allow('"s3:*"', '["arn:aws:s3:::a", "arn:aws:s3:::b"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'one ARN that the list has already, and one that it has in another case',
      code: allow('"s3:*"', '["arn:aws:s3:::a/K", "arn:aws:s3:::a/k«, »arn:aws:s3:::b", "arn:aws:s3:::b"]'),
      errors: [
        {
          messageId: 'severalArns',
          data: { text: 'arn:aws:s3:::a/k, arn:aws:s3:::b', count: '2' },
          suggestions: [
            {
              messageId: 'suggestEntries',
              data: { count: 2 },
              output: allow('"s3:*"', '["arn:aws:s3:::a/K", "arn:aws:s3:::a/k", "arn:aws:s3:::b"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'the right ARN beside the wrong one',
      code: allow('"s3:*"', '["arn:aws:s3::«111122223333»:a", "arn:aws:s3:::a"]'),
      errors: [
        {
          messageId: 'accountNotAllowed',
          data: { text: 'arn:aws:s3::111122223333:a' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 'arn:aws:s3::111122223333:a', kept: '`arn:aws:s3:::a`' },
              output: allow('"s3:*"', '["arn:aws:s3:::a"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'two ARNs in a single value',
      code: allow('"s3:*"', '"arn:aws:s3:::site«, »arn:aws:s3:::site/*"'),
      errors: [
        {
          messageId: 'severalArns',
          data: { text: 'arn:aws:s3:::site, arn:aws:s3:::site/*', count: '2' },
          suggestions: [
            {
              messageId: 'suggestEntries',
              data: { count: 2 },
              output: allow('"s3:*"', '["arn:aws:s3:::site", "arn:aws:s3:::site/*"]'),
            },
          ],
        },
      ],
    },
  ],
});

it('comes to an end on a string of separators', () => {
  const text = `arn:aws:s3:::a${' ,'.repeat(50_000)}arn${' arn:'.repeat(20_000)}`;
  const code = JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: text } });
  const [found] = lintText(code, { rules: { 'valid-resource': 'error' } });
  expect(found!.message).toContain('is 20001 ARNs in one string');
});
