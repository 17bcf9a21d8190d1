import { expect, it } from 'vitest';
import {
  describeReach,
  either,
  enumerate,
  formatCount,
  listReach,
} from '../../../src/analysis/actions/describe-reach.js';
import { findAction } from '../../../src/catalog/catalog.js';

const actions = (...ids: string[]) =>
  ids.map((id) => {
    const [service, name] = id.split(':') as [string, string];
    return findAction(service, name)!;
  });

it.each([
  [['sqs:SendMessage'], '`sqs:SendMessage`'],
  [['sqs:SendMessage', 'sns:Publish'], '`sqs:SendMessage` and `sns:Publish`'],
  [
    ['sqs:ReceiveMessage', 'sqs:SendMessage', 'sns:Publish'],
    '`sqs:ReceiveMessage`, `sqs:SendMessage` and `sns:Publish`',
  ],
  [
    ['s3:ListBucket', 'sqs:TagQueue', 'iam:PutRolePolicy', 'sqs:GetQueueUrl', 'iam:PassRole'],
    '5 actions, including `iam:PutRolePolicy`',
  ],
])('%j', (ids, phrase) => {
  expect(describeReach(actions(...ids))).toBe(phrase);
});

it('names those of its choice', () => {
  const all = actions('s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 'sqs:SendMessage');
  expect(describeReach(all, actions('sqs:SendMessage'))).toBe('4 actions, including `sqs:SendMessage`');
});

it.each([
  [['sqs:SendMessage', 'sns:Publish'], '`sqs:SendMessage` and `sns:Publish`'],
  [['sqs:ReceiveMessage', 'sqs:SendMessage', 'iam:PassRole'], '`iam:PassRole` and 2 more actions'],
])('lists %j', (ids, phrase) => {
  expect(listReach(actions(...ids))).toBe(phrase);
});

it('puts commas between thousands', () => {
  expect([999, 1000, 22091].map(formatCount)).toEqual(['999', '1,000', '22,091']);
});

const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']];

it('enumerates', () => {
  expect(lists.map(enumerate)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(lists.map(either)).toEqual(['', 'a', 'a or b', 'a, b or c']);
});
