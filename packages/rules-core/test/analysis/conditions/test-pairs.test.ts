import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../evaluate.js';
import { policyWith } from '../../read-policy.js';
import { testPairs } from '../../../src/analysis/conditions/test-pairs.js';

/** Of each key: operators, values of a policy, and those of requests. */
const keys: readonly (readonly [key: string, operators: string[], wanted: string[], given: string[]])[] = [
  [
    'aws:PrincipalTag/x',
    ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'],
    ['a', 'b', 'A', 'a*', '*', '?', '${aws:username}'],
    ['a', 'b', 'A', 'ab', 'c'],
  ],
  [
    'aws:TagKeys',
    [
      'ForAllValues:StringLike',
      'ForAnyValue:StringLike',
      'ForAllValues:StringNotLike',
      'ForAnyValue:StringNotEquals',
    ],
    ['a', 'b', 'a*', '*'],
    ['a', 'b', 'ab', 'c'],
  ],
  [
    's3:max-keys',
    ['NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericNotEquals', 'NumericEquals'],
    ['1', '2', '3'],
    ['0', '1', '1.5', '2', '3', '4'],
  ],
];

test.each(keys)(
  'what is said of the tests of %s holds for every request',
  (key, operators, wanted, given) => {
    const operator = fc
      .tuple(fc.constantFrom(...operators), fc.boolean())
      .map(([name, ifExists]) => (ifExists && !name.startsWith('ForA') ? `${name}IfExists` : name));
    const one = fc.tuple(operator, fc.array(fc.constantFrom(...wanted), { minLength: 1, maxLength: 2 }));
    const presence = fc.tuple(fc.constant('Null'), fc.constantFrom(['true'], ['false']));
    const block = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: one }, presence), {
      minLength: 2,
      maxLength: 4,
      selector: ([name]) => name,
    });
    const requests = [undefined, ...given, ...given.map((value) => [value, given[0]!])];
    fc.assert(
      fc.property(block, (tests) => {
        const Condition = Object.fromEntries(tests.map(([name, values]) => [name, { [key]: values }]));
        const [statement] = policyWith({
          Effect: 'Allow',
          Action: 's3:*',
          Resource: '*',
          Condition,
        }).statements;
        const pairs = [...testPairs(statement!)];
        const dropped = new Set(
          pairs.flatMap(({ kind, test: { operatorEntry } }) =>
            kind === 'implied' ? [operatorEntry.key.text] : [],
          ),
        );
        const left = Object.fromEntries(Object.entries(Condition).filter(([name]) => !dropped.has(name)));
        const passes = (condition: object, values: string | string[] | undefined) => {
          const allow = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition };
          const context = { 'aws:username': 'b', ...(values !== undefined && { [key]: values }) };
          const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context };
          return evaluate({ Version: '2012-10-17', Statement: [allow] }, request) === 'allow';
        };
        for (const request of requests.filter((each) => key === 'aws:TagKeys' || typeof each !== 'object')) {
          expect(passes(left, request)).toBe(passes(Condition, request));
          if (pairs.some(({ kind }) => kind === 'contradiction'))
            expect(passes(Condition, request)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  },
);
