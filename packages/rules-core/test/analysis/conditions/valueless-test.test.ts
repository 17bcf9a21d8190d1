import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { valuelessTest } from '../../../src/analysis/conditions/valueless-test.js';

const withOperator = (operator: string) => {
  const { statements } = policyWith({ Condition: { [operator]: { 'aws:TagKeys': [] } } });
  return valuelessTest(statements[0]!.conditions[0]!);
};

test.each([
  ['ForAllValues:StringEquals', 'ForAllValues', 'is true only when the key is absent', true],
  ['ForAllValues:StringEqualsIfExists', 'ForAllValues', 'is true only when the key is absent', true],
  ['forallvalues:StringNotEquals', 'ForAllValues', 'names nothing to be different from', false],
  ['ForAnyValue:StringLike', 'ForAnyValue', 'is never true', false],
  ['ForAnyValue:StringNotLike', 'ForAnyValue', 'names nothing to be different from', false],
  ['StringEqualsIfExists', 'IfExists', 'is true only when the key is absent', true],
  ['ArnNotLikeIfExists', 'IfExists', 'names nothing to be different from', false],
])('%s without values', (operator, modifier, consequence, asksForAbsence) => {
  expect(withOperator(operator)).toEqual({ modifier, consequence, asksForAbsence });
});

test.each(['StringEquals', 'StringNotEquals', 'NoOperator'])('%s decides nothing', (operator) => {
  expect(withOperator(operator)).toBeUndefined();
});
