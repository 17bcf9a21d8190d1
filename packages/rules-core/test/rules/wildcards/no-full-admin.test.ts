import { describeReach } from '../../../src/analysis/actions/describe-reach.js';
import { allActions } from '../../../src/catalog/catalog.js';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { noFullAdmin } from '../../../src/rules/wildcards/no-full-admin.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const allow = (members: string) => `{ "Effect": "Allow", ${members} }`;
const deny = (members: string) => `{ "Effect": "Deny", ${members} }`;
const condition = (operator: string, key: string, value: string) =>
  `"Condition": { "${operator}": { "${key}": ${value} } }`;
const everything = allow('"Action": "*", "Resource": "*"');
const marked = allow('"Action": "«*»", "Resource": "*"');
const isMfa = condition('BoolIfExists', 'aws:MultiFactorAuthPresent', '"true"');

const past = condition('DateLessThan', 'aws:CurrentTime', '"2020-01-01T00:00:00Z"');

testRule(noFullAdmin, {
  valid: [
    {
      name: 'what has been allowed until a day that is past',
      code: policy(allow(`"Action": "*", "Resource": "*", ${past}`)),
    },
    { name: 'every action of IAM', code: policy(allow('"Action": "iam:*", "Resource": "*"')) },
    { name: 'every action of one service', code: policy(allow('"Action": "s3:*", "Resource": "*"')) },
    {
      name: 'every action on one bucket',
      code: policy(allow('"Action": "*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"')),
    },
    {
      name: 'a Condition that no request passes',
      code: policy(
        allow(
          '"Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "Null": { "aws:MultiFactorAuthPresent": "true" } }',
        ),
      ),
    },
    { name: 'an action that cannot be one', code: policy(allow('"Action": "*s", "Resource": "*"')) },
    { name: 'Deny', code: policy(deny('"Action": "*", "Resource": "*"')) },
    { name: 'an Effect in the wrong case', code: policy(everything.replace('Allow', 'allow')) },
    { name: 'no Resource', code: policy(allow('"Action": "*"')) },
    { name: 'Action and NotAction', code: policy(allow('"Action": "*", "NotAction": "*", "Resource": "*"')) },
    { name: 'a placeholder for the action', code: policy(allow('"Action": "<ACTIONS>", "Resource": "*"')) },
    { name: 'a placeholder for the resource', code: policy(allow('"Action": "*", "Resource": "{{arn}}"')) },
    {
      name: 'NotAction with a placeholder',
      code: policy(allow('"NotAction": ["${denied}"], "Resource": "*"')),
    },
    { name: 'NotAction', code: policy(allow('"NotAction": "iam:*", "Resource": "*"')) },
    {
      name: 'NotResource with a placeholder',
      code: policy(allow('"Action": "*", "NotResource": "<ARN>"')),
    },
    { name: 'wrong shapes', code: policy(allow('"Action": { "*": "*" }, "Resource": "*"'), '"*"', '[]') },
    {
      name: 'a condition on the tags of the resource',
      code: policy(
        allow(
          `"Action": "*", "Resource": "*", ${condition('StringEquals', 'aws:ResourceTag/team', '"red"')}`,
        ),
      ),
    },
    {
      name: 'a condition on the services that call',
      code: policy(
        allow(
          `"Action": "*", "Resource": "*", ${condition('ForAnyValue:StringEquals', 'aws:CalledVia', '"cloudformation.amazonaws.com"')}`,
        ),
      ),
    },
    {
      name: 'a condition that is never true',
      code: policy(
        allow(`"Action": "*", "Resource": "*", ${condition('StringEquals', 'aws:username', '[]')}`),
      ),
    },
    {
      name: 'an operator that does not exist',
      code: policy(allow(`"Action": "*", "Resource": "*", ${condition('StringIs', 'aws:username', '"me"')}`)),
    },
    {
      name: 'a condition that is a placeholder',
      code: policy(allow('"Action": "*", "Resource": "*", "Condition": "${condition}"')),
    },
    {
      name: 'a condition whose key is a placeholder',
      code: policy(allow(`"Action": "*", "Resource": "*", ${condition('StringEquals', '{{key}}', '"x"')}`)),
    },
    { name: 'everything denied', code: policy(everything, deny('"Action": "*", "Resource": "*"')) },
    {
      name: 'everything denied but one service',
      code: policy(everything, deny('"NotAction": "s3:*", "Resource": "*"')),
    },
    {
      name: 'everything denied but on one bucket',
      code: policy(everything, deny('"Action": "*", "NotResource": "arn:aws:s3:::amzn-s3-demo-bucket/*"')),
    },
    {
      name: 'NotAction beside a statement that gives back a part',
      code: policy(
        allow('"NotAction": ["iam:*", "account:*"], "Resource": "*"'),
        allow('"Action": ["iam:CreateServiceLinkedRole", "account:*"], "Resource": "*"'),
      ),
    },
    {
      name: 'NotAction beside one that excludes part of the same',
      code: policy(
        allow('"NotAction": ["iam:*", "s3:*"], "Resource": "*"'),
        allow('"NotAction": "iam:Delete*", "Resource": "*"'),
      ),
    },
    {
      name: 'NotResource beside a statement that gives back another resource',
      code: policy(
        allow('"Action": "*", "NotResource": "arn:aws:s3:::${aws:username}/*"'),
        allow('"Action": "*", "Resource": "arn:aws:s3:::${aws:userid}/*"'),
      ),
    },
    { name: 'a boundary', code: policy(everything), settings: { policyType: 'boundary' } },
    { name: 'a session policy', code: policy(everything), settings: { policyType: 'session' } },
    { name: 'a service control policy', code: policy(everything), settings: { policyType: 'scp' } },
    {
      name: 'a resource policy',
      code: policy(allow('"Principal": "*", "Action": "*", "Resource": "*"')),
    },
    {
      name: 'duplicate keys: the last one counts',
      code: policy(
        allow('"Action": "*", "Resource": "*", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q"'),
      ),
    },
  ],
  invalid: [
    { name: 'the plain form', code: policy(marked), errors: ['fullAdmin'] },
    {
      name: 'a single statement',
      code: '{"Statement":{"Effect":"Allow","Action":"«*»","Resource":"*"}}',
      errors: ['fullAdmin'],
    },
    {
      name: 'lists',
      code: policy(allow('"Action": ["s3:GetObject", "«*:*»"], "Resource": ["arn:aws:s3:::b", "*"]')),
      errors: ['fullAdmin'],
    },
    {
      name: 'doubled stars',
      code: policy(allow('"Action": "«**»", "Resource": "***"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'question marks',
      code: policy(allow('"Action": "«?*:**»", "Resource": "*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'an escape',
      code: policy(allow('"Action": "«\\u002a»", "Resource": "\\u002a"')),
      errors: ['fullAdmin'],
    },
    { name: 'arn:*', code: policy(allow('"Action": "«*»", "Resource": "arn:*"')), errors: ['fullAdmin'] },
    {
      name: 'an ARN of stars',
      code: policy(allow('"Action": "«*»", "Resource": "arn:*:*:*:*:*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'a whole partition',
      code: policy(allow('"Action": "«*»", "Resource": "arn:aws:*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'a NotAction that excludes nothing',
      code: policy(allow('«"NotAction"»: [], "Resource": "*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'a NotAction whose entry no action matches',
      code: policy(allow('«"NotAction"»: "iam", "Resource": "*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'a NotResource that excludes nothing',
      code: policy(allow('"Action": "«*»", "NotResource": []')),
      errors: ['fullAdmin'],
    },
    {
      name: 'duplicate keys: the last one counts',
      code: policy(allow('"Action": "s3:GetObject", "Action": "«*»", "Resource": "*"')),
      errors: ['fullAdmin'],
    },
    {
      name: 'an empty condition',
      code: policy(allow('"Action": "«*»", "Resource": "*", "Condition": {}')),
      errors: ['fullAdmin'],
    },
    {
      name: 'a condition on the caller',
      code: policy(allow(`"Action": "«*»", "Resource": "*", ${isMfa}`)),
      errors: ['fullAdminUnderCondition'],
    },
    {
      name: 'a condition on the circumstances',
      code: policy(
        allow(
          `"Action": "«*»", "Resource": "*", ${condition('IpAddress', 'aws:SourceIp', '"203.0.113.0/24"')}`,
        ),
      ),
      errors: ['fullAdminUnderCondition'],
    },
    {
      name: 'a condition on tags that is always true',
      code: policy(
        allow(
          `"Action": "«*»", "Resource": "*", ${condition('StringLikeIfExists', 'aws:ResourceTag/team', '"*"')}`,
        ),
      ),
      errors: ['fullAdminUnderCondition'],
    },
    {
      name: 'beside a Deny',
      code: policy(marked, deny('"Action": "organizations:*", "Resource": "*"')),
      errors: ['fullAdminButDenied'],
    },
    {
      name: 'beside a Deny under a condition that leaves one service',
      code: policy(marked, deny(`"NotAction": "sts:*", "Resource": "*", ${isMfa}`)),
      errors: ['fullAdminButDenied'],
    },
    ...['"iam:*"', '["IAM:*", "nosuch:*"]', '["i*:*", "iam:?*"]'].map((actions) => ({
      name: `beside a Deny that leaves nothing to grant oneself more with: ${actions}`,
      code: policy(marked, deny(`"Action": ${actions}, "Resource": "*"`)),
      errors: [
        {
          messageId: 'everythingButDenied',
          data: {
            reach: describeReach(
              allActions().filter(({ service }) =>
                actions.includes('i*:*') ? !service.startsWith('i') : service !== 'iam',
              ),
            ),
          },
        },
      ],
    })),
    {
      name: 'beside a Deny of much under a condition',
      code: policy(marked, deny(`"Action": "iam:*", "Resource": "*", ${isMfa}`)),
      errors: ['fullAdminButDenied'],
    },
    {
      name: 'beside a Deny of much on one resource',
      code: policy(marked, deny('"Action": "iam:*", "Resource": "arn:aws:iam::111122223333:role/admin"')),
      errors: ['fullAdminButDenied'],
    },
    {
      name: 'two statements',
      code: policy(marked, marked),
      errors: ['fullAdmin', 'fullAdmin'],
    },
    {
      name: 'NotAction and what it leaves out',
      code: policy(
        allow('«"NotAction"»: ["iam:*", "sts:AssumeRole"], "Resource": "*"'),
        allow('"Action": ["IAM:**", "sts:*"], "Resource": "arn:*"'),
      ),
      errors: [{ messageId: 'fullAdminTogether', data: { element: 'NotAction' } }],
    },
    {
      name: 'two NotActions that exclude different things',
      code: policy(
        allow('«"NotAction"»: "iam:*", "Resource": "*"'),
        allow('«"NotAction"»: "s3:*", "Resource": "*"'),
      ),
      errors: [
        { messageId: 'fullAdminTogether', data: { element: 'NotAction' } },
        { messageId: 'fullAdminTogether', data: { element: 'NotAction' } },
      ],
    },
    {
      name: 'NotResource and what it leaves out',
      code: policy(
        allow('"Action": "*", «"NotResource"»: "arn:aws:s3:::amzn-s3-demo-bucket/*"'),
        allow('"Action": "*", "Resource": "arn:aws:s3:::*"'),
      ),
      errors: [{ messageId: 'fullAdminTogether', data: { element: 'NotResource' } }],
    },
    {
      name: 'a kind from the settings',
      code: policy(allow('"Principal": "*", "Action": "«*»", "Resource": "*"')),
      settings: { policyType: 'identity' },
      errors: ['fullAdmin'],
    },
    {
      name: 'inside the output of the AWS CLI',
      code: `{ "PolicyVersion": { "Document": ${policy(marked)} } }`,
      errors: ['fullAdmin'],
    },
  ],
});

describe('the checks of IAM Access Analyzer that it answers', () => {
  it.each([
    ['"Action": "*", "Resource": "*"', 'star-in-action-and-resource'],
    ['"Action": "*", "NotResource": []', 'star-in-action-and-not-resource'],
    ['"NotAction": [], "Resource": "*"', 'star-in-resource-and-not-action'],
    ['"NotAction": [], "NotResource": []', 'not-action-and-not-resource'],
  ])('are told by how everything is reached: %s', (members, way) => {
    const findings = lintText(policy(allow(members)), { rules: { 'no-full-admin': 'error' } });
    expect(findings.map(({ checks }) => checks)).toEqual([
      [`create-slr-with-${way}`, `pass-role-with-${way}`],
    ]);
  });
});
