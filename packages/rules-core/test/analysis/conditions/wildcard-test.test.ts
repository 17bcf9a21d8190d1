import { expect, test } from 'vitest';
import { evaluate } from '../../evaluate.js';
import { policyWith } from '../../read-policy.js';
import { wildcardTestOf } from '../../../src/analysis/conditions/wildcard-test.js';

const key = 'aws:PrincipalTag/team';
const operators = ['StringLike', 'StringNotLike'].flatMap((name) =>
  ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) => [`${set}${name}`, `${set}${name}IfExists`]),
);

test.each(operators)('%s with a star alone, against an evaluator', (operator) => {
  const statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { [operator]: { [key]: ['*'] } },
  };
  const decides = (context: Record<string, string | string[]>) =>
    evaluate(
      { Version: '2012-10-17', Statement: [statement] },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context },
    ) === 'allow';
  const present = ['web', ['web'], ['web', 'app']].map((value) => decides({ [key]: value }));
  const absent = decides({});
  const expected = present[0] ? (absent ? 'always' : 'present') : absent ? 'absent' : 'never';
  expect(new Set(present).size).toBe(1);
  const [read] = policyWith(statement).statements;
  expect(wildcardTestOf(read!.conditions[0]!)?.holds).toBe(expected);
});

test.each([
  ['always', 'StringLike', 'aws:PrincipalAccount', '*'],
  ['never', 'StringNotLike', 'AWS:RequestedRegion', '**'],
  ['present', 'StringLike', 'aws:PrincipalArn', ['a', '*']],
  ['present', 'ArnLike', 'aws:PrincipalArn', '*'],
  ['absent', 'ArnNotLikeIfExists', 'aws:PrincipalArn', '*'],
  [undefined, 'StringLike', key, '?*'],
  [undefined, 'StringEquals', key, '*'],
  [undefined, 'StringLike', key, ['*', '{{team}}']],
  [undefined, 'Null', key, 'true'],
])('%s: %s %s %j', (holds, operator, tested, value) => {
  const [read] = policyWith({ Condition: { [operator]: { [tested]: value } } }).statements;
  expect(wildcardTestOf(read!.conditions[0]!)?.holds).toBe(holds);
});
