/** What the rules about resources hide. */
import type { HideCase } from '../hide-cases.js';

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], ...Resource: string[]) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

export const cases: readonly HideCase[] = [
  {
    hider: 'valid-resource',
    hidden: 'no-mismatched-resource',
    within: 'value',
    policy: policy(allow('s3:GetObject', 'arn:aws:s3:eu-west-1::amzn-s3-demo-bucket', bucket)),
    nearMiss: policy(allow('sqs:SendMessage', 'arn:aws:s3:eu-west-1::amzn-s3-demo-bucket', bucket)),
  },
  {
    hider: 'valid-resource',
    hidden: 'no-mismatched-resource',
    within: 'value',
    policy: policy(allow('s3:GetObject', 'arn:aws:S3:::amzn-s3-demo-bucket/*')),
    nearMiss: policy(allow('dynamodb:GetItem', 'arn:aws:S3:::amzn-s3-demo-bucket/*')),
  },
  {
    hider: 'no-unknown-resource',
    hidden: 'no-mismatched-resource',
    within: 'value',
    policy: policy(allow('s3:GetObject', 'arn:aws:s4:::amzn-s3-demo-bucket/*')),
    nearMiss: policy(
      allow(['dynamodb:GetItem', 'sqs:SendMessage'], 'arn:aws:dynamodb:eu-west-1:111122223333:tabel2/Books'),
    ),
  },
];
