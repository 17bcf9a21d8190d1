/** One cause is reported once: what all rules together say of policies that have one fault. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/json.js';

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
const passed = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };

describe.each([
  ['every subject of GitHub', trust('*'), ['require-oidc-condition at *']],
  ['subjects of every owner', trust('repo:*'), ['require-oidc-condition at *']],
  ['all repositories of an owner', trust('repo:octo-org/*'), ['require-oidc-condition at *']],
  ['everything', { Effect: 'Allow', Action: '*', Resource: 'arn:*' }, ['no-full-admin at *']],
  [
    'everything, by an empty NotAction',
    { Effect: 'Allow', NotAction: [], Resource: '*' },
    ['no-full-admin at []'],
  ],
  [
    'every action on a bucket, by an empty NotAction',
    { Effect: 'Allow', NotAction: [], Resource: 'arn:aws:s3:::site/*' },
    ['no-allow-not-action at []'],
  ],
  [
    'every resource, by an empty NotResource',
    { Effect: 'Allow', Action: 's3:PutObject', NotResource: [] },
    ['no-allow-not-resource at []'],
  ],
  [
    'no action spared',
    { Effect: 'Deny', NotAction: [], Resource: '*' },
    ['no-ineffective-not-resource at []'],
  ],
  [
    'every resource, by an ARN that is cut short',
    { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:*' },
    ['no-wildcard-resource at *'],
  ],
  [
    'every role but one',
    { Effect: 'Allow', Action: 'iam:PassRole', NotResource: admin, Condition: passed },
    ['no-wildcard-pass-role at "NotResource"'],
  ],
  [
    'service-linked roles, but for one',
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      NotResource: 'arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/*',
    },
    ['no-wildcard-service-linked-role at "NotResource"'],
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

it.each([
  [
    'what else an empty element says',
    { Sid: '', Effect: 'Allow', NotAction: [], Resource: '*' },
    ['no-empty-element at ""', 'no-full-admin at []'],
  ],
  [
    'what other actions may do outside the list',
    { Effect: 'Allow', Action: ['iam:PassRole', 's3:PutObject'], NotResource: admin, Condition: passed },
    ['no-allow-not-resource at "NotResource"', 'no-wildcard-pass-role at "NotResource"'],
  ],
  [
    'that an ARN which takes in a type is cut short',
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111122223333' },
    [
      'no-wildcard-resource at "arn:aws:sqs:eu-west-1:111122223333"',
      'prefer-explicit-arn at "arn:aws:sqs:eu-west-1:111122223333"',
    ],
  ],
])('still says %s', (_, statement, expected) => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const told = findings(text, 'all').filter((finding) =>
    expected.some((each) => finding.startsWith(each.split(' ')[0]!)),
  );
  expect(told.sort()).toEqual(expected);
});

/** As "rule at text". */
function findings(text: string, rules: 'recommended' | 'all'): string[] {
  return lintText(text, { rules }).map(({ rule, start, end }) => `${rule} at ${text.slice(start, end)}`);
}
