import { describe, expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { actionSetOf } from '../../../src/analysis/grants/action-set.js';
import { reachedActions } from '../../../src/analysis/actions/reach.js';
import { actionAt, placeOf, placesIn } from '../../../src/catalog/action-places.js';
import { parseActionPattern } from '../../../src/patterns/action-pattern.js';

const statementOf = (element: object) =>
  policyWith({ Effect: 'Allow', Resource: '*', ...element }).statements[0]!;
const setOf = (element: object) => actionSetOf(statementOf(element).actions!);

test.each([
  { Action: '*' },
  { Action: 's3:GetObject' },
  { Action: ['s3:Get*', 'S3:GETOBJECT', 's3:none', 'iam:?assRole'] },
  { NotAction: 's3:*' },
  { NotAction: ['s3:*', 'iam:PassRole', 'nothing:*', ''] },
  { NotAction: [] },
])('the bits of %j are those of the actions that it reaches', (element) => {
  const statement = statementOf(element);
  const set = actionSetOf(statement.actions!);
  expect(new Set([...placesIn(set.bits)].map(actionAt))).toEqual(new Set(reachedActions(statement)));
  expect(set.has(placeOf('iam:PassRole')!)).toBe(set.reaches('iam:passrole') === 'yes');
});

test('of a list with holes it holds what is certain', () => {
  const some = setOf({ Action: ['s3:GetObject', '<more>'] });
  expect([...placesIn(some.bits)].map((place) => actionAt(place).id)).toEqual(['s3:GetObject']);
  expect([some.reaches('s3:getobject'), some.reaches('iam:passrole'), some.open]).toEqual([
    'yes',
    'maybe',
    true,
  ]);
  const others = setOf({ NotAction: ['s3:<name>'] });
  expect(others.has(placeOf('iam:PassRole')!)).toBe(true);
  expect(others.has(placeOf('s3:GetObject')!)).toBe(false);
  expect([...placesIn(setOf({ NotAction: ['s3:*', 7] }).bits)]).toEqual([]);
});

test('it says which names the reference does not list', () => {
  expect(setOf({ Action: ['s3:GetObject', 's3:GetObjekt', 's3:Gat*'] }).unlisted).toEqual(['s3:getobjekt']);
});

describe('patterns of actions, listed or not', () => {
  test.each([
    [true, true, { Action: 's3:*' }, 's3:Get*'],
    [false, true, { Action: 's3:Get*' }, 's3:*'],
    [false, false, { Action: 's3:*' }, 'iam:*'],
    [true, true, { Action: 's3:GetObjekt' }, 's3:getobjekt'],
    [true, true, { NotAction: 's3:*' }, 'iam:*'],
    [false, true, { NotAction: 's3:Get*' }, 's3:*'],
    [false, false, { NotAction: 's3:*' }, 's3:Get*'],
    [false, true, { NotAction: ['s3:*', '<x>'] }, 'iam:*'],
    [false, true, { Action: ['s3:*', '<x>'] }, 'iam:*'],
  ])('covers %s, meets %s: %j and %s', (covers, meets, element, text) => {
    const set = setOf(element);
    const pattern = parseActionPattern(text)!;
    expect([set.covers(pattern), set.meets(pattern)]).toEqual([covers, meets]);
  });
});
