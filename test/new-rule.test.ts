/** A scaffolded rule is complete but for what only its author knows, and does not pass for done. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    'README.md',
    'package.json',
    'vitest.config.ts',
    '.prettierrc.json',
  ];
  for (const part of [...parts, 'tsconfig.json', 'tsconfig.base.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

it('scaffolds a rule that is entered everywhere and whose test fails', { timeout: 300_000 }, () => {
  const scaffold = node('scripts/new-rule.mjs', name, '--category', 'wildcards');
  expect(scaffold.stderr).toBe('');
  expect(scaffold.status).toBe(0);

  for (const path of [source, test, page]) expect(existsSync(join(copy, path)), path).toBe(true);
  expect(read('packages/rules-core/src/rules/index.ts')).toContain(`from './wildcards/${name}.js'`);
  expect(read('packages/eslint-plugin/src/rule-options.ts')).toContain(`'iam/${name}'?:`);
  expect(read('docs/rules.md')).toContain(`(../packages/eslint-plugin/docs/rules/${name}.md)`);
  expect(read(page)).toContain(`# iam/${name}\n`);
  expect(read(page)).toContain('This rule has no options.');
  expect(node('scripts/generate-rules.mjs', '--check').stderr).toBe('');

  const tests = node('node_modules/vitest/vitest.mjs', 'run', test);
  expect(tests.status).toBe(1);
  expect(tests.stdout + tests.stderr).toContain(`The tests of ${name} are not written yet.`);
});

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
