import { noVacuousCondition } from '../../../src/rules/condition-keys/no-vacuous-condition.js';
import { testRule } from '../../rule-tester.js';

const policy = (
  action: string,
  condition: string,
  { effect = 'Allow', element = 'Action', more = '' } = {},
) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "${element}": ${action}, "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/orders", "Condition": ${condition} }${more}] }`;
const key = 'dynamodb:LeadingKeys';
const leading = (text: string, operator = 'ForAllValues:StringEquals', more = '') =>
  `{ "${operator}": { ${text}: ["\${aws:username}"] }${more} }`;
const reads = '["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]';
const deny = (action: string) => `, { "Effect": "Deny", "Action": "${action}", "Resource": "*" }`;
const presence = `, "Null": { "${key}": "false" }`;
const via = (text: string, operator = 'ForAllValues:StringEquals', more = '') =>
  `{ "${operator}": { ${text}: "athena.amazonaws.com" }${more} }`;

testRule(noVacuousCondition, {
  valid: [
    {
      name: 'every action has the key',
      code: policy('["dynamodb:GetItem", "dynamodb:Query"]', leading(`"${key}"`)),
    },
    { name: 'the key is required as well', code: policy(reads, leading(`"${key}"`, undefined, presence)) },
    {
      name: 'another condition that the action does not pass',
      code: policy(
        reads,
        leading(`"${key}"`, undefined, ', "StringEquals": { "dynamodb:EnclosingOperation": "x" }'),
      ),
    },
    {
      name: 'a Deny takes the action back',
      code: policy(reads, leading(`"${key}"`), { more: deny('dynamodb:Scan') }),
    },
    { name: 'ForAnyValue', code: policy(reads, leading(`"${key}"`, 'ForAnyValue:StringEquals')) },
    { name: 'a Deny', code: policy(reads, leading(`"${key}"`), { effect: 'Deny' }) },
    { name: 'NotAction', code: policy(reads, leading(`"${key}"`), { element: 'NotAction' }) },
    { name: 'a boundary', code: policy(reads, leading(`"${key}"`)), settings: { policyType: 'boundary' } },
    {
      name: 'actions of another level: the condition is about writing',
      code: policy('["dynamodb:PutItem", "dynamodb:Scan"]', leading(`"${key}"`)),
    },
    {
      name: 'an action that reads settings',
      code: policy('["dynamodb:GetItem", "dynamodb:DescribeTable"]', leading(`"${key}"`)),
    },
    {
      name: 'IfExists for the sake of actions without the key',
      code: policy(
        '["iam:PassRole", "s3:GetObject"]',
        '{ "StringEqualsIfExists": { "iam:PassedToService": "ec2.amazonaws.com" } }',
      ),
    },
    {
      name: 'a negated condition',
      code: policy('"s3:GetObject"', leading(`"${key}"`, 'ForAllValues:StringNotEquals')),
    },
    {
      name: 'a value that is not known',
      code: policy(reads, leading(`"${key}"`).replace('${aws:username}', '{{who}}')),
    },
    {
      name: 'an action that is not known',
      code: policy('["s3:GetObject", "{{more}}"]', leading(`"${key}"`)),
    },
    {
      name: 'tags that a request may set, beside one that sets none',
      code: policy(
        '["dynamodb:CreateTable", "dynamodb:DescribeTable"]',
        '{ "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } }',
      ),
    },
    {
      name: 'keys that no action is listed with, and keys that nobody knows',
      code: policy(
        '"s3:GetObject"',
        '{ "StringEqualsIfExists": { "states:HTTPMethod": "GET", "sagemaker:DomainId": "d", "s3:Unknown": "a", "sagemaker:TargetContainerHostname": "c" } }',
      ),
    },
    {
      name: 'calls through a service, any of them',
      code: policy(reads, via('"aws:CalledVia"', 'ForAnyValue:StringEquals')),
    },
    {
      name: 'calls through all services but one',
      code: policy(reads, via('"aws:CalledVia"', 'ForAllValues:StringNotEquals')),
    },
    ...[
      ', "Bool": { "aws:ViaAWSService": "true" }',
      ', "Null": { "aws:CalledVia": "false" }',
      ', "StringEquals": { "aws:CalledViaFirst": "athena.amazonaws.com" }',
    ].map((more) => ({
      name: `calls through a service, which is required as well${more}`,
      code: policy(reads, via('"aws:CalledVia"', undefined, more)),
    })),
    { name: 'wrong shapes', code: policy('7', '["x"]') },
  ],
  invalid: [
    ...(
      [
        ['"s3:GetObject"', 'ForAllValues:StringEquals', 'aws:TagKeys'],
        ['["dynamodb:GetItem", "dynamodb:Describe*"]', 'ForAllValues:StringLike', 'AWS:tagkeys'],
        ['"dynamodb:GetItem"', 'StringEqualsIfExists', 'aws:RequestTag/team'],
        ['"ec2:DescribeInstances"', 'StringLikeIfExists', 'aws:ResourceTag/team'],
      ] as const
    ).map(([action, operator, name]) => ({
      name: `tags that no request for the actions includes: ${operator} ${name}`,
      code: policy(action, `{ "${operator}": { «"${name}"»: ["team"] } }`),
      errors: [{ messageId: 'everyAction' as const, data: { key: name } }],
    })),
    {
      name: 'an action without the key beside others with it',
      code: policy(reads, leading(`«"${key}"»`)),
      errors: [
        {
          messageId: 'someActions',
          data: { key, actions: '`dynamodb:Scan`' },
          suggestions: [
            {
              messageId: 'suggestPresence',
              data: { key },
              output: policy(reads, leading(`"${key}"`, undefined, presence)),
            },
          ],
        },
      ],
    },
    {
      name: 'a pattern, in any case, with IfExists too, one value',
      code: policy(
        '["DynamoDB:Query", "dynamodb:sca?"]',
        '{ "ForAllValues:StringLikeIfExists": { «"dynamodb:leadingkeys"»: "a*" } }',
      ),
      errors: [
        {
          messageId: 'someActions',
          data: { key: 'dynamodb:leadingkeys', actions: '`dynamodb:Scan`' },
          suggestions: [
            {
              messageId: 'suggestPresence',
              data: { key: 'dynamodb:leadingkeys' },
              output: policy(
                '["DynamoDB:Query", "dynamodb:sca?"]',
                '{ "ForAllValues:StringLikeIfExists": { "dynamodb:leadingkeys": "a*" }, "Null": { "dynamodb:leadingkeys": "false" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a Deny of something else',
      code: policy('["dynamodb:Query", "dynamodb:Scan"]', leading(`«"${key}"»`), {
        more: deny('dynamodb:Query'),
      }),
      errors: [
        {
          messageId: 'someActions',
          data: { key, actions: '`dynamodb:Scan`' },
          suggestions: [
            {
              messageId: 'suggestPresence',
              data: { key },
              output: policy(
                '["dynamodb:Query", "dynamodb:Scan"]',
                leading(`"${key}"`, undefined, presence),
                { more: deny('dynamodb:Query') },
              ),
            },
          ],
        },
      ],
    },
    ...['StringEqualsIfExists', 'ForAllValues:StringEquals'].map((operator) => ({
      name: `no action has the key: ${operator}`,
      code: policy('["s3:ListBucket", "s3:Get*"]', `{ "${operator}": { «"ec2:InstanceType"»: "t3.micro" } }`),
      errors: [{ messageId: 'everyAction' as const, data: { key: 'ec2:InstanceType' } }],
    })),
    {
      name: 'direct calls',
      code: policy(reads, via('«"aws:CalledVia"»')),
      errors: [
        {
          messageId: 'directCalls',
          data: { key: 'aws:CalledVia' },
          suggestions: [
            {
              messageId: 'suggestForAnyValue',
              output: policy(reads, via('"aws:CalledVia"', 'ForAnyValue:StringEquals')),
            },
          ],
        },
      ],
    },
    {
      name: 'direct calls under a condition that excludes calls through services',
      code: policy(reads, via('«"aws:CalledVia"»', undefined, ', "Bool": { "aws:ViaAWSService": "false" }')),
      errors: [
        {
          messageId: 'directCalls',
          data: { key: 'aws:CalledVia' },
          suggestions: [
            {
              messageId: 'suggestForAnyValue',
              output: policy(
                reads,
                via(
                  '"aws:CalledVia"',
                  'ForAnyValue:StringEquals',
                  ', "Bool": { "aws:ViaAWSService": "false" }',
                ),
              ),
            },
          ],
        },
      ],
    },
  ],
});
