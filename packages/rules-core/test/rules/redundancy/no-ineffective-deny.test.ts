import { noIneffectiveDeny } from '../../../src/rules/redundancy/no-ineffective-deny.js';
import { testRule } from '../../rule-tester.js';

const other = '{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*" }';
const deny = (actions: string, more = '') => `{ "Effect": "Deny", ${actions}, "Resource": "*"${more} }`;
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const statementRemoved = [{ messageId: 'suggestRemoveStatement', output: policy(other) }];
const scp = { policyType: 'scp' } as const;

testRule(noIneffectiveDeny, {
  valid: [
    ...[
      deny('"Action": "sts:*"'),
      deny('"Action": "*"'),
      deny('"Action": "sts:Get*"'),
      deny('"Action": ["sts:AssumeRole", "sts:GetFederationToken"]'),
      // AWS denies it in a policy of its own.
      deny('"Action": "sts:GetSessionToken"'),
      deny('"Action": "<ACTION>"'),
      deny('"Action": "sts:Get${name}"'),
      // What everybody may do is exempted in vain, and without harm.
      deny('"NotAction": ["sts:GetSessionToken", "sts:GetCallerIdentity"]'),
      deny('"Action": "sts:GetCallerIdentity", "NotAction": "s3:*"'),
      '{ "Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*" }',
      '{ "Effect": "deny", "Action": "sts:GetCallerIdentity", "Resource": "*" }',
    ].map((statement) => ({ code: policy(statement) })),
    {
      name: 'the policy of an endpoint',
      code: policy(deny('"Principal": "*", "Action": "sts:GetCallerIdentity"')),
      settings: { policyType: 'endpoint' },
    },
  ],
  invalid: [
    ...['sts:GetCallerIdentity', 'STS:getcalleridentity', 'sts:GetCallerIdentit?'].map((action) => ({
      code: policy(other, deny(`"Action": «"${action}"»`)),
      settings: scp,
      errors: [{ messageId: 'permissionless', data: { action }, suggestions: statementRemoved }],
    })),
    {
      name: 'one of several entries',
      code: policy(deny('"Action": ["s3:*", «"sts:GetCallerIdentity"»]')),
      errors: [
        {
          messageId: 'permissionless',
          data: { action: 'sts:GetCallerIdentity' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { action: 'sts:GetCallerIdentity' },
              output: policy(deny('"Action": ["s3:*"]')),
            },
          ],
        },
      ],
    },
    {
      name: 'all of several entries, under a condition',
      code: policy(
        deny(
          '"Action": [«"sts:GetCallerIdentity"», «"sts:GetCaller*"»]',
          ', "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }',
        ),
        other,
      ),
      settings: scp,
      errors: ['sts:GetCallerIdentity', 'sts:GetCaller*'].map((action) => ({
        messageId: 'permissionless',
        data: { action },
        suggestions: statementRemoved,
      })),
    },
    {
      name: 'the only statement',
      code: `{ "Version": "2012-10-17", "Statement": ${deny('"Action": «"sts:GetCallerIdentity"»')} }`,
      settings: { policyType: 'boundary' },
      errors: [{ messageId: 'permissionless', data: { action: 'sts:GetCallerIdentity' } }],
    },
  ],
});
