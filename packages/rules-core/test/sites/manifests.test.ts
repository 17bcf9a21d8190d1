import { expect, test } from 'vitest';
import { sourceOf } from '../read-policy.js';

const resource = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'x:Y', Resource: '*' }],
});
const identity = resource.replace('"Principal":"*",', '');

const crossplane = (group: string, kind: string, forProvider: object) => ({
  apiVersion: `${group}/v1beta1`,
  kind,
  metadata: { name: 'app' },
  spec: { forProvider },
});
const ack = (service: string, kind: string, spec: object) => ({
  apiVersion: `${service}.services.k8s.aws/v1alpha1`,
  kind,
  metadata: { name: 'app' },
  spec,
});

test.each<[object, string | undefined, string | undefined]>([
  [crossplane('iam.aws.upbound.io', 'RolePolicy', { policy: identity }), 'identity', 'AWS::IAM::RolePolicy'],
  [crossplane('iam.aws.m.upbound.io', 'Policy', { policy: identity }), undefined, 'AWS::IAM::ManagedPolicy'],
  [
    crossplane('iam.aws.crossplane.io', 'Policy', { document: identity }),
    undefined,
    'AWS::IAM::ManagedPolicy',
  ],
  [
    crossplane('iam.aws.upbound.io', 'Role', { assumeRolePolicy: resource }),
    'trust',
    'AWS::IAM::AssumeRolePolicyDocument',
  ],
  [
    crossplane('iam.aws.upbound.io', 'Role', { inlinePolicy: [{ policy: identity }] }),
    'identity',
    'AWS::IAM::RolePolicy',
  ],
  [crossplane('s3.aws.upbound.io', 'BucketPolicy', { policy: resource }), 'resource', 'AWS::S3::Bucket'],
  [
    crossplane('ec2.aws.upbound.io', 'VPCEndpoint', { policy: resource }),
    'endpoint',
    'AWS::EC2::VPCEndpoint',
  ],
  [ack('iam', 'Policy', { policyDocument: identity }), undefined, 'AWS::IAM::ManagedPolicy'],
  [ack('sqs', 'Queue', { policy: resource }), 'resource', 'AWS::SQS::Queue'],
  [ack('iam', 'Role', { assumeRolePolicyDocument: resource }), 'trust', 'AWS::IAM::AssumeRolePolicyDocument'],
  // Of another resource, in another field, of somebody else, or without what it must have.
  [ack('iam', 'Role', { description: identity }), undefined, undefined],
  [ack('iam', 'Role', { policyDocument: identity }), undefined, undefined],
  [ack('elasticache', 'User', { policy: identity }), undefined, undefined],
  [{ ...ack('sqs', 'Queue', { policy: resource }), apiVersion: 'sqs.example.com/v1' }, undefined, undefined],
  [ack('sqs', 'Queue', { policy: identity }), undefined, undefined],
])('%j: %s of %s', (manifest, type, attachedTo) => {
  const [site, ...others] = sourceOf(manifest).sites();
  expect(others).toEqual([]);
  expect(site!.owner).toMatch(/^[A-Za-z]+ app/);
  expect(site!.type).toBe(type);
  expect(site!.attachedTo).toBe(attachedTo);
});
