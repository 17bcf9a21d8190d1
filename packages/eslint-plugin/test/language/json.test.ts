import { Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const policy = (end = '') =>
  `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]${end}
}
`;

const lint = (text: string, file: string, config: Linter.Config = plugin.configs.recommended) =>
  new Linter()
    .verify(text, [config], file)
    .map(({ ruleId, line, column, message }) => [ruleId, line, column, message]);

const found = (line = 3) => ['iam/no-full-admin', line, 49, expect.any(String)];

it.each([
  ['a trailing comma', policy(','), 3, 71, "Unexpected token ','."],
  ['a line comment', `// Ours.\n${policy()}`, 1, 1, 'Unexpected comment.'],
  ['a block comment', policy(' /* ours */'), 3, 72, 'Unexpected comment.'],
  ['single quotes', policy().replaceAll('"', "'"), 2, 3, 'Unexpected single quoted.'],
  ['a bare key', policy().replace('"Version"', 'Version'), 2, 3, "Unexpected identifier 'Version'."],
])('takes %s in a policy for what AWS refuses, in .json alone', (_, text, line, column, message) => {
  const error = [null, line, column, `Parsing error: ${message}`];
  expect(lint(text, 'policy.json')).toEqual([error]);
  for (const file of ['policy.jsonc', 'policy.json5']) {
    expect(lint(text, file)).toEqual([found(text.startsWith('//') ? 4 : 3)]);
  }
});

it('says the same with ESLint 9', () => {
  const config = [plugin.configs.recommended].flat() as unknown as Linter9.Config[];
  expect(
    new Linter9().verify(policy(','), config, 'policy.json').map(({ line, column }) => [line, column]),
  ).toEqual([[3, 71]]);
});

it('finds what there is to find in JSON', () => {
  expect(lint(policy(), 'policy.json')).toEqual([found()]);
  expect(lint(`\uFEFF${policy()}`, 'policy.json')).toEqual([found()]);
});

it('leaves comments to files that are no policies', () => {
  expect(lint('// Ours.\n{ "compilerOptions": { "strict": true, }, }', 'tsconfig.json')).toEqual([]);
});

describe('with jsonc-eslint-parser', () => {
  const jsonc = plugin.configs['recommended-jsonc'];
  const config = (jsonSyntax: string): Linter.Config => ({
    ...jsonc,
    languageOptions: { ...jsonc.languageOptions, parserOptions: { jsonSyntax } },
  });

  it('leaves the syntax to that parser', () => {
    expect(lint(policy(','), 'policy.json', jsonc)).toEqual([found()]);
    expect(lint(policy(','), 'policy.json', config('JSONC'))).toEqual([found()]);
    expect(lint(policy(','), 'policy.jsonc', config('JSON'))).toEqual([
      [null, 3, 71, "Parsing error: Unexpected token ','."],
    ]);
  });
});

const open = policy().replace('}]', '}, ${more}]');

it.each([
  'policy.json',
  'policy.jsonc',
  'policy.json5',
  'a.tpl',
  'a.json.tftpl',
  'a.j2',
  'a.json.tmpl',
  'a.json.erb',
])('reads %s with holes for template text outside of strings', (file) => {
  expect(lint(open, file)).toEqual([found()]);
  expect(lint(`\uFEFF${open}`, file)).toEqual([found()]);
  expect(lint(policy(), file)).toEqual([found()]);
});

it('does so with ESLint 9', () => {
  const config = [plugin.configs.recommended].flat() as unknown as Linter9.Config[];
  expect(new Linter9().verify(open, config, 'a.tpl').map(({ line, column }) => [line, column])).toEqual([
    [3, 49],
  ]);
});

it('names the template text around which it cannot read a policy', () => {
  const text = policy().replace('{ "Effect"', '%{ if a }{ "Effect"');
  const message =
    'The JSON around the template text `%{ if a }` cannot be read, so the file was not checked.';
  for (const file of ['policy.json', 'policy.tftpl'])
    expect(lint(text, file)).toEqual([[null, 3, 79, `Parsing error: ${message}`]]);
});

it.each([
  ['a configuration', 'server { DocumentRoot "/"; }'],
  ['another', '<VirtualHost *:80>\nDocumentRoot "/"\n</VirtualHost>'],
  ['a manifest', 'kind: Document\nmetadata: {{ .Values.metadata }}'],
  ['JSON without a policy', '{ "a": ${b}, }'],
  ['nothing', ''],
])('leaves templates of something else alone: %s', (_, text) => {
  expect(lint(text, 'a.tpl')).toEqual([]);
});
