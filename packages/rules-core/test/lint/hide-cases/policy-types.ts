/** What the rules about single types of policies hide. */
import type { HideCase } from '../hide-cases.js';

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const grant = (Action: string, Resource: string) => ({
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
    within: 'statement',
    settings: { attachedTo: 'AWS::S3::Bucket' },
    policy: policy(grant('kms:Decrypt', bucket)),
    nearMiss: policy(grant('kms:Decrypt', '*'), grant('s3:GetObject', bucket)),
  },
  {
    hider: 'valid-trust-policy',
    hidden: 'valid-principal',
    within: 'value',
    policy: policy(trust({ Federated: '111122223333' })),
    nearMiss: policy(trust({ Federated: 'corp', Service: '111122223333' })),
  },
];
