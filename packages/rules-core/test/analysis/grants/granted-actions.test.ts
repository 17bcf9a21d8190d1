import { describe, expect, it } from 'vitest';
import { grantedActions, grantsNothing, losesSome } from '../../../src/analysis/grants/granted-actions.js';
import { policyOf, policyWith } from '../../read-policy.js';

const on = (members: object) => ('NotResource' in members ? members : { Resource: '*', ...members });
const allow = (members: object) => ({ Effect: 'Allow', ...on(members) });
const deny = (members: object) => ({ Effect: 'Deny', ...on(members) });
const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders';
const roles = ['iam:AttachRolePolicy', 'iam:PutRolePolicy'];

/** The ids of what the first statement grants. */
const granted = (...statements: object[]) =>
  grantedActions(policyWith(...statements).statements[0]!).map(({ id }) => id);

describe('what a statement grants', () => {
  it('works on its resources', () => {
    expect(
      granted(allow({ Action: ['s3:GetObject', 's3:PutBucketPolicy'], Resource: 'arn:aws:s3:::b/*' })),
    ).toEqual(['s3:GetObject']);
    expect(granted(allow({ Action: 'execute-api:*', Resource: queue }))).toEqual([]);
    expect(granted(allow({ Action: 's3:PutBucket*', Resource: 'arn:aws:s3:::${bucket}/*' }))).toEqual([]);
    expect(granted(allow({ Action: 's3:PutBucketPolicy', Resource: '<ARN>' }))).toEqual([
      's3:PutBucketPolicy',
    ]);
    expect(
      granted(allow({ Action: ['s3:PutBucketPolicy', 's3:ListAllMyBuckets'], NotResource: queue })),
    ).toEqual(['s3:PutBucketPolicy', 's3:ListAllMyBuckets']);
  });

  it.each([
    ['on everything', deny({ Action: 'iam:Put*' })],
    ['by NotAction', deny({ NotAction: ['iam:Attach*', 's3:*'] })],
    ['on what is allowed', deny({ Action: 'IAM:putrolepolicy', Resource: 'arn:aws:iam::*:role/*' })],
    ['on all but another resource', deny({ Action: 'iam:Put*', NotResource: queue })],
    ['twice', deny({ Action: ['iam:Put*', 'iam:P*', 'iam:PutRolePolicy'], Resource: ['*', '*'] })],
  ])('lacks what a Deny takes back: %s', (_, denying) => {
    for (const Resource of ['*', 'arn:aws:iam::111122223333:role/*'])
      if (!(Resource === '*' && 'NotResource' in denying))
        expect(granted(allow({ Action: roles, Resource }), denying), Resource).toEqual([
          'iam:AttachRolePolicy',
        ]);
  });

  it.each([
    ['under a condition', deny({ Action: 'iam:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    ['on one role', deny({ Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/admin' })],
    ['in one account', deny({ Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/*' })],
    ['on all but some roles', deny({ Action: 'iam:*', NotResource: 'arn:aws:iam::*:role/app' })],
    ['with a hole', deny({ Action: 'iam:${verb}*' })],
    ['of a hole', deny({ Action: 'iam:*', Resource: '${scope}' })],
    ['by a NotAction with a hole', deny({ NotAction: 'iam:${verb}*' })],
    ['with both elements', deny({ Action: 'iam:*', NotAction: 's3:*' })],
    ['of something else', deny({ Action: 's3:*' })],
  ])('keeps what a Deny may leave: %s', (_, denying) => {
    expect(granted(allow({ Action: roles }), denying)).toEqual(roles);
  });

  it('is of the service that the policy is attached to a resource of', () => {
    const Resource = 'arn:${Partition}:s3:::${bucket}';
    const ofBucket = { Statement: allow({ Action: '*', Principal: '*', Resource }) };
    const [statement] = policyOf(ofBucket, { attachedTo: 'AWS::S3::Bucket' }).statements;
    const services = new Set(grantedActions(statement!).map(({ service }) => service));
    expect([...services]).toEqual(['s3']);
  });

  it('is counted entry by entry of Resource', () => {
    const both = ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'];
    const put = allow({ Action: 's3:PutObject', Resource: both });
    expect(granted(put, deny({ Action: 's3:Put*', Resource: both[0] }))).toEqual(['s3:PutObject']);
    expect(granted(put, ...both.map((Resource) => deny({ Action: 's3:Put*', Resource })))).toEqual([]);
    // The Deny need not cover the entries that the action does not work on.
    const withBucket = allow({ Action: 's3:PutObject', Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'] });
    expect(granted(withBucket, deny({ Action: 's3:Put*', Resource: 'arn:aws:s3:::a/*' }))).toEqual([]);
  });

  it('is what a Deny for the same principals leaves', () => {
    const put = { Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' };
    const app = { AWS: 'arn:aws:iam::111122223333:role/app' };
    const grants = (Principal: unknown, denied: unknown) =>
      granted(allow({ ...put, Principal }), deny({ ...put, Principal: denied })).length > 0;
    expect(grants(app, '*')).toBe(false);
    expect(grants(app, app)).toBe(false);
    expect(grants(app, { AWS: 'arn:aws:iam::111122223333:role/other' })).toBe(true);
    expect(grants('*', app)).toBe(true);
  });

  it.each([
    [
      'a key of one action',
      { 'ebs:ParentSnapshot': 'arn:aws:ec2:eu-west-1::snapshot/snap-1' },
      ['StartSnapshot'],
    ],
    ['two keys', { 'ebs:Description': 'x', 'aws:RequestTag/a': 'b' }, ['StartSnapshot']],
    ['a key of another service', { 's3:prefix': 'x' }, []],
  ])('lacks what never includes %s', (_, tests, names) => {
    const ids = names.map((name) => `ebs:${name}`);
    const Condition = { StringEquals: tests };
    expect(granted(allow({ Action: 'ebs:*', Condition }))).toEqual(ids);
    expect(granted({ ...allow({ Action: 'ebs:*', Condition }), Effect: 'Deny' })).toEqual(ids);
    expect(granted(allow({ Action: 'ebs:*', Condition: { StringNotEquals: tests } }))).toHaveLength(6);
  });

  it('has what includes a key by its type alone', () => {
    const Condition = { StringEquals: { 'rds:DatabaseClass': 'db.t3.micro' } };
    expect(granted(allow({ Action: 'rds:CreateDB*', Condition }))).toContain('rds:CreateDBInstance');
    const tagged = { StringEquals: { 'ec2:ResourceTag/a': 'b' } };
    expect(granted(allow({ Action: 'ec2:*TerminateInstances', Condition: tagged }))).toHaveLength(1);
  });

  it('says whether anything is left, and whether something is not', () => {
    const [whole, part] = [deny({ Action: 'iam:*' }), deny({ Action: 'iam:Put*' })].map(
      (denying) => policyWith(allow({ Action: roles }), denying).statements[0]!,
    );
    expect([grantsNothing(whole!), losesSome(whole!)]).toEqual([true, true]);
    expect([grantsNothing(part!), losesSome(part!)]).toEqual([false, true]);
    const [alone] = policyOf({ Statement: allow({ Action: 'nosuch:Thing' }) }).statements;
    expect([grantsNothing(alone!), losesSome(alone!)]).toEqual([false, false]);
  });
});
