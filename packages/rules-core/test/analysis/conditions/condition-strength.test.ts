import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { needsKey, strengthOf, withoutKey } from '../../../src/analysis/conditions/condition-strength.js';

test.each([
  ['strong', 'StringEquals', 'x'],
  ['strong', 'StringEqualsIgnoreCase', ['x', 'y']],
  ['strong', 'StringLike', ['x*', 'y']],
  ['strong', 'StringEquals', '*'],
  ['strong', 'ForAnyValue:StringEquals', 'x'],
  ['strong', 'Bool', true],
  ['strong', 'StringEquals', '${aws:username}'],
  ['weak', 'StringEqualsIfExists', 'x'],
  ['weak', 'ForAllValues:StringLike', 'x*'],
  ['negated', 'StringNotEquals', 'x'],
  ['negated', 'StringNotEqualsIfExists', 'x'],
  ['negated', 'ForAnyValue:StringNotEquals', 'x'],
  ['negated', 'StringNotEquals', '*'],
  ['presence', 'StringLike', '*'],
  ['presence', 'StringLike', ['x', '***']],
  ['presence', 'ForAnyValue:StringLike', '*'],
  ['presence', 'ArnEquals', '*'],
  ['presence', 'Null', 'false'],
  ['presence', 'Null', false],
  ['absence', 'Null', 'True'],
  ['absence', 'StringNotLike', '*'],
  ['absence', 'ForAllValues:StringNotLike', '*'],
  ['absence', 'StringEqualsIfExists', []],
  ['absence', 'ForAllValues:StringEquals', []],
  ['vacuous', 'StringLikeIfExists', '*'],
  ['vacuous', 'ForAllValues:StringLike', '*'],
  ['vacuous', 'Null', ['true', 'false']],
  ['vacuous', 'StringNotEquals', []],
  ['dead', 'StringEquals', []],
  ['dead', 'ForAnyValue:StringNotLike', '*'],
  ['unknown', 'StringEqual', 'x'],
  ['unknown', 'StringEquals', '<VALUE>'],
  ['unknown', 'StringEquals', { a: 1 }],
  ['unknown', 'Null', 'maybe'],
])('%s: %s %j', (strength, operator, value) => {
  const [statement] = policyWith({ Condition: { [operator]: { 'iam:PassedToService': value } } }).statements;
  expect(strengthOf(statement!.conditions[0]!)).toBe(strength);
});

test.each([
  [true, 'StringEquals', 'x'],
  [true, 'StringLike', '<VALUE>'],
  [true, 'ForAnyValue:StringEquals', ['<VALUE>']],
  [true, 'StringEquals', []],
  [true, 'Null', false],
  [false, 'Null', 'true'],
  [false, 'Null', '<VALUE>'],
  [true, 'ForAnyValue:StringNotEquals', 'x'],
  [false, 'StringNotEquals', 'x'],
  [false, 'StringEqualsIfExists', 'x'],
  [false, 'ForAllValues:StringEquals', 'x'],
  [false, 'StringEqual', 'x'],
])('needs the key (%s): %s %j', (needs, operator, value) => {
  const policy = policyWith({
    Effect: 'Allow',
    Action: 's3:*',
    Resource: '*',
    Condition: { [operator]: { 'aws:x': value } },
  });
  expect(needsKey(policy.statements[0]!.conditions[0]!)).toBe(needs);
});

test.each([
  ['shut', 'StringEquals', 'x'],
  ['shut', 'ForAnyValue:StringNotEquals', 'x'],
  ['open', 'StringNotEquals', 'x'],
  ['open', 'ForAllValues:StringEquals', 'x'],
  ['open', 'Null', 'true'],
  [undefined, 'ForAnyValue:StringEqualsIfExists', 'x'],
  [undefined, 'StringLikeIfExists', '*'],
])('without the key it is %s: %s %j', (outcome, operator, value) => {
  const [statement] = policyWith({ Condition: { [operator]: { 'aws:TagKeys': value } } }).statements;
  expect(withoutKey(statement!.conditions[0]!)).toBe(outcome);
});
