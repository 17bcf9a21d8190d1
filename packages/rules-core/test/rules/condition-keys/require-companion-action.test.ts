import { requireCompanionAction } from '../../../src/rules/condition-keys/require-companion-action.js';
import { testRule } from '../../rule-tester.js';

const role = 'arn:aws:iam::111122223333:role/app';
const policy = (action: string, condition: string, effect = 'Allow', more = '') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": ${action}, "Resource": "${role}", "Condition": ${condition} }${more}] }`;
const test = (key: string, operator = 'StringEquals') => `{ "${operator}": { "${key}": "a" } }`;
const marked = (key: string, operator = 'StringEquals') => `{ "${operator}": { «"${key}"»: "a" } }`;
const tag = 'aws:RequestTag/team';

const trust = (action: string, condition: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ${action}, "Condition": ${condition} }] }`;

testRule(requireCompanionAction, {
  valid: [
    {
      name: 'a test that requests without the key pass, in a trust policy that has the action',
      code: trust('["sts:AssumeRole", "sts:TagSession"]', test('aws:TagKeys', 'ForAllValues:StringEquals')),
    },
    {
      name: 'an absent key in a trust policy',
      code: trust('"sts:AssumeRole"', '{ "Null": { "sts:SourceIdentity": "true" } }'),
    },
    { name: 'both actions', code: policy('["sts:AssumeRole", "sts:TagSession"]', test(tag)) },
    { name: 'by wildcards', code: policy('["sts:AssumeRole*", "sts:Set*"]', test('sts:SourceIdentity')) },
    { name: 'every action of STS', code: policy('"sts:*"', test('sts:SourceIdentity')) },
    {
      name: 'another statement allows it',
      code: policy(
        '"sts:AssumeRole"',
        test(tag),
        'Allow',
        `, { "Effect": "Allow", "Action": "sts:TagSession", "Resource": "${role}" }`,
      ),
    },
    {
      name: 'another statement may allow it',
      code: policy(
        '"sts:AssumeRole"',
        test(tag),
        'Allow',
        `, { "Effect": "Allow", "Action": "{{more}}", "Resource": "${role}" }`,
      ),
    },
    { name: 'another statement is not known', code: policy('"sts:AssumeRole"', test(tag), 'Allow', ', 7') },
    { name: 'IfExists', code: policy('"sts:AssumeRole"', test(tag, 'StringEqualsIfExists')) },
    { name: 'negated', code: policy('"sts:AssumeRole"', test(tag, 'StringNotEquals')) },
    { name: 'absent', code: policy('"sts:AssumeRole"', '{ "Null": { "sts:SourceIdentity": "true" } }') },
    { name: 'Deny', code: policy('"sts:AssumeRole"', test(tag), 'Deny') },
    { name: 'other services tag, too', code: policy('["sts:AssumeRole", "ec2:RunInstances"]', test(tag)) },
    { name: 'no session', code: policy('"sts:GetWebIdentityToken"', test(tag)) },
    { name: 'a key of the session that calls', code: policy('"sts:AssumeRole"', test('aws:SourceIdentity')) },
    { name: 'NotAction', code: policy('"sts:AssumeRole"', test(tag)).replace('"Action"', '"NotAction"') },
    { name: 'an SCP', code: policy('"sts:AssumeRole"', test(tag)), settings: { policyType: 'scp' } },
    { name: 'wrong shapes', code: policy('7', '["aws:TagKeys"]') },
  ],
  invalid: [
    {
      name: 'IfExists next to a test that requires the key',
      code: trust(
        '"sts:AssumeRole"',
        '{ "StringLikeIfExists": { "sts:SourceIdentity": "a" }, "Null": { «"sts:SourceIdentity"»: "false" } }',
      ),
      errors: [
        {
          messageId: 'missingAction',
          data: { key: 'sts:SourceIdentity', action: 'sts:SetSourceIdentity' },
          suggestions: [
            {
              messageId: 'suggestAction',
              data: { action: 'sts:SetSourceIdentity' },
              output: trust(
                '["sts:AssumeRole", "sts:SetSourceIdentity"]',
                '{ "StringLikeIfExists": { "sts:SourceIdentity": "a" }, "Null": { "sts:SourceIdentity": "false" } }',
              ),
            },
          ],
        },
      ],
    },
    ...(
      [
        ['sts:TransitiveTagKeys', 'ForAllValues:StringEquals', 'sts:TagSession'],
        ['sts:SourceIdentity', 'StringLikeIfExists', 'sts:SetSourceIdentity'],
        [tag, 'StringNotEquals', 'sts:TagSession'],
      ] as const
    ).map(([key, operator, action]) => ({
      name: `${key} under ${operator} in a trust policy`,
      code: trust('"sts:AssumeRole"', marked(key, operator)),
      errors: [{ messageId: 'idleTest', data: { key, action } }],
    })),
    ...(
      [
        ['sts:SourceIdentity', 'StringLike', 'sts:SetSourceIdentity'],
        [tag, 'StringEquals', 'sts:TagSession'],
        ['AWS:tagkeys', 'ForAnyValue:StringEquals', 'sts:TagSession'],
        ['sts:TransitiveTagKeys', 'ForAnyValue:StringEquals', 'sts:TagSession'],
        ['sts:RequestContext/identitystore:UserId', 'StringEquals', 'sts:SetContext'],
        ['sts:RequestContextProviders', 'ForAnyValue:StringEquals', 'sts:SetContext'],
      ] as const
    ).map(([key, operator, action]) => ({
      name: key,
      code: policy('"sts:AssumeRole"', marked(key, operator)),
      errors: [
        {
          messageId: 'missingAction',
          data: { key, action },
          suggestions: [
            {
              messageId: 'suggestAction',
              data: { action },
              output: policy(`["sts:AssumeRole", "${action}"]`, test(key, operator)),
            },
          ],
        },
      ],
    })),
    {
      name: 'a trust policy; a Deny of the action gives none',
      code: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["STS:assumerole"], "Condition": ${marked(tag)} }, { "Effect": "Deny", "Principal": "*", "Action": "sts:TagSession" }] }`,
      errors: [
        {
          messageId: 'missingAction',
          data: { key: tag, action: 'sts:TagSession' },
          suggestions: [
            {
              messageId: 'suggestAction',
              data: { action: 'sts:TagSession' },
              output: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["STS:assumerole", "sts:TagSession"], "Condition": ${test(tag)} }, { "Effect": "Deny", "Principal": "*", "Action": "sts:TagSession" }] }`,
            },
          ],
        },
      ],
    },
  ],
});
