import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import type { PolicyType } from '../../../src/policy/policy-types.js';
import { noNotPrincipal } from '../../../src/rules/not-elements/no-not-principal.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [{ ${members} }] }`;
const bucket = '"Action": "s3:*", "Resource": "arn:aws:s3:::site"';
const deny = (principal: string) => `"Effect": "Deny", «"NotPrincipal"»: ${principal}, ${bucket}`;
const role = 'arn:aws:iam::111122223333:role/team/app';
const root = 'arn:aws:iam::111122223333:root';
const session = 'arn:aws:sts::111122223333:assumed-role/app/one';
const user = 'arn:aws:iam::111122223333:user/alice';
const plain = (text: string) => text.replace(/[«»]/g, '');
const rewritten = (values: string) => ({
  messageId: 'suggestCondition',
  output: policy(
    `"Effect": "Deny", "Principal": "*", ${bucket}, "Condition": { "ArnNotEquals": { "aws:PrincipalArn": ${values} } }`,
  ),
});

testRule(noNotPrincipal, {
  valid: [
    { name: 'Principal', code: policy(`"Effect": "Deny", "Principal": "*", ${bucket}`) },
    { name: 'no Effect', code: policy(`"NotPrincipal": { "AWS": "${root}" }, ${bucket}`) },
    { name: 'a wrong shape', code: policy(plain(deny('["*"]'))) },
    {
      name: 'both Principal and NotPrincipal',
      code: policy(`"Effect": "Deny", "Principal": "*", "NotPrincipal": { "AWS": "${root}" }, ${bucket}`),
    },
  ],
  invalid: [
    {
      name: 'Allow',
      code: policy(`"Effect": "Allow", «"NotPrincipal"»: { "AWS": "${user}" }, ${bucket}`),
      errors: ['allow'],
    },
    {
      name: 'Allow with a placeholder',
      code: policy(`"Effect": "Allow", «"NotPrincipal"»: { "AWS": "<ARN>" }, ${bucket}`),
      errors: ['allow'],
    },
    { name: 'Deny with a placeholder', code: policy(deny('{ "AWS": "{{arn}}" }')), errors: ['deny'] },
    {
      name: 'a role alone',
      code: policy(deny(`{ "AWS": "${role}" }`)),
      errors: [
        {
          messageId: 'denyUnspared',
          data: { listed: role, missing: 'its account and its session' },
          suggestions: [rewritten(`"${role}"`)],
        },
      ],
    },
    {
      name: 'a role without its session',
      code: policy(deny(`{ "AWS": ["${role}", "111122223333"] }`)),
      errors: [{ messageId: 'denyUnspared', data: { listed: role, missing: 'its session' } }],
    },
    {
      name: 'a user without the account',
      code: policy(deny(`{ "AWS": ["${user}"] }`)),
      errors: [
        {
          messageId: 'denyUnspared',
          data: { listed: user, missing: 'its account' },
          suggestions: [rewritten(`"${user}"`)],
        },
      ],
    },
    {
      name: 'the whole chain',
      code: policy(deny(`{ "AWS": ["${role}", "${root}", "${session}", "${user}"] }`)),
      errors: [{ messageId: 'deny', suggestions: [rewritten(`["${role}", "${user}"]`)] }],
    },
    {
      name: 'a condition that is there already',
      code: policy(
        `${deny(`{ "AWS": ["${user}", "${root}"] }`)}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`,
      ),
      errors: [
        {
          messageId: 'deny',
          suggestions: [
            {
              messageId: 'suggestCondition',
              output: policy(
                `"Effect": "Deny", "Principal": "*", ${bucket}, "Condition": { "Bool": { "aws:SecureTransport": "true" }, "ArnNotEquals": { "aws:PrincipalArn": "${user}" } }`,
              ),
            },
          ],
        },
      ],
    },
    { name: 'a service', code: policy(deny('{ "Service": "cloudtrail.amazonaws.com" }')), errors: ['deny'] },
    {
      name: 'a wildcard',
      code: policy(deny(`{ "AWS": ["${root}", «"arn:aws:iam::111122223333:role/*"»] }`)),
      errors: ['deny', { messageId: 'wildcard', data: { text: 'arn:aws:iam::111122223333:role/*' } }],
    },
    {
      name: 'a deleted role',
      code: policy(deny(`{ "AWS": «"AROAEXAMPLEEXAMPLEEXA"» }`)),
      errors: ['deny', { messageId: 'deleted', data: { text: 'AROAEXAMPLEEXAMPLEEXA' } }],
    },
    {
      name: 'a key',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": "kms:*", "Resource": "*"`,
      ),
      errors: ['denyKey'],
    },
    {
      name: 'a key whose policy whoever is not listed can still change',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": ["kms:ScheduleKeyDeletion", "kms:Put?ag*"], "Resource": "*"`,
      ),
      errors: ['deny'],
    },
    {
      name: 'a key whose policy is changed by what a wildcard matches',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": ["kms:DeleteAlias", "KMS:Put?ey*"], "Resource": "*"`,
      ),
      errors: ['denyKey'],
    },
    {
      name: 'a key of which all but reading is denied',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "NotAction": "kms:Get*", "Resource": "*"`,
      ),
      settings: { attachedTo: 'AWS::KMS::Key' },
      errors: ['denyKey'],
    },
    {
      name: 'a replica of a key',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": "*", "Resource": "*"`,
      ),
      settings: { attachedTo: 'AWS::KMS::ReplicaKey' },
      errors: ['denyKey'],
    },
    {
      name: 'calls of keys through an endpoint',
      code: policy(
        `"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": "kms:*", "Resource": "*"`,
      ),
      settings: { policyType: 'endpoint' },
      errors: ['deny'],
    },
    { name: 'everyone, denied', code: policy(deny('"*"')), errors: ['nobodyDenied'] },
    {
      name: 'everyone, allowed',
      code: policy(`"Effect": "Allow", «"NotPrincipal"»: { "AWS": ["*"] }, ${bucket}`),
      errors: ['nobodyAllowed'],
    },
    {
      name: 'a trust policy',
      code: policy(`"Effect": "Deny", «"NotPrincipal"»: { "AWS": "${root}" }, "Action": "sts:AssumeRole"`),
      errors: [{ messageId: 'unsupported', data: { policies: 'the trust policies of roles' } }],
    },
    ...(
      [
        ['identity', 'policies of users, groups and roles'],
        ['scp', 'service control policies'],
        ['rcp', 'resource control policies'],
        ['boundary', 'permissions boundaries'],
        ['session', 'session policies'],
      ] as const
    ).map(([policyType, policies]) => ({
      name: `the type ${policyType}`,
      code: policy(deny(`{ "AWS": "${root}" }`)),
      settings: { policyType },
      errors: [{ messageId: 'unsupported', data: { policies } }],
    })),
  ],
});

describe('the checks of IAM Access Analyzer that it answers', () => {
  const checksOf = (members: string, policyType?: PolicyType) =>
    lintText(`{ "Version": "2012-10-17", "Statement": [{ ${members} }] }`, {
      rules: { 'no-not-principal': 'error' },
      settings: policyType ? { policyType } : {},
    }).flatMap(({ checks }) => checks);
  const others = (principal: string) =>
    `"Effect": "Deny", "NotPrincipal": { "AWS": "${principal}" }, "Action": "s3:*", "Resource": "*"`;

  it.each([
    ['AROADBQP57FF2AEXAMPLE', 'invalid-role-reference'],
    ['AIDADBQP57FF2AEXAMPLE', 'invalid-user-reference'],
    ['arn:aws:iam::111122223333:role/*', 'unsupported-wildcard-in-principal'],
  ])('are told by the entry %s', (principal, check) => {
    expect(checksOf(others(principal))).toEqual([check]);
  });

  it.each([
    ['identity', 'unsupported-principal'],
    ['boundary', 'unsupported-principal'],
    ['trust', 'role-trust-policy-syntax-error-notprincipal'],
    ['scp', 'scp-syntax-error-principal'],
    ['rcp', 'rcp-syntax-error-principal'],
  ] as const)('are told by the type %s', (policyType, check) => {
    expect(checksOf(others('111122223333'), policyType)).toEqual([check]);
  });
});
