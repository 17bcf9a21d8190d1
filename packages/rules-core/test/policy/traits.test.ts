import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyText } from '../generate-policies.js';
import { policyOf, sourceOf } from '../read-policy.js';
import { lint } from '../../src/lint/lint.js';
import type { EnabledRule } from '../../src/lint/plans.js';
import { policyTypes } from '../../src/policy/policy-types.js';
import { traitsOf } from '../../src/policy/traits.js';
import { rules } from '../../src/rules/index.js';
import type { AnyRule } from '../../src/rules/rule.js';

const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function traitsIn(statement: object, document: object = {}) {
  return [...traitsOf(policyOf({ Version: '2012-10-17', ...document, Statement: [statement] }))].sort();
}

describe('traitsOf', () => {
  it('finds nothing in a plain policy', () => {
    expect(traitsIn(plain)).toEqual([]);
    expect(traitsIn({ Sid: 'Read', ...plain, Condition: { Bool: { 'aws:SecureTransport': true } } })).toEqual(
      [],
    );
  });

  it.each([
    [{ Action: ['s3:GetObject', 's3:Get*'] }, ['action-wildcard']],
    [{ Action: 's*:GetObject' }, ['action-wildcard', 'iam-action']],
    [{ Action: 'IAM:PassRole' }, ['iam-action']],
    [{ Action: 's3' }, ['malformed-action']],
    [{ Effect: 'Deny' }, ['deny']],
    [{ Resource: 'arn:aws:s3:::${aws:username}' }, ['variable']],
    [{ Condition: { StringLike: { 'aws:RequestTag/${aws:x}': 'y' } } }, ['variable']],
    [{ Condition: { StringLike: { 'aws:RequestTag/${x}': '<Y>' } } }, []],
  ])('finds in %j the traits %j', (members, traits) => {
    expect(traitsIn({ ...plain, ...members })).toEqual(traits);
  });

  it.each([
    [{ Effect: 'allow' }, {}],
    [{ Sid: '' }, {}],
    [{ Sid: '\u2013' }, {}],
    [{ Action: [] }, {}],
    [{ Action: [['s3:GetObject']] }, {}],
    [{ Resource: 5 }, {}],
    [{ Actions: 's3:GetObject' }, {}],
    [{ NotAction: 's3:GetObject' }, {}],
    [{ Principal: ['*'], Resource: '*' }, {}],
    [{ Principal: { AWS: '' }, Resource: '*' }, {}],
    [{ Principal: { AWS: ['*', ''] }, Resource: '*' }, {}],
    [{ Condition: {} }, {}],
    [{ Condition: { Bool: { 'aws:SecureTransport': null } } }, {}],
    [{ Condition: { Bool: { 'aws:a': 'true', 'AWS:A': 'true' } } }, {}],
    [{}, { Version: '2008-10-17' }],
    [{}, { Id: 'x' }],
  ])('takes %j in %j for irregular, which may hold anything', (members, document) => {
    const traits = ['action-wildcard', 'deny', 'iam-action', 'irregular', 'malformed-action', 'variable'];
    expect(traitsIn({ ...plain, ...members }, document)).toEqual(traits);
  });
});

const gated = rules.filter(({ traits }) => traits);
const asked: readonly EnabledRule[] = gated.map((rule) => ({ rule }));
const askedAlways: readonly EnabledRule[] = gated.map((rule) => {
  const always: AnyRule = { ...rule };
  delete (always as { traits?: unknown }).traits;
  return { rule: always };
});

/** What changes a plain policy into one that some rule has to say something about. */
const changes = [
  ['"Version"', '"version"'],
  ['2012-10-17', '2008-10-17'],
  ['"Effect"', '"effect"'],
  ['"Allow"', '"Deny"'],
  ['"Allow"', '"allow"'],
  ['"Action"', '"NotAction"'],
  ['"Resource"', '"Sid"'],
  ['"Resource"', '"Principal"'],
  ['"Resource"', '"NotResource"'],
  [/"Principal":(?=["{])("[^"]*"|\{[^}]*\})/, '"Principal":[$1]'],
  [/:("[^"]*")/, ':[$1]'],
  [/:("[^"]*")/g, ':[$1,$1]'],
  ['"s3:', '"s*:'],
  ['"s3:', '"iam:'],
  ['"s3:', '"s3'],
  ['"s3:', '"${s3:'],
  ['"ec2:', '"\u201Cec2:'],
  ['"*"', '""'],
  ['"*"', '[]'],
  ['"*"', '{}'],
  ['"*"', 'null'],
  ['"x"', '"\u2013${x"'],
  [/(?<="AWS":\[?)"[^"]*"/, '""'],
  [/"[^"]*":/, '"Sid":'],
  [/"([^"]*)":/, '"$1":"x","$1":'],
  [/"arn:[^"]*"/, '"iam:*"'],
] as const;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a rule with traits', () => {
  it.each(policyTypes)('says the same of a %s policy when it is asked of all', (policyType) => {
    const change = fc.array(fc.constantFrom(...changes), { maxLength: 4 });
    fc.assert(
      fc.property(policyText, change, (text, list) => {
        const changed = list.reduce((all, [from, to]) => all.replace(from, to), text);
        // Changes upon changes may leave no JSON.
        fc.pre(isJson(changed));
        const summary = (enabled: readonly EnabledRule[]) =>
          lint(sourceOf(changed), enabled, { policyType }).map(({ rule, message, at }) => [
            rule.name,
            message,
            at,
          ]);
        expect(summary(asked)).toEqual(summary(askedAlways));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
