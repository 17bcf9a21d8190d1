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
const passRole = (effect: string, operator: string, key: string, values: unknown) => ({
  Effect: effect,
  Action: 'iam:PassRole',
  Resource: 'arn:aws:iam::111122223333:role/app-*',
  Condition: { [operator]: { [key]: values } },
});

describe.each([
  ['every subject of GitHub', trust('*'), ['require-oidc-condition at *']],
  ['all repositories of an owner', trust('repo:octo-org/*'), ['require-oidc-condition at *']],
  ['no action spared', { Effect: 'Deny', NotAction: [], Resource: '*' }, ['no-ineffective-not-action at []']],
  [
    'all outside of two lists',
    { Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    // Besides what remains: permission sets, roles of what is there, and roles to assume.
    [
      'no-allow-not-action at "NotAction"',
      'no-privilege-escalation at "NotAction"',
      'no-privilege-escalation at "NotAction"',
      'no-privilege-escalation at "NotAction"',
    ],
  ],
  [
    'all outside of two lists, and in it iam:PassRole and iam:CreateServiceLinkedRole',
    { Effect: 'Allow', NotAction: 's3:*', NotResource: admin },
    ['no-allow-not-action at "NotAction"', 'no-privilege-escalation at "NotAction"'],
  ],
  [
    'two elements that exclude each other',
    { Effect: 'Allow', Action: '*', Resource: '*', NotResource: admin },
    ['no-conflicting-elements at "NotResource"'],
  ],
  [
    'an operator for numbers on a service that roles are passed to',
    passRole('Allow', 'NumericEquals', 'iam:PassedToService', 'ec2.amazonaws.com'),
    ['valid-passed-to-service at "NumericEquals"'],
  ],
  [
    'a negated operator for numbers on it, which always holds',
    passRole('Allow', 'NumericNotEquals', 'iam:PassedToService', 'ec2.amazonaws.com'),
    ['valid-passed-to-service at "NumericNotEquals"'],
  ],
  [
    'a wildcard for a plain character in it',
    passRole('Allow', 'StringEquals', 'iam:PassedToService', 'ec2.*'),
    ['valid-passed-to-service at *'],
  ],
  [
    'a value of it that no service has for a name',
    passRole('Deny', 'StringEquals', 'iam:PassedToService', ['ec2', true]),
    ['valid-passed-to-service at "ec2"', 'valid-passed-to-service at true'],
  ],
  [
    'a key that is taken for it',
    passRole('Allow', 'StringNotEquals', 'aws:PassedToService', 'ec2.amazonaws.com'),
    ['valid-passed-to-service at "aws:PassedToService"'],
  ],
  [
    'a test of it for every service',
    passRole('Allow', 'StringLikeIfExists', 'iam:PassedToService', '*'),
    ['require-passed-to-service at *'],
  ],
  [
    'a test of it for no service',
    passRole('Allow', 'StringNotLike', 'iam:PassedToService', '*'),
    ['require-passed-to-service at "StringNotLike"'],
  ],
  [
    'a Deny of other actions that never carry it',
    {
      ...passRole('Deny', 'StringNotEquals', 'iam:PassedToService', 'ec2.amazonaws.com'),
      Action: ['iam:PassRole', 's3:GetObject'],
      Resource: '*',
    },
    ['no-unsupported-condition-key at "iam:PassedToService"'],
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
