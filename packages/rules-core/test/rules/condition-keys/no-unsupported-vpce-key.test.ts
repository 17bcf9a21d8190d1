import { noUnsupportedVpceKey } from '../../../src/rules/condition-keys/no-unsupported-vpce-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, condition: string, effect = 'Allow', element = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "${element}": ${action}, "Resource": "*", "Condition": ${condition} }] }`;
const account = '{ "StringEquals": { "aws:VpceAccount": "111122223333" } }';
const marked = '{ "StringEquals": { «"aws:VpceAccount"»: "111122223333" } }';

testRule(noUnsupportedVpceKey, {
  valid: [
    {
      name: 'services that send the key',
      code: policy('["s3:*", "DynamoDB:GetItem", "iam:List*"]', account),
    },
    {
      name: 'a service that sends this one',
      code: policy('"sqs:*"', '{ "StringEquals": { "aws:VpceOrgID": "o-abcdefghij" } }'),
    },
    {
      name: 'another key',
      code: policy('"sqs:*"', '{ "StringEquals": { "aws:SourceVpce": "vpce-12345678" } }'),
    },
    { name: 'a placeholder', code: policy('"{{service}}:*"', account) },
    {
      name: 'a value that is not known',
      code: policy('"sqs:*"', '{ "StringEquals": { "aws:VpceAccount": "{{account}}" } }'),
    },
    { name: 'no effect', code: policy('"sqs:*"', account, 'allow') },
    { name: 'no actions', code: policy('{}', account) },
  ],
  invalid: [
    {
      name: 'IfExists next to a test that requires the key',
      code: policy(
        '"sqs:SendMessage"',
        '{ "StringEqualsIfExists": { "aws:VpceAccount": "111122223333" }, "Null": { «"aws:VpceAccount"»: "false" } }',
      ),
      errors: [
        {
          messageId: 'unsupportedService',
          data: {
            entries: '`sqs:SendMessage`',
            key: 'aws:VpceAccount',
            consequence: 'this statement does not allow them',
          },
        },
      ],
    },
    {
      name: 'one entry of several',
      code: policy('["s3:GetObject", "sqs:SendMessage"]', marked),
      errors: [
        {
          messageId: 'unsupportedService',
          data: {
            entries: '`sqs:SendMessage`',
            key: 'aws:VpceAccount',
            consequence: 'this statement does not allow them',
          },
        },
      ],
    },
    {
      name: 'iam:PassRole, and a wildcard in the service',
      code: policy(
        '["iam:PassRole", "s*:Get*"]',
        '{ "StringNotEquals": { «"aws:vpceorgid"»: "o-abcdefghij" } }',
        'Deny',
      ),
      errors: [
        {
          messageId: 'unsupportedService',
          data: {
            entries: '`iam:PassRole` (and 1 more of the actions)',
            key: 'aws:vpceorgid',
            consequence: 'this statement denies them whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'everything, where requests without the key pass',
      code: policy('"*"', '{ "ForAllValues:StringLike": { «"aws:VpceOrgPaths"»: "o-a/*" } }'),
      errors: [
        {
          messageId: 'unsupportedService',
          data: {
            entries: '`*`',
            key: 'aws:VpceOrgPaths',
            consequence: 'this statement allows them whatever the condition says',
          },
        },
      ],
    },
    {
      name: 'all but some',
      code: policy('"s3:*"', marked, 'Deny', 'NotAction'),
      errors: [
        {
          messageId: 'unsupportedService',
          data: {
            entries: '`NotAction`',
            key: 'aws:VpceAccount',
            consequence: 'this statement does not deny them',
          },
        },
      ],
    },
  ],
});
