import { describe, expect, it } from 'vitest';
import { evaluate, type Request } from './evaluate.js';

const read: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', context: {} };
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
const decides = (statement: object, request: Partial<Request> = {}) =>
  evaluate(policy({ ...allow, ...statement }), { ...read, ...request }) === 'allow';
/** Whether a test of `key` holds, when the request gives `given` for it. */
const holds = (operator: string, values: unknown, given?: string | string[], key = 'aws:x') =>
  decides(
    { Condition: { [operator]: { [key]: values } } },
    { context: given === undefined ? {} : { [key]: given } },
  );

describe('decisions', () => {
  it('denies what nothing allows, and what anything denies', () => {
    expect(evaluate(policy(), read)).toBe('implicit deny');
    expect(evaluate(policy(allow), read)).toBe('allow');
    expect(evaluate(policy(allow, { ...allow, Effect: 'Deny' }), read)).toBe('explicit deny');
    expect(evaluate({ Statement: allow }, read)).toBe('allow');
    expect(evaluate(policy({ ...allow, Effect: 'allow' }), read)).toBe('implicit deny');
  });
});

describe('actions', () => {
  it.each([
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get*', true],
    ['s3:*t', true],
    ['s3:Get?bject', true],
    ['s3:GetObject?', false],
    ['s3:GetObject*', true],
    ['*Object', true],
    ['iam:*', false],
    ['', false],
  ])('%s: %s', (pattern, expected) => {
    expect(decides({ Action: pattern })).toBe(expected);
    expect(decides({ Action: undefined, NotAction: ['ec2:*', pattern] })).toBe(!expected);
    expect(decides({ Action: ['ec2:*', pattern] })).toBe(expected);
  });

  it('takes a statement with neither for none', () => {
    expect(decides({ Action: undefined })).toBe(false);
  });
});

describe('resources', () => {
  it.each([
    ['*', true],
    ['arn:aws:s3:::b/x', true],
    ['arn:aws:s3:::B/x', false],
    ['arn:aws:s3:::b/?', true],
    ['arn:aws:s3:::b*', true],
    ['arn:aws:s3:*:*:b/*', true],
    ['arn:*:s3:::b/x', true],
    ['arn:aws:s3', true],
    ['arn:aws:ec2', false],
    ['arn:aws:s*3:::b/x', true],
    ['arn:aws*s3:::b/x', false],
    ['arn:aws:s3:?::b/x', false],
    ['arn:*:b/x', true],
    ['arn:*:b/y', false],
    ['arn:aws:s3:::b', false],
  ])('%s: %s', (pattern, expected) => {
    expect(decides({ Resource: pattern })).toBe(expected);
    expect(decides({ Resource: undefined, NotResource: pattern })).toBe(!expected);
  });

  it('reaches the resource `*` by stars alone', () => {
    expect(decides({ Resource: '*' }, { resource: '*' })).toBe(true);
    expect(decides({ Resource: 'arn:*' }, { resource: '*' })).toBe(false);
  });

  it('fills in variables', () => {
    const home = { Resource: 'arn:aws:s3:::b/${aws:username}' };
    expect(decides(home, { context: { 'aws:UserName': 'x' } })).toBe(true);
    expect(decides(home, { context: { 'aws:username': '*' } })).toBe(false);
    expect(decides(home)).toBe(false);
    expect(decides({ Resource: "arn:aws:s3:::b/${aws:username, 'x'}" })).toBe(true);
    expect(decides({ Resource: 'arn:aws:s3:::b/${*}' })).toBe(false);
    expect(decides({ Resource: 'arn:aws:s3:::b/${*}' }, { resource: 'arn:aws:s3:::b/*' })).toBe(true);
    const old = { Version: '2008-10-17', Statement: { ...allow, ...home } };
    expect(evaluate(old, { ...read, context: { 'aws:username': 'x' } })).toBe('implicit deny');
    expect(evaluate(old, { ...read, resource: 'arn:aws:s3:::b/${aws:username}' })).toBe('allow');
  });
});

describe('principals', () => {
  const alice = { type: 'AWS', id: 'arn:aws:iam::111122223333:user/alice' } as const;
  const lambda = { type: 'Service', id: 'lambda.amazonaws.com' } as const;
  it.each([
    ['*', alice, true],
    ['*', lambda, true],
    [{ AWS: '*' }, alice, true],
    [{ AWS: '*' }, lambda, false],
    [{ AWS: ['111122223333'] }, alice, true],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, alice, true],
    [{ AWS: 'arn:aws:iam::444455556666:root' }, alice, false],
    [{ AWS: 'arn:aws:iam::111122223333:user/alice' }, alice, true],
    [{ AWS: 'arn:aws:iam::111122223333:user/bob' }, alice, false],
    [{ Service: 'lambda.amazonaws.com' }, lambda, true],
    [{ Service: 'lambda.amazonaws.com' }, alice, false],
  ])('%j, %j: %s', (Principal, principal, expected) => {
    expect(decides({ Principal }, { principal })).toBe(expected);
    expect(decides({ NotPrincipal: Principal }, { principal })).toBe(!expected);
  });

  it('needs a principal to match one', () => {
    expect(decides({ Principal: '*' })).toBe(false);
  });
});

describe('conditions', () => {
  it.each<[string, unknown, string | string[] | undefined, boolean]>([
    ['StringEquals', 'a', 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', ['b', 'a'], 'a', true],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', 'a*', 'a*', true],
    ['StringEquals', 'a', undefined, false],
    ['StringEquals', [], 'a', false],
    ['stringequals', 'a', 'a', true],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringEqualsIfExists', 'a', 'b', false],
    ['StringNotEquals', ['a', 'b'], 'a', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringNotEquals', 'a', undefined, true],
    ['StringEqualsIgnoreCase', 'ab', 'AB', true],
    ['StringNotEqualsIgnoreCase', 'ab', 'AB', false],
    ['StringLike', 'a?c*', 'abcd', true],
    ['StringLike', 'a?c*', 'ac', false],
    ['StringLike', '*', undefined, false],
    ['StringNotLike', '*', 'a', false],
    ['StringNotLike', '*', undefined, true],
    ['NumericEquals', 10, '10.0', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '10', '11', true],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['NumericNotEquals', '10', '10', false],
    ['NumericNotEquals', '10', undefined, true],
    ['NumericEquals', 'ten', 'ten', false],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', true],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '1767225601', true],
    ['DateEquals', '2026-01-01', '2026-01-01T00:00:00Z', true],
    ['DateNotEquals', '2026-01-01', '2026-01-01T00:00:00Z', false],
    ['Bool', 'true', 'true', true],
    ['Bool', true, 'True', true],
    ['Bool', 'false', 'true', false],
    ['Bool', 'false', undefined, false],
    ['BoolIfExists', 'false', undefined, true],
    ['BinaryEquals', 'QUJD', 'QUJD', true],
    ['IpAddress', '192.0.2.0/24', '192.0.2.77', true],
    ['IpAddress', '192.0.2.0/24', '192.0.3.1', false],
    ['IpAddress', '192.0.2.1', '192.0.2.1', true],
    ['IpAddress', '0.0.0.0/0', '203.0.113.9', true],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
    ['IpAddress', '2001:db8::/32', '2001:db8:1::7', true],
    ['IpAddress', '2001:db8::/32', '2001:db9::7', false],
    ['NotIpAddress', ['192.0.2.0/24', '10.0.0.0/8'], '10.1.1.1', false],
    ['NotIpAddress', '192.0.2.0/24', undefined, true],
    ['ArnLike', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::111122223333:role/ab', true],
    ['ArnEquals', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::111122223333:role/ab', true],
    ['ArnLike', 'arn:aws:iam*:role/ab', 'arn:aws:iam::111122223333:role/ab', false],
    ['ArnLike', 'arn:aws:iam::*', 'arn:aws:iam::111122223333:role/ab', false],
    ['ArnNotLike', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::111122223333:role/ab', false],
    ['ArnNotEquals', 'arn:aws:iam::*:role/a*', undefined, true],
    ['Null', 'true', undefined, true],
    ['Null', 'true', 'a', false],
    ['Null', 'false', 'a', true],
    ['Null', false, undefined, false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', 'a', undefined, true],
    ['ForAllValues:StringNotEquals', 'a', ['b', 'a'], false],
    ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'a'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
    ['ForAnyValue:StringEquals', 'a', undefined, false],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined, true],
    ['ForAnyValue:StringNotEquals', 'a', undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAnyValue:StringLike', 'a*', ['b', 'ab'], true],
  ])('%s %j of %j: %s', (operator, values, given, expected) => {
    expect(holds(operator, values, given)).toBe(expected);
  });

  it('compares keys without case, and wants all tests at once', () => {
    const Condition = { StringEquals: { 'AWS:X': 'a', 'aws:y': 'b' }, Bool: { 'aws:z': 'true' } };
    const context = { 'aws:x': 'a', 'aws:Y': 'b', 'aws:z': 'true' };
    expect(decides({ Condition }, { context })).toBe(true);
    expect(decides({ Condition }, { context: { ...context, 'aws:z': 'false' } })).toBe(false);
    expect(decides({ Condition }, { context: { ...context, 'aws:Y': 'c' } })).toBe(false);
  });

  it('fills variables into strings and ARNs, with wildcards around them', () => {
    const context = { 'aws:username': 'a*', 'aws:x': 'home/a*/z' };
    const like = (value: string, given = context) => ({
      Condition: { StringLike: { 'aws:x': value } },
      context: given,
    });
    const check = ({ Condition, context: given }: ReturnType<typeof like>) =>
      decides({ Condition }, { context: given });
    expect(check(like('home/${aws:username}/*'))).toBe(true);
    expect(check(like('home/${aws:username}/*', { ...context, 'aws:x': 'home/ab/z' }))).toBe(false);
    expect(check(like('home/${aws:userid}/*'))).toBe(false);
    expect(decides({ Condition: { StringNotLike: { 'aws:x': '${aws:userid}' } } }, { context })).toBe(true);
  });

  it('knows no other operator', () => {
    expect(() => holds('StringEqual', 'a', 'a')).toThrow('There is no operator stringequal.');
  });
});
