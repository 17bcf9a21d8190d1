/** One cause is reported once: what all rules together say of policies that have one fault. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/json/index.js';

const github = 'token.actions.githubusercontent.com';
const trust = (subject: string) => ({
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${github}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${github}:sub`]: subject },
  },
});
const admin = 'arn:aws:iam::111122223333:role/admin';

describe.each([
  [
    'every subject of GitHub',
    trust('*'),
    ['no-permissive-condition-value at *', 'require-oidc-condition at *'],
  ],
  ['all repositories of an owner', trust('repo:octo-org/*'), ['require-oidc-condition at *']],
  ['no action spared', { Effect: 'Deny', NotAction: [], Resource: '*' }, ['no-ineffective-not-action at []']],
  [
    'all outside of two lists',
    { Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    ['no-allow-not-action at "NotAction"'],
  ],
  [
    'all outside of two lists, and in it iam:PassRole and iam:CreateServiceLinkedRole',
    { Effect: 'Allow', NotAction: 's3:*', NotResource: admin },
    [
      'no-allow-not-action at "NotAction"',
      'require-passed-to-service at "NotAction"',
      'no-wildcard-pass-role at "NotResource"',
      'no-wildcard-service-linked-role at "NotResource"',
    ],
  ],
  [
    'two elements that exclude each other',
    { Effect: 'Allow', Action: '*', Resource: '*', NotResource: admin },
    ['no-conflicting-elements at "NotResource"'],
  ],
])('%s', (_, statement, expected) => {
  it.each(['recommended', 'all'] as const)('in %s', (rules) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    expect(findings(text, rules)).toEqual(expected);
  });
});

/** As "rule at text". */
function findings(text: string, rules: 'recommended' | 'all'): string[] {
  return lintText(text, { rules }).map(({ rule, start, end }) => `${rule} at ${text.slice(start, end)}`);
}
