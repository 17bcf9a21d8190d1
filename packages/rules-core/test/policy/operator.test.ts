import { expect, test } from 'vitest';
import { parseOperator } from '../../src/policy/operator.js';

test.each([
  [
    'StringEquals',
    {
      name: 'StringEquals',
      family: 'String',
      negated: false,
      wildcards: false,
      ifExists: false,
      set: undefined,
    },
  ],
  ['stringequals', { name: 'StringEquals' }],
  ['StringNotLikeIfExists', { name: 'StringNotLike', negated: true, wildcards: true, ifExists: true }],
  ['ForAllValues:StringLike', { name: 'StringLike', set: 'ForAllValues' }],
  [
    'foranyvalue:ArnNotEqualsIFEXISTS',
    {
      name: 'ArnNotEquals',
      family: 'Arn',
      wildcards: true,
      negated: true,
      ifExists: true,
      set: 'ForAnyValue',
    },
  ],
  ['StringNotEqualsIgnoreCase', { name: 'StringNotEqualsIgnoreCase', ignoreCase: true, negated: true }],
  ['NotIpAddress', { family: 'IpAddress', negated: true }],
  ['IpAddressIfExists', { family: 'IpAddress', negated: false, ifExists: true }],
  ['NumericLessThanEquals', { family: 'Numeric', negated: false }],
  ['DateGreaterThan', { family: 'Date' }],
  ['BinaryEquals', { family: 'Binary' }],
  ['Null', { family: 'Null', ifExists: false }],
  ['ForAnyValue:Null', { family: 'Null', set: 'ForAnyValue' }],
])('%s', (text, expected) => {
  expect(parseOperator(text)).toMatchObject(expected);
});

test.each([
  ['NullIfExists'],
  ['Equals'],
  [''],
  ['StringEqual'],
  ['ForSomeValues:StringEquals'],
  ['IfExists'],
  ['String Equals'],
])('%j is no operator', (text) => {
  expect(parseOperator(text)).toBeUndefined();
});
