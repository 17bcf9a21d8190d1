/** Policies in the code blocks of Markdown, which the processor of @eslint/markdown hands to ESLint as files. */
import markdown from '@eslint/markdown';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { ESLint as ESLint9 } from 'eslint9';
import { describe, expect, it } from 'vitest';
import iam from '../src/index.js';

const versions = [
  { version: 'ESLint 10', Class: ESLint },
  { version: 'ESLint 9', Class: ESLint9 as unknown as typeof ESLint },
];

const configs = defineConfig([
  { files: ['**/*.md'], plugins: { markdown }, processor: 'markdown/markdown' },
  { files: ['**/*.md/*.{json,jsonc,tftpl}'], extends: [iam.configs.recommended as Linter.Config] },
  { files: ['**/*.md/*.json'], rules: { 'iam/require-version': 'off' } },
]);

const page = (language: string, action = '*', end = '') => `# Access

- In a list:

  \`\`\`${language}
  { "Version": "2012-10-17",
    "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }${end}]
  }
  \`\`\`
`;

describe.for(versions)('$version', ({ Class }) => {
  const linted = async (text: string, fix = false) => {
    const eslint = new Class({ overrideConfigFile: true, baseConfig: configs, fix });
    const [result] = await eslint.lintText(text, { filePath: 'docs/access.md' });
    return result!;
  };
  const found = async (text: string) =>
    (await linted(text)).messages.map(
      ({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? message}`,
    );

  it.for(['json', 'jsonc', 'tftpl', 'JSON'.toLowerCase()])('checks blocks of %s', async (language) => {
    expect(await found(page(language))).toEqual(['7:51 iam/no-full-admin']);
  });

  it('leaves other blocks alone, and those that a comment excludes', async () => {
    expect(await found(page('js', '*').replace(/\{[^]*\}/, 'f();'))).toEqual([]);
    expect(await found(page('text'))).toEqual([]);
    expect(await found(page('json').replace('  ```json', '  <!-- eslint-skip -->\n\n  ```json'))).toEqual([]);
    expect(await found('```json\n{ "a": 1 }\n```\n')).toEqual([]);
  });

  it('reads a template', async () => {
    expect(await found(page('json', '*', ', ${more}'))).toEqual(['7:51 iam/no-full-admin']);
  });

  it('suggests within the block', async () => {
    const text = page('json', 's3:GetObject')
      .replace('"*"', '"arn:aws:s3:::a/*"')
      .replace('"Allow"', '"allow"');
    const [message] = (await linted(text)).messages;
    expect([message!.ruleId, message!.line, message!.column]).toEqual(['iam/valid-effect', 7, 31]);
    const { range, text: put } = message!.suggestions![0]!.fix;
    expect(text.slice(0, range[0]) + put + text.slice(range[1])).toBe(text.replace('"allow"', '"Allow"'));
  });

  it('fixes within the block', async () => {
    const text = page('json', 's3:GetObject').replace('"*"', '["arn:aws:s3:::a", "arn:aws:s3:::a"]');
    const { output } = await linted(text, true);
    expect(output).toBe(text.replace('["arn:aws:s3:::a", "arn:aws:s3:::a"]', '["arn:aws:s3:::a"]'));
  });
});
