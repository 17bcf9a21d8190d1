/** A scaffolded rule works, is entered everywhere, and does not pass for done. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleFile } from '../scripts/rule-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'iam-new-rule-'));
const name = 'no-scaffolded-rule';
const { source, test, page } = ruleFile(name, 'wildcards');

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
const read = (path: string) => readFileSync(join(copy, path), 'utf8');

beforeAll(() => {
  const parts = [
    'packages',
    'docs',
    'examples',
    'scripts',
    'test',
    'README.md',
    'package.json',
    'vitest.config.ts',
    '.prettierrc.json',
  ];
  for (const part of [...parts, 'tsconfig.json', 'tsconfig.base.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}, 60_000);

afterAll(() => {
  rmSync(copy, { recursive: true });
});

it('scaffolds a rule that is entered everywhere', { timeout: 300_000 }, async () => {
  const scaffold = node('scripts/new-rule.mjs', name, '--category', 'wildcards');
  expect(scaffold.stderr).toBe('');
  expect(scaffold.status).toBe(0);

  for (const path of [source, test, page]) {
    const config = { ...(await prettier.resolveConfig(join(root, path))), filepath: path };
    expect(await prettier.format(read(path), config), path).toBe(read(path));
  }
  expect(read('packages/rules-core/src/rules/index.ts')).toContain(`from './wildcards/${name}.js'`);
  expect(read('packages/eslint-plugin/src/rule-options.ts')).toContain(`'iam/${name}'?:`);
  expect(read('docs/rules.md')).toContain(`(../packages/eslint-plugin/docs/rules/${name}.md)`);
  expect(read(page)).toContain(`# iam/${name}\n`);
  expect(read(page)).toContain('This rule has no options.');
  expect(node('scripts/generate-rules.mjs', '--check').stderr).toBe('');
});

it('whose test passes, and whose author is told what is left to do', { timeout: 300_000 }, () => {
  const run = node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    '-t',
    name,
    test,
    'test/rules.test.ts',
  );
  const { testResults } = JSON.parse(run.stdout) as { testResults: TestFile[] };
  const resultsOf = (path: string) =>
    testResults
      .find((file) => file.name.endsWith(path))!
      .assertionResults.filter(({ status }) => status !== 'skipped');

  expect(resultsOf(test).map(({ status }) => status)).toEqual(Array(5).fill('passed'));

  const complaints = resultsOf('test/rules.test.ts').flatMap(({ failureMessages }) => failureMessages);
  const left = [
    `Write the description of ${name} as one line`,
    `Finish what is left to do in ${source}`,
    `Finish what is left to do in ${page}`,
    `Finish the message \`found\` of ${name}`,
  ];
  expect(complaints).toEqual(left.map((each) => expect.stringContaining(each) as string));
});

interface TestFile {
  readonly name: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

it.each([
  [['full-admin'], 'is no rule name'],
  [['no-full-admin'], '`no-full-admin` exists.'],
  [['no-such-category', '--category', 'colours'], 'There is no category `colours`.'],
  [[], 'Usage: pnpm new-rule NAME'],
])('refuses %j', (args, message) => {
  const run = node('scripts/new-rule.mjs', ...args);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(message);
});
