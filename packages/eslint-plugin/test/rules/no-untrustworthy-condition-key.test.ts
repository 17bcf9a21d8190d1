import { noUntrustworthyConditionKey } from '../../../rules-core/src/rules/conditions/no-untrustworthy-condition-key.js';
import { testRule } from '../rule-tester.js';

const policy = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }] }`;
const allowed = 'the test does not tell who is allowed';
const denied = 'the test does not keep anyone from avoiding this Deny';

testRule(noUntrustworthyConditionKey, {
  valid: [
    {
      name: 'keys that AWS sets',
      code: policy('{ "StringEquals": { "aws:SourceVpc": "vpc-12345678", "aws:PrincipalOrgID": "o-a" } }'),
    },
    { name: 'a tag of that name', code: policy('{ "StringEquals": { "aws:RequestTag/aws:Referer": "x" } }') },
    { name: 'no effect', code: policy('{ "StringEquals": { "aws:Referer": "x" } }', 'allow') },
    { name: 'wrong shapes', code: policy('["aws:Referer"]') },
    { name: 'not in a condition', code: policy('{}').replace('"Allow"', '"Allow", "aws:Referer": "x"') },
  ],
  invalid: [
    {
      name: 'each of the two, in any case',
      code: policy(
        '{ "StringLike": { «"aws:UserAgent"»: "app/*", «"aws:referer"»: "https://example.com/*" } }',
      ),
      errors: [
        { messageId: 'callerWrites', data: { key: 'aws:UserAgent', consequence: allowed } },
        { messageId: 'callerWrites', data: { key: 'aws:referer', consequence: allowed } },
      ],
    },
    {
      name: 'Deny',
      code: policy('{ "StringNotEquals": { «"AWS:Referer"»: "x" } }', 'Deny'),
      errors: [{ messageId: 'callerWrites', data: { key: 'AWS:Referer', consequence: denied } }],
    },
  ],
});
