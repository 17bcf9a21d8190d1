/** What the rules about single types of policies hide. */
import type { HideCase } from '../hide-cases.js';

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const grant = (Action: string | readonly string[], Resource: string) => ({
  Effect: 'Allow',
  Principal: { AWS: '111122223333' },
  Action,
  Resource,
});
const trust = (Principal: unknown) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

export const cases: readonly HideCase[] = [
  {
    hider: 'valid-resource-policy',
    hidden: 'no-mismatched-resource',
    within: 'value',
    settings: { attachedTo: 'AWS::S3::Bucket' },
    policy: policy(grant('kms:Decrypt', bucket)),
    nearMiss: policy(grant(['s3:GetObject', 'kms:*'], bucket)),
  },
  {
    hider: 'valid-resource-policy',
    hidden: 'no-mismatched-resource',
    within: 'statement',
    settings: { attachedTo: 'AWS::S3::Bucket' },
    policy: policy(grant('s3:GetObject', key)),
    nearMiss: policy(grant('s3:GetObject', bucket), grant('s3:*', key)),
  },
  {
    hider: 'valid-trust-policy',
    hidden: 'valid-principal',
    within: 'value',
    policy: policy(trust({ Federated: '111122223333' })),
    nearMiss: policy(trust({ Federated: 'corp', Service: '111122223333' })),
  },
];
