import { expect, test } from 'vitest';
import { policyOf } from '../../read-policy.js';
import { escalationCauses } from '../../../src/analysis/grants/escalation-causes.js';
import {
  escalationsOf,
  worstEscalationsOf,
  type Escalation,
} from '../../../src/analysis/grants/escalation.js';
import { reachingItem } from '../../../src/analysis/actions/reach.js';

const launch = { Effect: 'Allow', Action: ['iam:PassRole', 'ec2:RunInstances'], Resource: '*' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

const statements: Readonly<Record<string, readonly object[]>> = {
  everything: [everything],
  'everything, twice': [everything, everything],
  'everything, and a named way': [everything, launch],
  'all of IAM': [{ Effect: 'Allow', Action: ['iam:*', 'ec2:RunInstances'], Resource: '*' }],
  'all of IAM, and another wildcard': [
    { Effect: 'Allow', Action: ['iam:*', 'iam:Create*', 'lambda:*'], Resource: '*' },
  ],
  'all but one service': [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
  'all but IAM': [{ Effect: 'Allow', NotAction: 'iam:Attach*', Resource: '*' }, everything],
  'everything on some users': [
    { Effect: 'Allow', Action: '*', Resource: 'arn:aws:iam::111122223333:user/app-*' },
    launch,
  ],
  'everything, under a condition': [
    {
      ...everything,
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
    },
    launch,
  ],
  'everything but what a Deny takes back': [everything, { ...everything, Effect: 'Deny', Action: 'iam:*' }],
  'a name and a wildcard': [{ Effect: 'Allow', Action: ['iam:AttachRolePolicy', '*'], Resource: '*' }],
};

const entryOf = ({ decisive: { by, step } }: Escalation) => reachingItem(by.statement, step.folded);

/** Whether a wildcard, or the NotAction, behind an escalation alone makes its holder an administrator. */
function isLess(escalation: Escalation, all: readonly Escalation[]): boolean {
  return all.some(
    (other) =>
      other.path.family === 'grant' &&
      other.certain &&
      other.decisive.by === escalation.decisive.by &&
      entryOf(other) === entryOf(escalation) &&
      entryOf(other)?.pattern!.literal !== true,
  );
}

test.each(Object.entries(statements))('%s: leaves out what is less than an administrator', (_, Statement) => {
  const policy = policyOf({ Version: '2012-10-17', Statement });
  const all = escalationsOf(policy);
  const worst = worstEscalationsOf(policy);
  const left = new Set(worst.map(({ path }) => path));
  expect(worst).toEqual(all.filter(({ path }) => left.has(path)));
  for (const each of all) {
    if (left.has(each.path)) continue;
    expect(each.path.family).not.toBe('grant');
    expect(isLess(each, all)).toBe(true);
  }
});

test('does not check other paths for a policy that allows everything', () => {
  const policy = policyOf({ Version: '2012-10-17', Statement: everything });
  expect(new Set(worstEscalationsOf(policy).map(({ path }) => path.family))).toEqual(new Set(['grant']));
  expect(new Set(escalationsOf(policy).map(({ path }) => path.family)).size).toBeGreaterThan(4);
});

test('keeps what a statement names beside one that allows everything', () => {
  const policy = policyOf({ Version: '2012-10-17', Statement: [everything, launch] });
  const families = escalationCauses(policy, false).map(({ family, statement: { index } }) => [index, family]);
  expect(families).toEqual([
    [0, 'grant'],
    [1, 'pass-role'],
  ]);
});
