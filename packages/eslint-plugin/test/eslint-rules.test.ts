/** What rules find arrives in ESLint: made-up rules with everything that a rule can do, and some of the real ones. */
import { describe, expect, it } from 'vitest';
import { ruleCases } from '../../rules-core/test/rule-cases.js';
import { positionAt, testInEslint } from './eslint-rule-tester.js';
import { noEffect, noEmptyCondition, noWord } from './test-rules.js';

describe('offsets', () => {
  it('become lines and columns', () => {
    expect(positionAt('a\r\nb\nc', 3)).toEqual({ line: 2, column: 1 });
    expect(positionAt('a\r\nb\nc', 6)).toEqual({ line: 3, column: 2 });
  });
});

const policy = (statement: string) => `{ "Statement": [${statement}] }`;

testInEslint(noWord, {
  valid: [
    { name: 'another word', code: policy('{ "Action": "bar" }') },
    { name: 'an option', code: policy('{ "Action": "foo" }'), options: { word: 'x' } },
    { name: 'a setting', code: policy('{ "Action": "foo" }'), settings: { policyType: 'rcp' } },
    { name: 'no policy', code: '{ "Action": "foo" }' },
    { name: 'comments', code: policy('/* foo */ { "Action": "bar", }'), syntax: 'jsonc' },
  ],
  invalid: [
    {
      name: 'two places, astral characters before them',
      code: policy('{ "Sid": "😀", "Action": ["a«foo»b", "bar", "«foo»"] }'),
      errors: [
        {
          messageId: 'found',
          data: { word: 'foo', text: 'afoob' },
          suggestions: [
            {
              messageId: 'suggestOther',
              data: { other: 'bar' },
              output: policy('{ "Sid": "😀", "Action": ["abarb", "bar", "foo"] }'),
            },
          ],
        },
        {
          messageId: 'found',
          data: { word: 'foo', text: 'foo' },
          suggestions: [
            {
              messageId: 'suggestOther',
              data: { other: 'bar' },
              output: policy('{ "Sid": "😀", "Action": ["afoob", "bar", "bar"] }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an escape, CRLF',
      code: policy('\r\n\t{ "Action": "«\\u0066oo»" }'),
      options: { others: [] },
      errors: [{ messageId: 'found', data: { word: 'foo', text: 'foo' } }],
    },
    {
      name: 'JSON5',
      code: "{ Statement: { Action: '«foo»' } }",
      syntax: 'json5',
      errors: [
        {
          messageId: 'found',
          data: { word: 'foo', text: 'foo' },
          suggestions: [
            { messageId: 'suggestOther', data: { other: 'bar' }, output: "{ Statement: { Action: 'bar' } }" },
          ],
        },
      ],
    },
  ],
});

testInEslint(noEffect, {
  valid: [],
  invalid: [{ code: policy('{«"Effect": "Allow"»}'), errors: ['effect'] }],
});

testInEslint(noEmptyCondition, {
  valid: [policy('{ "Condition": { "Null": {} } }')].map((code) => ({ code })),
  invalid: [
    {
      code: policy('{ "Effect": "Allow", «"Condition"»: {} }'),
      errors: ['empty'],
      output: policy('{ "Effect": "Allow" }'),
    },
  ],
});

/** Between them: data, options, settings, comments, suggestions, fixes. */
const real = [
  'max-policy-size',
  'no-redundant-principal',
  'no-wildcard-action',
  'valid-effect',
  'valid-element',
];
for (const { rule, ...cases } of await ruleCases(real)) testInEslint(rule, cases);
