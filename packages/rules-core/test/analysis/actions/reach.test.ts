import { describe, expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { reachedActions, reachesAction, reachingItem } from '../../../src/analysis/actions/reach.js';
import { allActions } from '../../../src/catalog/catalog.js';

const statementOf = (element: object) => policyWith(element).statements[0]!;

describe('whether a statement speaks of an action', () => {
  test.each([
    ['yes', { Action: 'IAM:passrole' }],
    ['yes', { Action: ['s3:*', 'iam:?assRole'] }],
    ['yes', { Action: 'iam:P*R*e' }],
    ['yes', { Action: '*' }],
    ['yes', { Action: '*:*' }],
    ['yes', { Action: 'i*:PassRole' }],
    ['yes', { NotAction: ['s3:*'] }],
    ['yes', { NotAction: 'iam:PasRole' }],
    ['yes', { NotAction: [] }],
    ['no', { Action: 'iam:Pass' }],
    ['no', { Action: 'iam: PassRole' }],
    ['no', { Action: [] }],
    ['no', { NotAction: ['s3:*', 'iam:Pass*'] }],
    ['no', { NotAction: '*' }],
    ['no', { Action: 'iam:PassRole', NotAction: 's3:*' }],
    ['no', {}],
    ['maybe', { Action: '${service}:PassRole' }],
    ['maybe', { NotAction: ['s3:*', '<EXCLUDED>'] }],
    ['maybe', { Action: ['s3:*', 5] }],
    ['yes', { Action: ['iam:PassRole', '<MORE>'] }],
    ['no', { NotAction: ['iam:PassRole', '<MORE>'] }],
    ['no', { Action: 's3:${operation}' }],
  ])('%s: %j', (certainty, element) => {
    expect(reachesAction(statementOf(element), 'iam:passrole')).toBe(certainty);
  });
});

test('the most literal entry is the one that reaches', () => {
  const item = (...Action: string[]) => reachingItem(statementOf({ Action }), 'iam:passrole')?.text;
  expect(item('*', 'iam:Pass*', 'iam:passrole')).toBe('iam:passrole');
  expect(item('*', 'iam:Pass*')).toBe('iam:Pass*');
  expect(item('s3:*', '*')).toBe('*');
  expect(item('s3:*')).toBeUndefined();
  expect(reachingItem(statementOf({ NotAction: 's3:*' }), 'iam:passrole')).toBeUndefined();
});

describe('the actions that a statement reaches', () => {
  const ids = (element: object) => reachedActions(statementOf(element)).map(({ id }) => id);

  test('no action twice', () => {
    expect(ids({ Action: ['iam:PassRole', 'IAM:Pass*'] })).toEqual(['iam:PassRole']);
  });

  test('NotAction is the complement', () => {
    expect(ids({ NotAction: 'iam:*' })).toHaveLength(allActions().length - ids({ Action: 'iam:*' }).length);
    expect(ids({ NotAction: 'iam:*' })).not.toContain('iam:PassRole');
    expect(ids({ NotAction: [] })).toHaveLength(allActions().length);
  });

  test('of an unknown complement nothing is certain', () => {
    expect(ids({ NotAction: ['iam:*', '${more}'] })).toEqual([]);
    expect(ids({ Action: ['iam:PassRole', '${more}'] })).toEqual(['iam:PassRole']);
  });
});
