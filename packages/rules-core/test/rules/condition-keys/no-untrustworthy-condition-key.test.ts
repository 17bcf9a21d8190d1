import { noUntrustworthyConditionKey } from '../../../src/rules/condition-keys/no-untrustworthy-condition-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }] }`;
const allowed = 'the condition does not limit who is allowed';
const denied = 'anyone can avoid this Deny';

/** A grant to principals in the policy of a bucket. */
const bucket = (principal: string, key: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": ${principal}, "Action": "s3:PutObject", "Resource": "*", "Condition": { "StringEquals": { ${key}: "111122223333" } } }] }`;

testRule(noUntrustworthyConditionKey, {
  valid: [
    {
      name: 'a service, which sets the header itself',
      code: bucket('{ "Service": ["ses.amazonaws.com"] }', '"aws:Referer"'),
    },
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
      name: 'a service beside others',
      code: bucket('{ "Service": "ses.amazonaws.com", "AWS": "*" }', '«"aws:Referer"»'),
      errors: [{ messageId: 'callerWrites', data: { key: 'aws:Referer', consequence: allowed } }],
    },
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
