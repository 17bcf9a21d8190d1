import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { strengthOf } from '../../../src/analysis/conditions/condition-strength.js';

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
