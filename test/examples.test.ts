/**
 * What the example policies report, pinned in a table to be read.
 *
 * After a change that is meant: `pnpm vitest run test/examples.test.ts -u`, and read the difference.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, expect, it } from 'vitest';
import config from '../examples/eslint.config.js';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
let results: { file: string; messages: ESLint.LintResult['messages'] }[];

beforeAll(async () => {
  const eslint = new ESLint({ cwd: examples, overrideConfigFile: true, overrideConfig: config });
  results = (await eslint.lintFiles('policies/**/*.json'))
    .map(({ filePath, messages }) => ({ file: relative(examples, filePath), messages }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
});

it('reports what it is pinned to report', async () => {
  const table = results.flatMap(({ file, messages }) => [
    file,
    ...(messages.length ? [] : ['  nothing']),
    ...messages.flatMap(
      ({ line, column, endLine, endColumn, severity, ruleId, message, suggestions = [] }) => [
        `  ${line}:${column}-${endLine}:${endColumn} ${severity === 2 ? 'error' : 'warn'} ${ruleId}`,
        `      ${message}`,
        ...suggestions.map(({ desc }) => `      > ${desc}`),
      ],
    ),
    '',
  ]);
  await expect(table.join('\n')).toMatchFileSnapshot('examples.expected.txt');
});

it('shows a finding before and none after', () => {
  const pairs = results.filter(({ file }) => /\.(?:before|after)\.json$/.test(file));
  expect(pairs.length).toBeGreaterThan(0);
  for (const { file, messages } of pairs) {
    const silent = file.endsWith('.after.json');
    expect(messages.length === 0, `${file} ${silent ? 'is the mend' : 'shows a finding'}`).toBe(silent);
  }
});

it.each([
  ['AmazonSageMakerFullAccess', '4473b0edb95c9effaf2753c867621826971bb3813403f9acaea068694c997cf5'],
  ['AmazonSageMakerReadOnly', '2e98aefa920318d5e8e697d25e40afc7631189eef109bdef14b904f9cffb5e90'],
])('keeps the bytes of %s', (name, hash) => {
  const bytes = readFileSync(`${examples}policies/aws-managed/${name}.json`);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
});
