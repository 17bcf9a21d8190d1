import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { isDenied } from '../../../src/analysis/grants/denied.js';

const allow = { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/app-*' };

function denied(deny: object): boolean {
  const policy = policyWith(allow, { Effect: 'Deny', ...deny });
  return isDenied(policy, 'iam:passrole', policy.statements[0]!.resources!.items[0]);
}

test.each([
  [true, { Action: 'iam:*', Resource: '*' }],
  [true, { NotAction: 's3:*', Resource: 'arn:*' }],
  [true, { Action: 'iam:PassRole', Resource: ['arn:aws:s3:::b', 'arn:aws:iam::*:role/app*'] }],
  [false, { Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/app-admin' }],
  [false, { Action: 'iam:CreateRole', Resource: '*' }],
  [false, { Action: 'iam:*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
  [false, { Action: 'iam:*', Resource: '${scope}' }],
  [false, { Action: '${actions}', Resource: '*' }],
  [true, { Action: 'iam:*', NotResource: 'arn:aws:iam::*:role/other' }],
  [false, { Action: 'iam:*', NotResource: 'arn:aws:iam::*:role/app-admin' }],
  [false, { Action: 'iam:*', NotResource: ['arn:aws:iam::*:role/other', '${role}'] }],
])('%s: %j', (expected, deny) => {
  expect(denied(deny)).toBe(expected);
});

test('without a resource only a Deny on everything counts', () => {
  const policy = policyWith(allow, { Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:role/*' });
  expect(isDenied(policy, 'iam:passrole')).toBe(false);
});

test.each([
  [true, 'arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/${aws:username}/*'],
  [false, 'arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/${aws:userid}/*'],
  [true, '${arn}/*', '${arn}/*'],
  [false, '${arn}/*', '${other}/*'],
  [false, '${arn}', '${arn}/*'],
])('%s: what %j matches, by a Deny on %j', (expected, Resource, deniedResource) => {
  const policy = policyWith(
    { Effect: 'Allow', Action: 's3:*', Resource },
    { Effect: 'Deny', Action: 's3:*', Resource: deniedResource },
  );
  expect(isDenied(policy, 's3:getobject', policy.statements[0]!.resources!.items[0])).toBe(expected);
});

test('a Deny on everything but an entry does not cover that entry', () => {
  const Resource = 'arn:aws:s3:::b/${aws:username}/*';
  const policy = policyWith(
    { Effect: 'Allow', Action: 's3:*', Resource },
    { Effect: 'Deny', Action: 's3:*', NotResource: Resource },
  );
  expect(isDenied(policy, 's3:getobject', policy.statements[0]!.resources!.items[0])).toBe(false);
});
