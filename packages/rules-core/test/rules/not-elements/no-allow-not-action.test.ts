import { actionsOf, allActions, type Action } from '../../../src/catalog/catalog.js';
import { describeActions, remainderOfNotAction } from '../../../src/analysis/not-elements/remainder.js';
import { noAllowNotAction } from '../../../src/rules/not-elements/no-allow-not-action.js';
import { policyWith } from '../../read-policy.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [{ ${members} }] }`;
const remainder = (is: (action: Action) => boolean) => describeActions(allActions().filter(is));
const outside = (...services: string[]) => remainder(({ service }) => !services.includes(service));
const onQueue = (not: (name: string) => boolean) =>
  actionsOf('sqs').filter(({ resourceTypes, name }) => resourceTypes.length > 0 && !not(name));

testRule(noAllowNotAction, {
  valid: [
    { name: 'Action', code: policy('"Effect": "Allow", "Action": "iam:*", "Resource": "*"') },
    { name: 'Deny', code: policy('"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"') },
    {
      name: 'both Action and NotAction',
      code: policy('"Effect": "Allow", "Action": "s3:*", "NotAction": "iam:*", "Resource": "*"'),
    },
    {
      name: 'of duplicate keys the last counts',
      code: policy('"Effect": "Allow", "Effect": "Deny", "NotAction": "iam:*", "Resource": "*"'),
    },
    ...['"Action": "*"', '"NotAction": ["iam:*"]'].map((members) => ({
      name: `a Deny of all that remains: ${members}`,
      code: policy(
        `"Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }, { "Effect": "Deny", ${members}, "Resource": "*"`,
      ),
    })),
    {
      name: 'nothing remains',
      code: policy('"Effect": "Allow", "NotAction": ["iam:*", "*"], "Resource": "*"'),
    },
    { name: 'an escaped star', code: policy('"Effect": "Allow", "NotAction": "\\u002a", "Resource": "*"') },
    ...['<ACTION>', '${action}', '{{action}}'].map((action) => ({
      name: `the placeholder ${action}`,
      code: policy(`"Effect": "Allow", "NotAction": ["iam:*", "${action}"], "Resource": "*"`),
    })),
    {
      name: 'a placeholder of the settings',
      code: policy('"Effect": "Allow", "NotAction": ["iam:*", "ACTIONS"], "Resource": "*"'),
      settings: { placeholders: ['ACTIONS'] },
    },
    {
      name: 'a resource that is not known',
      code: policy('"Effect": "Allow", "NotAction": "iam:*", "Resource": "${resource}"'),
    },
    { name: 'wrong shapes', code: policy('"Effect": "Allow", "NotAction": { "a": 1 }, "Resource": "*"') },
    { name: 'a wrong entry', code: policy('"Effect": "Allow", "NotAction": ["iam:*", 7], "Resource": "*"') },
    {
      name: 'no action remains for the resource',
      code: policy('"Effect": "Allow", "NotAction": "s3:*", "Resource": "arn:aws:s3:::x/*"'),
    },
    ...(['scp', 'boundary', 'session', 'rcp'] as const).map((policyType) => ({
      name: `an Allow of the type ${policyType}`,
      code: policy('"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"'),
      settings: { policyType },
    })),
    {
      name: 'a key policy that leaves the key to its account',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "NotAction": "kms:ScheduleKeyDeletion", "Resource": "*"',
      ),
    },
    {
      name: 'no permissions remain on the resource',
      code: policy(
        '"Effect": "Allow", "NotAction": ["sqs:AddPermission", "sqs:RemovePermission", "sqs:SetQueueAttributes"], "Resource": "arn:aws:sqs:*:*:jobs"',
      ),
    },
    {
      name: 'resources of one service, by option',
      code: policy('"Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::reports*"'),
      options: { scoped: 'never' },
    },
  ],
  invalid: [
    ...['"iam:*"', '["IAM:*", "iam:Attach*"]', '"i?m:*"'].map((denied) => ({
      name: `what a Deny takes back does not remain: ${denied}`,
      code: policy(
        `"Effect": "Allow", «"NotAction"»: "s3:*", "Resource": "*" }, { "Effect": "Deny", "Action": ${denied}, "Resource": "*"`,
      ),
      errors: [{ messageId: 'remains', data: { actions: outside('s3', 'iam') } }],
    })),
    ...[
      '"Action": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } }',
      '"Action": "iam:*", "Resource": "arn:aws:iam::*:role/admin"',
      '"Action": "iam:*", "NotResource": "arn:aws:iam::*:role/app"',
    ].map((members) => ({
      name: `a Deny that may leave it: ${members}`,
      code: policy(
        `"Effect": "Allow", «"NotAction"»: "s3:*", "Resource": "*" }, { "Effect": "Deny", ${members}`,
      ),
      errors: [{ messageId: 'remains', data: { actions: outside('s3') } }],
    })),
    {
      name: 'a power user',
      code: policy('"Effect": "Allow", «"NotAction"»: ["iam:*", "organizations:*"], "Resource": "*"'),
      errors: [{ messageId: 'remains', data: { actions: outside('iam', 'organizations') } }],
    },
    {
      name: 'case does not count, a single value, minified',
      code: '{"Statement":{"Effect":"Allow",«"NotAction"»:"IAM:*","Resource":["*"]}}',
      errors: [{ messageId: 'remains', data: { actions: outside('iam') } }],
    },
    {
      name: 'wildcards inside the service and the name',
      code: policy('"Effect": "Allow", «"NotAction"»: ["i?m:**"], "Resource": "arn:*"'),
      errors: [{ messageId: 'remains', data: { actions: outside('iam') } }],
    },
    {
      name: 'an exclusion that is too narrow',
      code: policy('"Effect": "Allow", «"NotAction"»: ["iam:CreateUser", "iam:DeleteUser"], "Resource": "*"'),
      errors: [
        {
          messageId: 'remains',
          data: { actions: remainder(({ id }) => id !== 'iam:CreateUser' && id !== 'iam:DeleteUser') },
        },
      ],
    },
    {
      name: 'under a condition, with a placeholder elsewhere',
      code: policy(
        '"Effect": "Allow", «"NotAction"»: "iam:*", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "<TEAM>" } }',
      ),
      errors: [{ messageId: 'remains', data: { actions: outside('iam') } }],
    },
    {
      name: 'a wildcard service is no scope',
      code: policy('"Effect": "Allow", «"NotAction"»: "s3:*", "Resource": "arn:aws:*:::vault"'),
      errors: [
        {
          messageId: 'remains',
          data: {
            actions: describeActions(
              remainderOfNotAction(
                policyWith({ Effect: 'Allow', NotAction: 's3:*', Resource: 'arn:aws:*:::vault' })
                  .statements[0]!,
              )!.actions,
            ),
          },
        },
      ],
    },
    {
      name: 'resources of one service, permissions remaining',
      code: policy(
        '"Effect": "Allow", «"NotAction"»: "sqs:DeleteQueue", "Resource": ["arn:aws:sqs:*:*:jobs", "arn:aws:sqs:*:*:${queue}"]',
      ),
      errors: [
        {
          messageId: 'remainsOnResource',
          data: {
            resource: 'arn:aws:sqs:*:*:jobs`, `arn:aws:sqs:*:*:${queue}',
            actions: describeActions(onQueue((name) => name === 'DeleteQueue')),
          },
          suggestions: [
            {
              messageId: 'suggestAction',
              output: policy(
                `"Effect": "Allow", "Action": [${onQueue((name) => name === 'DeleteQueue')
                  .map(({ id }) => `"${id}"`)
                  .join(', ')}], "Resource": ["arn:aws:sqs:*:*:jobs", "arn:aws:sqs:*:*:\${queue}"]`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'resources of one service, by option',
      code: policy(
        '"Effect": "Allow", «"NotAction"»: ["sqs:*Permission", "sqs:S*", "sqs:D*", "sqs:C*", "sqs:G*", "sqs:L*", "sqs:T*", "sqs:U*", "sqs:P*"], "Resource": "arn:aws:sqs:*:*:jobs"',
      ),
      options: { scoped: 'always' },
      errors: [
        {
          messageId: 'remainsOnResource',
          data: { resource: 'arn:aws:sqs:*:*:jobs', actions: '`sqs:ReceiveMessage`' },
          suggestions: [
            {
              messageId: 'suggestAction',
              output: policy(
                '"Effect": "Allow", "Action": ["sqs:ReceiveMessage"], "Resource": "arn:aws:sqs:*:*:jobs"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with NotResource',
      code: policy('"Effect": "Allow", «"NotAction"»: "iam:*", "NotResource": "arn:aws:s3:::x/*"'),
      errors: [{ messageId: 'remainsOutsideBoth', data: { actions: outside('iam') } }],
    },
    {
      name: 'everyone',
      code: policy(
        '"Effect": "Allow", "Principal": "*", «"NotAction"»: "sns:AddPermission", "Resource": "arn:aws:sns:eu-west-1:111122223333:news"',
      ),
      errors: [
        {
          messageId: 'remainsForEveryone',
          data: {
            actions: describeActions(
              actionsOf('sns').filter(
                ({ name, resourceTypes }) =>
                  name !== 'AddPermission' && resourceTypes.some(({ type }) => type.name === 'topic'),
              ),
            ),
          },
        },
      ],
    },
    {
      name: 'a trust policy',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, «"NotAction"»: ["sts:Assume*", "sts:Set*"]',
      ),
      errors: [
        {
          messageId: 'remainsInTrust',
          data: { actions: '`sts:TagSession`' },
          suggestions: [
            {
              messageId: 'suggestAction',
              output: policy(
                '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": ["sts:TagSession"]',
              ),
            },
          ],
        },
      ],
    },
  ],
});
