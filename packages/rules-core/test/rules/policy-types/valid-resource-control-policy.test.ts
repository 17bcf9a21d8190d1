import { rcpServicesDate } from '../../../src/catalog/rcp-services.js';
import { validResourceControlPolicy } from '../../../src/rules/policy-types/valid-resource-control-policy.js';
import { testRule } from '../../rule-tester.js';

const policy = (effect: string, principal: string, rest: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Principal": ${principal}, ${rest} }] }`;
const deny = (action: string, principal = '"*"', rest = '"Resource": "*"') =>
  policy('Deny', principal, `"Action": ${action}, ${rest}`);
const settings = { policyType: 'rcp' } as const;
const everyone = (output: string) => ({
  messageId: 'principal',
  suggestions: [{ messageId: 'suggestEveryone', output }],
});

testRule(validResourceControlPolicy, {
  valid: [
    ...[
      deny('["s3:*", "SQS:SendMessage", "es:ESHttpGet", "opensearch:x", "secretsmanager:*"]'),
      deny('["s*:Get*", "<SERVICE>:*", "<SERVICE>"]'),
      deny('["ec2:Get:Object", "arn:aws:s3:::site"]'),
      deny('"s3:*"', '"<PRINCIPAL>"'),
      deny('"s3:*"', '["<PRINCIPAL>"]'),
      deny('"s3:*"', '{ "Ref": "Principal" }'),
      policy('Allow', '"*"', '"Action": "*", "Resource": "*"'),
      policy('Allow', '"*"', '"Action": "*", "Resource": ["<RESOURCE>"]'),
    ].map((code) => ({ code, settings })),
    { name: 'another kind', code: deny('"ec2:*"', '{ "AWS": "111122223333" }') },
  ],
  invalid: [
    {
      name: 'more actions of one service than are shown one by one',
      code: deny(
        '["s3:*", "«ec2»:StartInstances", "ec2:StopInstances", "ec2:RebootInstances", "ec2:TerminateInstances", "ec2:RunInstances", "ec2:CreateTags"]',
      ),
      settings,
      errors: [
        {
          messageId: 'unsupportedActions',
          data: { service: 'ec2', date: rcpServicesDate, count: 6 },
          suggestions: [{ messageId: 'suggestRemoveAll', data: { count: 6 }, output: deny('["s3:*"]') }],
        },
      ],
    },
    ...[
      '{ "AWS": "111122223333" }',
      '{ "AWS": "*" }',
      '"everyone"',
      '["everyone"]',
      '{}',
      '111122223333',
    ].map((principal) => ({
      code: deny('"s3:*"', `«${principal}»`),
      settings,
      errors: [everyone(deny('"s3:*"'))],
    })),
    {
      name: 'Allow for some',
      code: policy('Allow', '«{ "AWS": "111122223333" }»', '"Action": "*", "Resource": "*"').replace(
        '"Allow"',
        '«"Allow"»',
      ),
      settings,
      errors: [
        { messageId: 'allow', data: { narrowed: 'this `Principal`' } },
        everyone(policy('Allow', '"*"', '"Action": "*", "Resource": "*"')),
      ],
    },
    ...(
      [
        ['"Resource": "arn:aws:s3:::site/*"', 'this `Resource`'],
        ['"Resource": ["arn:aws:s3:::site/*", "*"]', 'this `Resource`'],
        ['"NotResource": "arn:aws:s3:::site/*"', '`NotResource`'],
        ['"Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } }', 'a `Condition`'],
      ] as const
    ).map(([rest, narrowed]) => ({
      code: policy('Allow', '"*"', `"Action": "s3:*", ${rest}`).replace('"Allow"', '«"Allow"»'),
      settings,
      errors: [{ messageId: 'allow', data: { narrowed } }],
    })),
    {
      name: 'Allow of some actions',
      code: policy('Allow', '"*"', '"Action": "s3:*", "Resource": "*"').replace('"Allow"', '«"Allow"»'),
      settings,
      errors: ['otherAllow'],
    },
    {
      name: 'NotAction',
      code: policy('Deny', '"*"', '«"NotAction"»: "ec2:*", "Resource": "*"'),
      settings,
      errors: [{ messageId: 'unsupported', data: { element: 'NotAction' } }],
    },
    {
      name: 'alone: NotPrincipal',
      code: deny('"s3:*"').replace('"Principal": "*"', '«"NotPrincipal"»: "*"'),
      settings,
      errors: [{ messageId: 'unsupported', data: { element: 'NotPrincipal' } }],
    },
    {
      name: 'every action',
      code: deny('["s3:*", "«*»"]'),
      settings,
      errors: [{ messageId: 'noService', data: { text: '*' } }],
    },
    {
      name: 'alone: entries without a service',
      code: deny('["s3:*", «""», «"s3"», «":GetObject"»]'),
      settings,
      errors: ['""', 's3', ':GetObject'].map((text) => ({ messageId: 'noService', data: { text } })),
    },
    {
      name: 'services that are not supported',
      code: deny('["«ec2»:*", "«Lambda»:Get*", "«rds*»:*"]'),
      settings,
      errors: ['ec2', 'Lambda', 'rds*'].map((service) => ({
        messageId: 'unsupportedService',
        data: { service, date: '2026-11-23' },
      })),
    },
  ],
});
