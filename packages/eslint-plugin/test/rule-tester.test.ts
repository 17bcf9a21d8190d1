import { describe, expect, it } from 'vitest';
import { positionAt, testRule, unmark } from './rule-tester.js';
import { noEffect, noEmptyCondition, noWord } from './test-rules.js';

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
  it('must be in pairs', () => {
    expect(() => unmark('a»')).toThrow('without its «');
    expect(() => unmark('«a')).toThrow('without its »');
  });
  it('become lines and columns', () => {
    expect(positionAt('a\r\nb\nc', 3)).toEqual({ line: 2, column: 1 });
    expect(positionAt('a\r\nb\nc', 6)).toEqual({ line: 3, column: 2 });
  });
});

const policy = (statement: string) => `{ "Statement": [${statement}] }`;

testRule(noWord, {
  valid: [
    { name: 'another word', code: policy('{ "Action": "bar" }') },
    { name: 'an option', code: policy('{ "Action": "foo" }'), options: { word: 'x' } },
    { name: 'a setting', code: policy('{ "Action": "foo" }'), settings: { policyKind: 'rcp' } },
    { name: 'no policy', code: '{ "Action": "foo" }', filename: 'package.json' },
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
              messageId: 'replace',
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
              messageId: 'replace',
              data: { other: 'bar' },
              output: policy('{ "Sid": "😀", "Action": ["afoob", "bar", "bar"] }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an escape, CRLF',
      code: policy('\r\n\t{ "Action": «"\\u0066oo"» }'),
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
            { messageId: 'replace', data: { other: 'bar' }, output: "{ Statement: { Action: 'bar' } }" },
          ],
        },
      ],
    },
  ],
});

testRule(noEffect, {
  valid: [],
  invalid: [{ code: policy('{«"Effect": "Allow"»}'), errors: ['effect'] }],
});

testRule(noEmptyCondition, {
  valid: [policy('{ "Condition": { "Null": {} } }')].map((code) => ({ code })),
  invalid: [
    {
      code: policy('{ "Effect": "Allow", «"Condition"»: {} }'),
      errors: ['empty'],
      output: policy('{ "Effect": "Allow" }'),
    },
  ],
});
