import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyOf } from '../../read-policy.js';
import { quotaOf, sizeWithoutWhitespace } from '../../../src/analysis/grammar/policy-size.js';

/** JSON whose strings hold no white space, no escapes and nothing that looks like template text. */
const word = fc.stringMatching(/^[a-z0-9:*/.ÿé-]{0,12}$/);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(word, tie('json'), { maxKeys: 4 }),
  ),
}));

describe('the size', () => {
  test('is that of the text without its white space', () => {
    fc.assert(
      fc.property(json, fc.nat({ max: 8 }), (value, indent) => {
        const document = { Version: '2012-10-17', Statement: [], Extra: value };
        const policy = policyOf(JSON.stringify(document, null, indent));
        const size = (unit: 'characters' | 'bytes') => sizeWithoutWhitespace(policy.value, unit);
        const compact = JSON.stringify(document);
        expect(size('characters')).toBe(compact.length);
        expect(size('bytes')).toBe(new TextEncoder().encode(compact).length);
      }),
    );
  });

  test('leaves out the white space in strings, and counts what JSON needs to write the rest', () => {
    const sizeOf = (text: string) => {
      const policy = policyOf(`{"Statement":[],"Id":${text}}`);
      return sizeWithoutWhitespace(policy.value, 'characters') - '{"Statement":[],"Id":}'.length;
    };
    expect(sizeOf('"a b c"')).toBe(5);
    expect(sizeOf('"a\\u002ab"')).toBe(5);
    expect(sizeOf('1.50e+2')).toBe(3);
    expect(sizeOf('"\\""')).toBe(4);
    expect(sizeOf('"a${B}c"')).toBeLessThanOrEqual(5);
  });

  test('nests as deep as can be', () => {
    const depth = 1_000;
    const text = `{"Statement":[],"Id":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const policy = policyOf(text);
    expect(sizeWithoutWhitespace(policy.value, 'characters')).toBe(text.length);
  });
});

describe('the quota', () => {
  const limitOf = (statement: object, settings: object = {}) =>
    quotaOf(policyOf({ Statement: [statement] }, settings))?.limit;
  const toEveryone = (...actions: string[]) => ({ Principal: '*', Action: actions, Resource: '*' });

  test.each([
    ['an identity policy', { Action: 's3:*' }, {}, 10_240],
    ['a trust policy', { Principal: '*', Action: 'sts:AssumeRole' }, {}, 2_048],
    ['a bucket policy', toEveryone('s3:GetObject', 'S3:*'), {}, 20_480],
    ['a key policy', toEveryone('kms:*'), {}, 32_768],
    ['a policy of several services', toEveryone('kms:*', 's3:*'), {}, undefined],
    ['a policy of every service', toEveryone('*'), {}, undefined],
    ['a policy of a service unknown', toEveryone('toString:x'), {}, undefined],
    ['an attachment', toEveryone('s3:*'), { attachedTo: 'AWS::SQS::Queue' }, 8_192],
    ['an attachment unknown', toEveryone('s3:*'), { attachedTo: 'AWS::Foo::Bar' }, undefined],
    ['an identity attachment', {}, { attachedTo: 'AWS::SSO::PermissionSet' }, 32_768],
    ['an identity attachment unknown', {}, { attachedTo: 'AWS::Foo::Bar' }, undefined],
    ['an attachment without a quota', toEveryone('logs:*'), { attachedTo: 'AWS::Logs::LogGroup' }, undefined],
    ['a session policy where it is passed', {}, { attachedTo: 'AWS::Transfer::User' }, 2_048],
    ['an endpoint', toEveryone('s3:*'), { attachedTo: 'AWS::EC2::VPCEndpoint' }, 20_480],
    [
      'a role, whose trust policy has one of its own',
      toEveryone('sts:*'),
      { attachedTo: 'AWS::IAM::Role' },
      2_048,
    ],
  ])('of %s', (_, statement, settings, limit) => {
    expect(limitOf(statement, settings)).toBe(limit);
  });
});
