import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeServices } from '../../../src/analysis/pass-role/describe-passing.js';
import { passableServices } from '../../../src/analysis/pass-role/passable-services.js';
import { servicePrincipals } from '../../../src/catalog/service-principals.js';
import { evaluate } from '../../evaluate.js';
import { policyWith } from '../../read-policy.js';

const lambda = 'lambda.amazonaws.com';
const role = 'arn:aws:iam::111122223333:role/app';
const allow = (condition?: unknown) => ({
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '*',
  ...(condition !== undefined && { Condition: condition }),
});
const deny = (condition?: unknown) => ({ ...allow(condition), Effect: 'Deny' });
const on = (operator: string, values: unknown) => ({ [operator]: { 'iam:PassedToService': values } });
const limitOf = (...statements: unknown[]) =>
  passableServices(policyWith(...statements).statements[0]!).limit;

describe('the operators, in an Allow and in a Deny beside an open Allow', () => {
  it.each([
    ['StringEquals', 'services', 'any'],
    ['StringEqualsIgnoreCase', 'services', 'any'],
    ['StringLike', 'services', 'any'],
    ['StringNotEquals', 'any', 'services'],
    ['StringNotEqualsIgnoreCase', 'any', 'services'],
    ['StringNotLike', 'any', 'services'],
    ['StringEqualsIfExists', 'services-or-keyless', 'any'],
    ['StringLikeIfExists', 'services-or-keyless', 'any'],
    ['StringNotEqualsIfExists', 'any', 'services'],
    ['StringNotLikeIfExists', 'any', 'services'],
    ['ForAllValues:StringEquals', 'services-or-keyless', 'any'],
    ['ForAnyValue:StringEquals', 'services', 'any'],
    ['ForAnyValue:StringNotEquals', 'any', 'services-or-keyless'],
    ['ForAllValues:StringNotLike', 'any', 'services'],
    ['ArnEquals', 'nothing', 'any'],
    ['ArnNotLike', 'any', 'nothing'],
    ['NumericEquals', 'nothing', 'any'],
    ['Bool', 'nothing', 'any'],
    ['BinaryEquals', 'nothing', 'any'],
    ['StrEquals', 'unknown', 'unknown'],
  ])('%s', (operator, inAllow, inDeny) => {
    expect(limitOf(allow(on(operator, lambda)))).toBe(inAllow);
    expect(limitOf(allow(), deny(on(operator, lambda)))).toBe(inDeny);
  });

  it.each([
    ['true', 'keyless', 'any'],
    ['false', 'any', 'keyless'],
    [true, 'keyless', 'any'],
  ])('Null %s', (value, inAllow, inDeny) => {
    expect(limitOf(allow(on('Null', value)))).toBe(inAllow);
    expect(limitOf(allow(), deny(on('Null', value)))).toBe(inDeny);
  });
});

describe('a Deny', () => {
  it('counts only when it covers the roles', () => {
    const some = { ...deny(), Resource: 'arn:aws:iam::111122223333:role/*-admin' };
    expect(limitOf(allow(), some)).toBe('any');
    expect(limitOf({ ...allow(), Resource: 'arn:aws:iam::111122223333:role/a-admin' }, some)).toBe('nothing');
    expect(limitOf({ ...allow(), Resource: ['arn:aws:iam::111122223333:role/a-admin', role] }, some)).toBe(
      'any',
    );
  });

  it('may cover them by what NotResource leaves', () => {
    const { Resource, ...rest } = deny();
    const others = { ...rest, NotResource: role };
    expect(Resource).toBe('*');
    expect(limitOf({ ...allow(), Resource: 'arn:aws:iam::111122223333:role/admin' }, others)).toBe('nothing');
    expect(limitOf({ ...allow(), Resource: role }, others)).toBe('any');
  });

  it('counts only when its condition is about the service alone', () => {
    const both = { ...on('StringNotEquals', lambda), Bool: { 'aws:SecureTransport': 'false' } };
    expect(limitOf(allow(), deny(both))).toBe('any');
    expect(limitOf(allow(), deny({ StringNotEquals: lambda }))).toBe('any');
    expect(limitOf(allow(), deny({}))).toBe('nothing');
  });
});

describe('the services', () => {
  const namesOf = (condition: unknown) => passableServices(policyWith(allow(condition)).statements[0]!).names;

  it('are those that are named, first, and those that a wildcard matches', () => {
    expect(namesOf(on('StringEquals', ['states.amazonaws.com', 'quux.amazonaws.com', 'glue']))).toEqual([
      'states.amazonaws.com',
      'quux.amazonaws.com',
    ]);
    expect(namesOf(on('StringLike', '*.iot.amazonaws.com'))).toEqual(
      servicePrincipals().filter((name) => name.endsWith('.iot.amazonaws.com')),
    );
    expect(namesOf(on('StringEqualsIgnoreCase', 'GLUE.amazonaws.com'))).toEqual(['glue.amazonaws.com']);
  });

  it('are unknown where a wildcard pattern is', () => {
    expect(limitOf(allow(on('StringLike', '${services}')))).toBe('unknown');
    expect(limitOf(allow(on('StringEquals', '${service}')))).toBe('services');
    expect(limitOf(allow(on('StringNotEquals', '${service}')))).toBe('any');
    expect(limitOf(allow(), deny(on('StringNotLike', '${services}')))).toBe('unknown');
    expect(limitOf(allow(on('StringNotLike', ['*', '${service}'])))).toBe('keyless');
  });

  it('are limited by the resource that the role is for, when its service is named', () => {
    const forResource = (arn: string) => allow({ ArnLike: { 'iam:AssociatedResourceArn': arn } });
    expect(limitOf(forResource('arn:aws:ec2:*:111122223333:instance/*'))).toBe('services');
    expect(limitOf(forResource('arn:aws:*:*:111122223333:*'))).toBe('any');
  });

  it('are put in words', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(describeServices({ limit: 'services', names })).toBe('`a`, `b`, `c`, `d` and 2 more');
    expect(describeServices({ limit: 'services', names: ['a', 'b'] })).toBe('`a` and `b`');
    expect(describeServices({ limit: 'any', names: [] })).toBe('any service');
  });
});

it('agrees with the evaluation of requests', () => {
  const operators = [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
    'ArnEquals',
    'ArnNotLike',
  ].flatMap((name) => [name, `${name}IfExists`, `ForAllValues:${name}`, `ForAnyValue:${name}`]);
  const value = fc.constantFrom(
    lambda,
    'glue.amazonaws.com',
    'Glue.amazonaws.com',
    'lambda*',
    '*',
    'glue',
    '?*.com',
  );
  const test = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...operators), fc.array(value, { minLength: 0, maxLength: 3 })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constant('Null'), fc.constantFrom(['true'], ['false'], ['true', 'false'])),
    },
  );
  const condition = fc
    .array(test, { maxLength: 2 })
    .map((tests) =>
      Object.fromEntries(tests.map(([operator, values]) => [operator, on(operator, values)[operator]])),
    );
  const policies = fc.tuple(condition, fc.array(condition, { maxLength: 2 }));
  const tried = [lambda, 'glue.amazonaws.com', 'edgelambda.amazonaws.com', 's3.amazonaws.com'];

  fc.assert(
    fc.property(policies, ([allowed, denied]) => {
      const statements = [allow(allowed), ...denied.map(deny)];
      const { limit, names } = passableServices(policyWith(...statements).statements[0]!);
      const passes = (service: string | undefined) =>
        evaluate(
          { Version: '2012-10-17', Statement: statements },
          {
            action: 'iam:PassRole',
            resource: role,
            context: service === undefined ? {} : { 'iam:PassedToService': service },
          },
        ) === 'allow';
      const other = passes('\u00e9.amazonaws.com');
      expect(limit === 'any').toBe(other);
      if (other) return;
      expect(limit === 'services-or-keyless' || limit === 'keyless').toBe(passes(undefined));
      for (const service of tried) expect(names.includes(service), service).toBe(passes(service));
      expect(limit === 'nothing' || limit === 'keyless').toBe(names.length === 0);
    }),
    { numRuns: 500 },
  );
});
