/** What the rules about resources hide. */
import type { HideCase } from '../hide-cases.js';

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string, ...Resource: string[]) => ({ Effect: 'Allow', Action, Resource });

export const cases: readonly HideCase[] = [
  {
    hider: 'valid-resource',
    hidden: 'no-mismatched-resource',
    within: 'statement',
    policy: policy(allow('s3:GetObject', 'arn:aws:s3:eu-west-1::amzn-s3-demo-bucket', bucket)),
    nearMiss: policy(allow('s3:GetObject', bucket), allow('s3:*', 'arn:aws:sqs:eu-west-1::orders')),
  },
  {
    hider: 'no-unknown-resource',
    hidden: 'no-mismatched-resource',
    within: 'statement',
    policy: policy(allow('s3:GetObject', 'arn:aws:s4:::amzn-s3-demo-bucket/*')),
    nearMiss: policy(allow('s3:GetObject', bucket), allow('s3:*', 'arn:aws:s4:::amzn-s3-demo-bucket')),
  },
];
