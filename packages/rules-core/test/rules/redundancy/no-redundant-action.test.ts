import { noRedundantAction } from '../../../src/rules/redundancy/no-redundant-action.js';
import { testRule } from '../../rule-tester.js';

const policy = (actions: string, key = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "${key}": ${actions}, "Resource": "*" }] }`;
const covered = (action: string, by: string) => ({ messageId: 'covered', data: { action, by } });

testRule(noRedundantAction, {
  valid: [
    { name: 'a single value', code: policy('"s3:*"') },
    { name: 'a list of one', code: policy('["s3:*"]') },
    { name: 'partial overlap', code: policy('["s3:Get*", "s3:*Object"]') },
    { name: 'another service', code: policy('["s3:Get*", "sqs:GetQueueUrl"]') },
    { name: 'a longer prefix', code: policy('["s3:GetObject", "s3:GetObjectAcl"]') },
    { name: 'a question mark too few', code: policy('["s3:GetObject?", "s3:GetObjectAcl"]') },
    {
      name: 'another statement',
      code: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}',
    },
    { name: 'a placeholder that may be anything', code: policy('["s3:Get*", "${service}:GetObject"]') },
    { name: 'different placeholders', code: policy('["<A>:Get*", "<B>:GetObject"]') },
    { name: 'malformed entries', code: policy('["s3", "s3Get", ":", "*s3"]') },
    { name: 'wrong shapes', code: policy('["s3:*", 1, null, ["s3:GetObject"], {}]') },
    { name: 'both Action and NotAction', code: policy('["s3:*", "s3:GetObject"], "NotAction": "iam:*"') },
    {
      name: 'duplicate keys, of which the last counts',
      code: policy('["s3:*", "s3:GetObject"], "Action": "s3:*"'),
    },
    { name: 'no policy', code: '{ "Action": ["s3:*", "s3:GetObject"] }' },
  ],
  invalid: [
    {
      name: 'a covered entry',
      code: policy('["iam:Get*", «"iam:GetCredentialReport"»]'),
      output: policy('["iam:Get*"]'),
      errors: [covered('iam:GetCredentialReport', 'iam:Get*')],
    },
    {
      name: 'alone: what looks like an exception in NotAction',
      code: policy('["s3:*", «"s3:GetObject"»]', 'NotAction'),
      output: policy('["s3:*"]', 'NotAction'),
      errors: [covered('s3:GetObject', 's3:*')],
    },
    {
      name: 'alone: entries of NotAction that are no actions, and unknown ones',
      code: policy(
        '["s3", «"s3"», "iam:PasRole", «"iam:PasRole"», "iam:Frob*", «"iam:Frobnicate"»]',
        'NotAction',
      ),
      output: policy('["s3", "iam:PasRole", "iam:Frob*"]', 'NotAction'),
      errors: [
        { messageId: 'duplicate', data: { action: 's3', by: 's3' } },
        { messageId: 'duplicate', data: { action: 'iam:PasRole', by: 'iam:PasRole' } },
        covered('iam:Frobnicate', 'iam:Frob*'),
      ],
    },
    {
      name: 'alone: everything in NotAction',
      code: policy('["*", «"*"»]', 'NotAction'),
      output: policy('["*"]', 'NotAction'),
      errors: [{ messageId: 'duplicate', data: { action: '*', by: '*' } }],
    },
    {
      name: 'in any case, before or after, with interior and doubled stars',
      code: policy('[«"S3:getobject"», "s3:G*t**", «"s3:Get?bject"», «"s3:GetObject*"»]'),
      output: policy('["s3:G*t**", "s3:GetObject*"]'),
      errors: [
        covered('S3:getobject', 's3:G*t**'),
        covered('s3:Get?bject', 's3:G*t**'),
        covered('s3:GetObject*', 's3:G*t**'),
      ],
    },
    {
      name: 'everything',
      code: policy('["*", «"s3:GetObject"»]'),
      output: policy('["*"]'),
      errors: [covered('s3:GetObject', '*')],
    },
    {
      name: 'a wildcard service',
      code: policy('["*:Get*", «"s3:GetObject"»]'),
      output: policy('["*:Get*"]'),
      errors: [covered('s3:GetObject', '*:Get*')],
    },
    {
      name: 'names the catalog does not know',
      code: policy('["new:*", «"new:Thing"»]'),
      output: policy('["new:*"]'),
      errors: [covered('new:Thing', 'new:*')],
    },
    {
      name: 'duplicates, exact and in another case',
      code: policy('["s3:GetObject", «"s3:GetObject"», "sqs:*", «"s3:getobject"»]'),
      output: policy('["s3:GetObject", "sqs:*"]'),
      errors: [
        { messageId: 'duplicate', data: { action: 's3:GetObject', by: 's3:GetObject' } },
        { messageId: 'caseVariant', data: { action: 's3:getobject', by: 's3:GetObject' } },
      ],
    },
    {
      name: 'the same with a placeholder',
      code: policy('["<SERVICE>:Get*", «"<SERVICE>:Get*"»]'),
      output: policy('["<SERVICE>:Get*"]'),
      errors: [{ messageId: 'duplicate', data: { action: '<SERVICE>:Get*', by: '<SERVICE>:Get*' } }],
    },
    {
      name: 'an unknown part inside of what is covered',
      code: policy('["s3:*", «"s3:Get{{what}}"»]'),
      output: policy('["s3:*"]'),
      errors: [covered('s3:Get{{what}}', 's3:*')],
    },
    {
      name: 'two that cover each other: the first one stays',
      code: policy('["s3:**", «"s3:*"»]'),
      output: policy('["s3:**"]'),
      errors: [covered('s3:*', 's3:**')],
    },
    {
      name: 'escapes, minified',
      code: '{"Statement":{"Effect":"Deny","Action":["s3:\\u002a",«"s3:GetObject"»],"Resource":"*"}}',
      output: '{"Statement":{"Effect":"Deny","Action":["s3:\\u002a"],"Resource":"*"}}',
      errors: [covered('s3:GetObject', 's3:*')],
    },
    {
      name: 'duplicates in NotAction',
      code: policy('["iam:PassRole", «"iam:passrole"»]', 'NotAction'),
      output: policy('["iam:PassRole"]', 'NotAction'),
      errors: [{ messageId: 'caseVariant', data: { action: 'iam:passrole', by: 'iam:PassRole' } }],
    },
    ...(['identity', 'resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map(
      (policyType) => ({
        name: `in a policy of the type ${policyType}`,
        code: policy('["sts:*", «"sts:AssumeRole"»]'),
        output: policy('["sts:*"]'),
        settings: { policyType },
        errors: [covered('sts:AssumeRole', 'sts:*')],
      }),
    ),
  ],
});
