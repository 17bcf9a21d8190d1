/** The tester fails on everything in which a rule and its case can differ. */
import { describe, expect, it } from 'vitest';
import { validEffect } from '../src/rules/grammar/valid-effect.js';
import type { AnyRule } from '../src/rules/rule.js';
import { noRedundantPrincipal } from '../src/rules/redundancy/no-redundant-principal.js';
import {
  checkInvalid,
  checkSuggestion,
  checkValid,
  collectCases,
  repeatedIn,
  testRule,
  unmark,
  type ExpectedError,
  type InvalidCase,
} from './rule-tester.js';

describe('marks', () => {
  it('give ranges in the order of their opening', () => {
    expect(unmark('a«b«c»d»«e»')).toEqual({
      code: 'abcde',
      ranges: [
        { start: 1, end: 4 },
        { start: 2, end: 3 },
        { start: 4, end: 5 },
      ],
    });
  });

  it('count UTF-16 code units, carriage returns and byte order marks', () => {
    expect(unmark('\uFEFF😀\r\n«x»').ranges).toEqual([{ start: 5, end: 6 }]);
  });

  it('must be in pairs', () => {
    expect(() => unmark('a»')).toThrow('without its «');
    expect(() => unmark('«a')).toThrow('without its »');
  });
});

const policy = (effect: string) =>
  `{ "Statement": { "Effect": ${effect}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::r/*" } }`;
const suggestion = { messageId: 'suggestEffect', data: { effect: 'Allow' }, output: policy('"Allow"') };
const error = { messageId: 'invalid', data: { effect: 'allow' }, suggestions: [suggestion] };
const right = { code: policy('«"allow"»'), errors: [error] };
const two = {
  code: `{ "Statement": [{ "Effect": «"no"» }, { "Effect": «"never"» }] }`,
  errors: [
    { messageId: 'invalid', data: { effect: 'no' } },
    { messageId: 'invalid', data: { effect: 'never' } },
  ],
};

describe('a case passes', () => {
  it('that says all of a finding', () => checkInvalid(validEffect, right));
  it('that says all findings in order', () => checkInvalid(validEffect, two));
  it('that is silent', () => checkValid(validEffect, { code: policy('"Deny"') }));
  it('in JSON5', () => {
    checkInvalid(validEffect, {
      code: "{ Statement: { Effect: «'no'», }, /* why */ }",
      syntax: 'json5',
      errors: [{ messageId: 'invalid', data: { effect: 'no' } }],
    });
  });
});

describe('an invalid case fails', () => {
  const withError = (part: Partial<ExpectedError>): InvalidCase => ({
    ...right,
    errors: [{ ...error, ...part }],
  });
  const withSuggestion = (part: object) => withError({ suggestions: [{ ...suggestion, ...part }] });

  it.each<[string, InvalidCase]>([
    ['with nothing to find', { code: policy('«"Allow"»'), errors: [error] }],
    ['with no errors', { code: policy('"Allow"'), errors: [] }],
    [
      'with less findings than there are',
      { ...two, code: two.code.replace(/«("never")»/, '$1'), errors: two.errors.slice(0, 1) },
    ],
    ['with findings in another order', { ...two, errors: two.errors.toReversed() }],
    ['with a mark too many', { ...right, code: right.code.replace('"Action"', '«"Action"»') }],
    ['with a range that starts late', { ...right, code: policy('"«allow"»') }],
    ['with a range that ends early', { ...right, code: policy('«"allow»"') }],
    ['without the data', { ...right, errors: ['invalid'] }],
    ['with other data', withError({ data: { effect: 'Allow' } })],
    ['with an unknown message', withError({ messageId: 'unknown' })],
    ['with another message', withError({ messageId: 'suggestEffect' })],
    ['without the suggestions', withError({ suggestions: [] })],
    ['with a suggestion too many', withError({ suggestions: [suggestion, suggestion] })],
    ['without the data of a title', withSuggestion({ data: {} })],
    ['with other data of a title', withSuggestion({ data: { effect: 'Deny' } })],
    ['with another title', withSuggestion({ messageId: 'invalid' })],
    ['with another text after the suggestion', withSuggestion({ output: policy('"Allow" ') })],
    ['with fixes that there are not', { ...right, output: policy('"Allow"') }],
    ['in a syntax that cannot be parsed', { ...right, code: `// comment\n${right.code}` }],
  ])('%s', (_, each) => {
    expect(() => checkInvalid(validEffect, each)).toThrow();
  });
});

describe('a valid case fails', () => {
  it('with a finding', () => {
    expect(() => checkValid(validEffect, { code: policy('"allow"') })).toThrow();
  });
  it('with a text that cannot be parsed', () => {
    expect(() => checkValid(validEffect, { code: policy("'Allow'") })).toThrow();
  });
});

describe('fixes', () => {
  const bucketPolicy = (principals: string) =>
    `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": [${principals}] }, "Action": "s3:GetObject", "Resource": "*" } }`;
  const [one, two] = ['"111122223333"', '"444455556666"'];
  const duplicates = (...texts: string[]) =>
    texts.map((text) => ({ messageId: 'duplicate', data: { text: text.slice(1, -1) } }));
  const code = bucketPolicy(`${one}, ${two}, «${one}», "*", «${two}»`);
  const errors = duplicates(one, two);
  const output = bucketPolicy(`${one}, ${two}, "*"`);
  const check = (expected?: string) =>
    checkInvalid(noRedundantPrincipal, { code, errors, ...(expected !== undefined && { output: expected }) });

  it('are made in one pass', () => check(output));
  it('are left for another pass where they touch', () => {
    checkInvalid(noRedundantPrincipal, {
      code: bucketPolicy(`${one}, «${one}», «${one}»`),
      errors: duplicates(one, one),
      output: bucketPolicy(`${one}, ${one}`),
    });
  });
  it('make the text of the case', () => {
    expect(() => check()).toThrow('after the fixes');
    expect(() => check(bucketPolicy(''))).toThrow('after the fixes');
  });
  it('are of a rule that says so', () => {
    const silent: AnyRule = { ...noRedundantPrincipal, fixable: false };
    expect(() => checkInvalid(silent, { code, errors, output })).toThrow('`fixable`');
  });
});

describe('a suggestion', () => {
  const { code } = unmark(right.code);
  const check = (output: string) => () => checkSuggestion(validEffect, right, code, 'invalid', output);

  it('removes its finding and adds no error', () => {
    expect(check(policy('"Deny"'))).not.toThrow();
    expect(check(policy('"Permit"'))).toThrow('findings left');
    expect(check(policy('"Allow"').replace('s3:GetObject', 's3GetObject'))).toThrow('errors that');
    expect(check(policy('"Allow"').slice(0, -1))).toThrow('errors that');
  });
});

describe('the cases of a rule', () => {
  it('are of a rule that is in the index', () => {
    expect(() => testRule({ ...validEffect }, { valid: [], invalid: [] })).toThrow('pnpm generate');
  });
  it('differ in more than their names', () => {
    const code = policy('"Deny"');
    const settings = { policyType: 'scp' } as const;
    expect(repeatedIn([{ code }, { code, settings }, { name: 'again', code }])).toEqual(['again']);
    expect(repeatedIn([right, { code: unmark(right.code).code }])).toHaveLength(1);
  });
  it('can be collected', async () => {
    const cases = { valid: [{ code: policy('"Deny"') }], invalid: [right] };
    const load = () => {
      testRule(validEffect, cases);
      testRule(validEffect, { valid: [], invalid: [two] });
      return Promise.resolve();
    };
    expect(await collectCases(validEffect, load)).toEqual({ ...cases, invalid: [right, two] });
    await expect(collectCases(noRedundantPrincipal, load)).rejects.toThrow('tests valid-effect');
  });
});
