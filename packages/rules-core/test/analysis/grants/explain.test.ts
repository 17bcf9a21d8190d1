import { describe, expect, it } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { explain, type Access, type Explanation } from '../../../src/analysis/grants/explain.js';
import { actionsOf } from '../../../src/catalog/catalog.js';

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const explained = (...statements: object[]) => explain(policyWith(...statements));
const accessTo = ({ services }: Explanation, name: string): readonly Access[] =>
  services.find(({ service }) => service === name)?.access ?? [];
const whenMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

describe('what a policy grants', () => {
  it('is told by service and access level, on what and under what', () => {
    const { services, type, grants, open } = explained(
      allow(['s3:GetObject', 's3:PutObject', 'sqs:Send*'], ['arn:aws:s3:::b/*', 'arn:aws:sqs:*:*:q'], {
        Sid: 'Work',
        ...whenMfa,
      }),
    );
    const conditions = [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    const statement = { index: 0, sid: 'Work' };
    expect({ type, grants, open }).toEqual({ type: 'identity', grants: true, open: false });
    expect(services).toEqual([
      {
        service: 's3',
        title: 'Amazon S3',
        access: [
          {
            statement,
            actions: { Read: ['GetObject'], Write: ['PutObject'] },
            every: false,
            resources: { list: ['arn:aws:s3:::b/*'], except: false },
            conditions,
            denied: [],
          },
        ],
      },
      {
        service: 'sqs',
        title: 'Amazon SQS',
        access: [
          {
            statement,
            actions: { Write: ['SendMessage'] },
            every: false,
            resources: { list: ['arn:aws:sqs:*:*:q'], except: false },
            conditions,
            denied: [],
          },
        ],
      },
    ]);
  });

  it('is told for each statement by itself', () => {
    const found = explained(
      allow('sqs:SendMessage', 'arn:aws:sqs:*:*:a'),
      allow('sqs:*', 'arn:aws:sqs:*:*:b'),
    );
    expect(
      accessTo(found, 'sqs').map(({ statement, resources }) => [statement.index, resources!.list]),
    ).toEqual([
      [0, ['arn:aws:sqs:*:*:a']],
      [1, ['arn:aws:sqs:*:*:b']],
    ]);
  });

  it('is every action of a service, by a wildcard or by NotAction', () => {
    const [whole] = accessTo(explained(allow('sqs:*')), 'sqs');
    expect(whole!.every).toBe(true);
    expect(Object.values(whole!.actions).flat()).toHaveLength(actionsOf('sqs').length);
    const { services } = explained({ Effect: 'Allow', NotAction: ['sqs:*', 'sns:Publish'], Resource: '*' });
    expect(services.some(({ service }) => service === 'sqs')).toBe(false);
    expect(services.find(({ service }) => service === 'sns')!.access[0]!.every).toBe(false);
    expect(services.find(({ service }) => service === 's3')!.access[0]!.every).toBe(true);
  });

  it('is everything but the list of NotResource', () => {
    const [access] = accessTo(
      explained({
        Effect: 'Allow',
        Action: 's3:GetObject',
        NotResource: ['arn:aws:s3:::b/*', 'arn:aws:sqs:*:*:q'],
      }),
      's3',
    );
    expect(access!.resources).toEqual({ list: ['arn:aws:s3:::b/*', 'arn:aws:sqs:*:*:q'], except: true });
  });

  it('names who in a resource policy, and no resource in a trust policy', () => {
    const [access] = accessTo(
      explained({
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::111122223333:root'], Service: 'sns.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      'sts',
    );
    expect(access!.principals).toEqual({
      list: ['AWS: arn:aws:iam::111122223333:root', 'Service: sns.amazonaws.com'],
      except: false,
    });
    expect(access).not.toHaveProperty('resources');
  });

  it('leaves out what a Deny takes away for certain, and what never applies', () => {
    const found = explained(
      allow(['sqs:SendMessage', 'sqs:ReceiveMessage', 'sns:Publish']),
      allow('kms:Decrypt', '*', {
        Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
      }),
      deny(['sqs:Receive*', 'sns:*']),
    );
    expect(found.services.map(({ service }) => service)).toEqual(['sqs']);
    expect(accessTo(found, 'sqs')[0]).toMatchObject({ actions: { Write: ['SendMessage'] }, denied: [] });
  });

  it('lists what a Deny takes away on some resources or in some circumstances', () => {
    const found = explained(
      allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], ['arn:aws:sqs:*:*:a', 'arn:aws:sqs:*:*:b']),
      deny('sqs:SendMessage', 'arn:aws:sqs:*:*:a', { Sid: 'NotA' }),
      deny('sqs:ReceiveMessage', 'arn:aws:sqs:*:*:other'),
      deny('*', '*', { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
    );
    expect(accessTo(found, 'sqs')[0]!.denied).toEqual([
      {
        statement: { index: 1, sid: 'NotA' },
        actions: ['sqs:SendMessage'],
        resources: { list: ['arn:aws:sqs:*:*:a'], except: false },
        conditions: [],
      },
      {
        statement: { index: 3 },
        actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
        resources: { list: ['*'], except: false },
        conditions: [{ operator: 'StringNotEquals', key: 'aws:RequestedRegion', values: ['eu-west-1'] }],
      },
    ]);
  });

  it('names actions that the service data does not have', () => {
    const { unlisted, services } = explained(
      allow(['s3:GetObjekt', 'nosuch:Thing', 's3:Get*', 's3:GetObjekt']),
    );
    expect(unlisted).toEqual(['nosuch:Thing', 's3:GetObjekt']);
    expect(services.map(({ service }) => service)).toEqual(['s3']);
  });

  it('tells what is exposed', () => {
    const { exposures } = explained(
      allow(['secretsmanager:GetSecretValue', 'cloudtrail:StopLogging']),
      allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:shop-*'),
    );
    expect(exposures).toEqual([
      {
        family: 'data',
        statement: { index: 0 },
        actions: ['secretsmanager:GetSecretValue'],
        what: ['any secret'],
      },
      {
        family: 'audit',
        statement: { index: 0 },
        actions: ['cloudtrail:StopLogging'],
        what: ['AWS CloudTrail'],
      },
    ]);
  });

  it('tells which grants lead to more permissions', () => {
    const { escalations } = explained(
      allow('iam:AttachUserPolicy', '*', { Sid: 'Attach' }),
      allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
    );
    expect(escalations).toEqual(
      expect.arrayContaining([
        {
          family: 'grant',
          certain: true,
          action: 'iam:AttachUserPolicy',
          statement: { index: 0, sid: 'Attach' },
          with: [],
          services: [],
        },
        expect.objectContaining({
          family: 'pass-role',
          statement: { index: 1 },
          services: ['lambda.amazonaws.com'],
        }),
      ]),
    );
    expect(explained(allow('iam:AttachUserPolicy'), deny('iam:*')).escalations).toEqual([]);
  });

  it('is open where part of the policy is not known', () => {
    expect(explained(allow('s3:GetObject', '${bucket}/*')).open).toBe(true);
    expect(explained(allow('${actions}')).open).toBe(true);
    expect(explained(allow('s3:GetObject', '*', { Condition: '${condition}' })).open).toBe(true);
    expect(explained(allow('s3:GetObject', 'arn:aws:s3:::b/${aws:username}/*')).open).toBe(false);
  });

  it('is nothing in a policy without statements that allow', () => {
    expect(explained(deny('*'))).toMatchObject({ services: [], unlisted: [], exposures: [], open: false });
  });
});
