import { expect, test } from 'vitest';
import { actionsMatching, allActions, findAction } from '../../src/catalog/catalog.js';
import {
  impact,
  isDangerousOnWholeType,
  isDataRead,
  mostNotable,
  notableActions,
} from '../../src/catalog/notable-actions.js';
import { parseActionPattern } from '../../src/patterns/action-pattern.js';

const action = (id: string) => {
  const [service = '', name = ''] = id.split(':');
  return findAction(service, name)!;
};

const notable = (pattern: string, count: number) =>
  mostNotable(actionsMatching(parseActionPattern(pattern)!), count).map(({ id }) => id);

test('every action of the lists exists and is named once', () => {
  const ids = notableActions();
  expect(ids.length).toBeGreaterThan(250);
  expect(ids.filter((id) => action(id)?.id !== id)).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('what is dangerous on every resource of a type is in the lists', () => {
  const dangerous = allActions().filter(isDangerousOnWholeType);
  expect(dangerous.filter(({ id }) => !notableActions().includes(id))).toEqual([]);
  const ids = dangerous.map(({ id }) => id);
  for (const id of [
    'iam:AttachRolePolicy',
    'sts:AssumeRole',
    'secretsmanager:GetSecretValue',
    'ecs:ExecuteCommand',
  ])
    expect(ids).toContain(id);
  for (const id of ['iam:PassRole', 'ec2:RunInstances', 's3:GetObject']) expect(ids).not.toContain(id);
});

test('from what hands over most to what hands over least', () => {
  const ranked = [
    'iam:CreatePolicyVersion',
    'iam:PassRole',
    's3:PutBucketPolicy',
    'secretsmanager:GetSecretValue',
    's3:DeleteBucket',
    's3:PutObject',
    's3:PutObjectTagging',
    's3:GetBucketLocation',
    's3:ListAllMyBuckets',
  ];
  expect(ranked.map((id) => impact(action(id)))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect([...allActions()].every((each) => impact(each) >= 1 && impact(each) <= 9)).toBe(true);
});

test('passing a role for a narrow purpose counts as any other write', () => {
  expect(impact(action('quicksight:CreateDataSource'))).toBe(impact(action('quicksight:CreateDashboard')));
  expect(impact(action('lambda:CreateFunction'))).toBeGreaterThan(impact(action('lambda:DeleteFunction')));
});

test.each([
  's3:GetObject',
  'ssm:GetParametersByPath',
  'dynamodb:Scan',
  'kms:Decrypt',
  'rds-db:connect',
  'sqs:ReceiveMessage',
])('%s reads data', (id) => {
  expect(isDataRead(action(id))).toBe(true);
});

test.each([
  's3:ListAllMyBuckets',
  's3:GetBucketLocation',
  'ec2:DescribeInstances',
  's3:DeleteObject',
  'iam:PassRole',
])('%s does not', (id) => {
  expect(isDataRead(action(id))).toBe(false);
});

test('the most notable of many', () => {
  expect(notable('iam:*', 3)).toEqual([
    'iam:AttachUserPolicy',
    'iam:AttachRolePolicy',
    'iam:CreateAccessKey',
  ]);
  expect(notable('iam:P*', 2)).toEqual(['iam:PutUserPolicy', 'iam:PutRolePolicy']);
  expect(notable('s3:*', 3)).toEqual(['s3:PutBucketPolicy', 's3:PutBucketAcl', 's3:PutObjectAcl']);
  expect(notable('s3:Get*', 1)).toEqual(['s3:GetObject']);
  expect(notable('lambda:*', 2)).toEqual(['lambda:UpdateFunctionCode', 'lambda:CreateFunction']);
  expect(notable('sagemaker:*App', 3)).toEqual([
    'sagemaker:DeleteApp',
    'sagemaker:DeleteMlflowApp',
    'sagemaker:DeletePartnerApp',
  ]);
  expect(notable('ec2:Describe*', 1)).toEqual(['ec2:DescribeTags']);
  expect(notable('sagemaker:Delete*App', 9)).toEqual([
    'sagemaker:DeleteApp',
    'sagemaker:DeleteMlflowApp',
    'sagemaker:DeletePartnerApp',
  ]);
  expect(notable('nothing:*', 3)).toEqual([]);
  expect(notable('s3:*', 0)).toEqual([]);
});

test('the order of the input does not matter', () => {
  const all = allActions();
  expect(mostNotable([...all].reverse(), 100)).toEqual(mostNotable(all, 100));
});

test.each([1, 2, 10])(
  'the %i most notable of all actions are those of the most notable of each part',
  (count) => {
    const all = allActions();
    const parts = Array.from({ length: Math.ceil(all.length / 500) }, (_, part) =>
      all.slice(500 * part, 500 * (part + 1)),
    );
    const ofParts = parts.flatMap((part) => mostNotable(part, count));
    expect(ofParts.length).toBeLessThan(1_000);
    expect(mostNotable(all, count)).toEqual(mostNotable(ofParts, count));
  },
);

test('in a long list, what is not foremost is still named', () => {
  const reads = allActions().filter(({ accessLevel }) => accessLevel === 'List');
  expect(reads.length).toBeGreaterThan(1_000);
  expect(mostNotable(reads, 3)).toEqual(
    mostNotable([...mostNotable(reads.slice(0, 900), 3), ...mostNotable(reads.slice(900), 3)], 3),
  );
});

test('what takes permissions away, or reads them, is named behind what reads data', () => {
  expect(notable('secretsmanager:*', 3)).toEqual([
    'secretsmanager:PutResourcePolicy',
    'secretsmanager:GetSecretValue',
    'secretsmanager:BatchGetSecretValue',
  ]);
  expect(notable('kms:*', 3)).toEqual(['kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:Decrypt']);
  expect(notable('secretsmanager:*ResourcePolicy', 4)).toEqual([
    'secretsmanager:PutResourcePolicy',
    'secretsmanager:DeleteResourcePolicy',
    'secretsmanager:GetResourcePolicy',
    'secretsmanager:ValidateResourcePolicy',
  ]);
});
