import { maxPolicySize } from '../../../src/rules/grammar/max-policy-size.js';
import { testRule } from '../../rule-tester.js';

/** A policy of exactly that many characters, none of them white space. */
function compact(size: number, fill = 'x', members = '"Action":"s3:GetObject"'): string {
  const around = (text: string) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Deny",${members},"Resource":"${text}"}]}`;
  const missing = size - around('').length;
  return around(fill.repeat(missing).slice(0, missing));
}
const marked = (code: string) => `«{»${code.slice(1)}`;
/** The same policy with white space between all tokens of the statement. */
const spaced = (code: string) => code.replaceAll('","', '" ,\n\t "');
const format = (count: number) => count.toLocaleString('en-US');
const tooLarge = (size: number, quota: number, holder: string, unit = 'characters') => ({
  messageId: 'tooLarge',
  data: { size: format(size), unit, over: format(size - quota), quota: format(quota), holder },
});

const ofAny = 'any identity-based policy';
const principal = '"Principal":"*","Action":';

testRule(maxPolicySize, {
  valid: [
    {
      name: 'as many statements and resources as are judged',
      code: `{"Statement":[${'{},'.repeat(999)}{"Principal":"*","Action":"foo:*","Resource":[${'"*",'.repeat(299)}"*"]}]}`,
    },
    { name: 'as large as can be', code: compact(10_240) },
    { name: 'white space does not count', code: spaced(compact(10_240)) + '\n'.repeat(100) },
    { name: 'nor in strings', code: compact(10_240).replace('xxx', 'x x x') },
    {
      name: 'an escape that JSON does not need counts as its character',
      code: compact(10_240).replace('x'.repeat(100), '\\u002a'.repeat(100)),
    },
    { name: 'template text may be shorter', code: compact(10_300, '${long_name_of_a_part}') },
    { name: 'a managed policy', code: compact(6_144), settings: { attachedTo: 'AWS::IAM::ManagedPolicy' } },
    { name: 'an SCP', code: compact(10_240), settings: { policyType: 'scp' } },
    { name: 'a bucket policy', code: compact(20_480, 'x', `${principal}"s3:*"`) },
    { name: 'a resource that is not known', code: compact(39_000, 'x', `${principal}"foo:*"`) },
    { name: 'several services', code: compact(39_000, 'x', `${principal}["s3:*","sqs:*"]`) },
    {
      name: 'an attachment without a quota',
      code: compact(39_000),
      settings: { attachedTo: 'AWS::Foo::Bar' },
    },
    {
      name: 'a raised quota',
      code: compact(4_096, 'x', `${principal}"sts:AssumeRole"`),
      settings: { policyType: 'trust' },
      options: { quota: 4_096 },
    },
  ],
  invalid: [
    {
      name: 'a string that is not judged',
      code: marked(compact(41_000, 'x', `${principal}"foo:*"`)),
      errors: [{ messageId: 'unjudgedCharacters', data: { most: '40,000' } }],
    },
    {
      name: 'more statements than are judged',
      code: marked(`{"Version":"2012-10-17","Statement":[${'{},'.repeat(1_000)}{}]}`),
      errors: [{ messageId: 'unjudgedStatements', data: { most: '1,000' } }],
    },
    {
      name: 'more resources than are compared',
      code: marked(
        `{"Version":"2012-10-17","Statement":[{"Principal":"*","Action":"foo:*","Resource":[${'"*",'.repeat(300)}"*"]}]}`,
      ),
      errors: ['unjudgedEntries'],
    },
    { code: marked(compact(10_241)), errors: [tooLarge(10_241, 10_240, ofAny)] },
    {
      name: 'white space does not count',
      code: marked(spaced(compact(10_250))),
      errors: [tooLarge(10_250, 10_240, ofAny)],
    },
    {
      name: 'comments do not count',
      code: marked(compact(10_250).replace('"Effect"', '/* no */ "Effect"')),
      syntax: 'jsonc',
      errors: [tooLarge(10_250, 10_240, ofAny)],
    },
    {
      name: 'what JSON escapes counts with its escape',
      code: marked(compact(10_241).replace('x'.repeat(200), '\\"'.repeat(100))),
      errors: [tooLarge(10_241, 10_240, ofAny)],
    },
    {
      name: 'numbers, lists and keys count',
      code: marked(
        compact(
          10_300,
          'x',
          '"Action":["a:b","a:c",[]],"Condition":{"Bool":{"a:b":[true,null,-1.5],"a:c":{}}}',
        ),
      ),
      errors: [tooLarge(10_300, 10_240, ofAny)],
    },
    ...(
      [
        ['AWS::IAM::ManagedPolicy', 6_144, 'a managed policy'],
        ['AWS::IAM::UserPolicy', 2_048, 'the inline policies of a user together'],
        ['AWS::IAM::Group', 5_120, 'the inline policies of a group together'],
        ['AWS::IAM::RolePolicy', 10_240, 'the inline policies of a role'],
      ] as const
    ).map(([attachedTo, quota, holder]) => ({
      name: attachedTo,
      code: marked(compact(quota + 7)),
      settings: { attachedTo },
      errors: [tooLarge(quota + 7, quota, holder)],
    })),
    {
      name: 'a boundary',
      code: marked(compact(6_145)),
      settings: { policyType: 'boundary' },
      errors: [tooLarge(6_145, 6_144, 'a permissions boundary')],
    },
    {
      name: 'a session policy',
      code: marked(compact(2_049)),
      settings: { policyType: 'session' },
      errors: [tooLarge(2_049, 2_048, 'a session policy')],
    },
    {
      name: 'a trust policy',
      code: marked(compact(2_049)),
      settings: { policyType: 'trust' },
      errors: [tooLarge(2_049, 2_048, 'a role trust policy')],
    },
    {
      name: "a quota of one's own",
      code: marked(compact(8_193)),
      settings: { policyType: 'trust' },
      options: { quota: 8_192 },
      errors: [tooLarge(8_193, 8_192, 'a role trust policy')],
    },
    {
      name: 'a bucket policy',
      code: marked(compact(20_481, 'x', `${principal}["s3:GetObject","S3:Put*"]`)),
      errors: [tooLarge(20_481, 20_480, 'a bucket policy', 'bytes')],
    },
    {
      name: 'a queue policy, in bytes',
      code: marked(compact(8_000, 'xé', `${principal}"sqs:*"`)),
      settings: { attachedTo: 'AWS::SQS::Queue' },
      errors: [
        {
          messageId: 'tooLarge',
          data: {
            ...tooLarge(
              bytesOf(compact(8_000, 'xé', `${principal}"sqs:*"`)),
              8_192,
              'a queue policy',
              'bytes',
            ).data,
          },
        },
      ],
    },
    {
      name: 'an SCP',
      code: marked(compact(10_241)),
      settings: { policyType: 'scp' },
      errors: [tooLarge(10_241, 10_240, 'a service control policy')],
    },
    {
      name: 'an SCP with its white space',
      code: marked(compact(10_240).replace(',', ',\n ')),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'tooLargeWithWhitespace',
          data: {
            size: '10,242',
            over: 2,
            quota: '10,240',
            holder: 'a service control policy',
            compact: '10,240',
          },
        },
      ],
    },
    {
      name: 'an RCP',
      code: marked(compact(5_121)),
      settings: { policyType: 'rcp' },
      errors: [tooLarge(5_121, 5_120, 'a resource control policy')],
    },
    {
      name: 'an RCP with its white space',
      code: marked(compact(5_000).replace(',', `,${' '.repeat(121)}`)),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'tooLargeWithWhitespace',
          data: {
            size: '5,121',
            over: 1,
            quota: '5,120',
            holder: 'a resource control policy',
            compact: '5,000',
          },
        },
      ],
    },
  ],
});

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
