/** What the rules about single types of policies hide. */
import type { HideCase } from '../hide-cases.js';

const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
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
    settings: { attachedTo: 'AWS::DynamoDB::Table' },
    policy: policy(grant('kms:Decrypt', table)),
    nearMiss: policy(grant(['dynamodb:DescribeStream', 'kms:*'], table)),
  },
  {
    hider: 'valid-resource-policy',
    hidden: 'no-mismatched-resource',
    within: 'statement',
    settings: { attachedTo: 'AWS::DynamoDB::Table' },
    policy: policy(grant('dynamodb:Query', key)),
    nearMiss: policy(grant('dynamodb:DescribeStream', table), grant('dynamodb:*', key)),
  },
  {
    hider: 'valid-resource-policy',
    hidden: 'prefer-explicit-arn',
    within: 'value',
    settings: { attachedTo: 'AWS::S3::Bucket' },
    policy: policy(grant('s3:GetObject', 'arn:aws*')),
    nearMiss: policy(grant('s3:GetObject', 'arn:*:s3:::*'), grant('s3:GetObject', 'arn:aws*:s3:::docs/*')),
  },
  {
    hider: 'valid-trust-policy',
    hidden: 'valid-principal',
    within: 'value',
    policy: policy(trust({ Federated: '111122223333' })),
    nearMiss: policy(trust({ Federated: 'corp', Service: '111122223333' })),
  },
];
