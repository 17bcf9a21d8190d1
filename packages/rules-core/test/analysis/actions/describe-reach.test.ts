import { expect, it } from 'vitest';
import { describeReach, either, enumerate } from '../../../src/analysis/actions/describe-reach.js';
import { findAction } from '../../../src/catalog/catalog.js';

const actions = (...ids: string[]) =>
  ids.map((id) => {
    const [service, name] = id.split(':') as [string, string];
    return findAction(service, name)!;
  });

it.each([
  [['sqs:SendMessage'], '1 Write action, `sqs:SendMessage`'],
  [['sqs:SendMessage', 'sns:Publish'], '2 Write actions, `sqs:SendMessage` and `sns:Publish`'],
  [
    ['sqs:ReceiveMessage', 'sqs:SendMessage', 'sns:Publish'],
    '3 actions (1 Read, 2 Write), `sqs:ReceiveMessage`, `sqs:SendMessage` and `sns:Publish`',
  ],
  [
    ['s3:ListBucket', 'sqs:TagQueue', 'iam:PutRolePolicy', 'sqs:GetQueueUrl', 'iam:PassRole'],
    '5 actions (1 List, 1 Read, 1 Tagging, 1 Write, 1 Permissions management), including `iam:PutRolePolicy`, `iam:PassRole` and `sqs:TagQueue`',
  ],
])('%j', (ids, phrase) => {
  expect(describeReach(actions(...ids))).toBe(phrase);
});

it('names those of its choice', () => {
  const all = actions('s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 'sqs:SendMessage');
  expect(describeReach(all, actions('sqs:SendMessage'))).toBe(
    '4 actions (1 List, 2 Read, 1 Write), including `sqs:SendMessage`',
  );
});

const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']];

it('enumerates', () => {
  expect(lists.map(enumerate)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(lists.map(either)).toEqual(['', 'a', 'a or b', 'a, b or c']);
});
