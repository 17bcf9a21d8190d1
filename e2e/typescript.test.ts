/** Projects in TypeScript, on the packed packages: their configurations and scripts type-check, and wrong ones do not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { npmInstall, pnpmInstall, writeFiles } from './install.js';
import { tryRun } from './run.js';

const readme = readFileSync(new URL('../packages/eslint-plugin/README.md', import.meta.url), 'utf8');

const files = {
  'readme.config.ts': codeBlocks(readme).find(({ language }) => language === 'ts')!.code,
  'eslint.config.ts': `import { defineConfig } from 'eslint/config';
import iam, { type RuleOptions } from 'eslint-plugin-iam';

export default defineConfig([
  {
    files: ['policies/**/*.json'],
    extends: [iam.configs.recommended],
    rules: {
      'iam/no-service-wildcard': 'off',
      'iam/no-broad-action-wildcard': ['error', { allowedAccessLevels: ['List', 'Read'] }],
    } satisfies RuleOptions,
    settings: { iam: { policyType: 'identity' } },
  },
  iam.configs.recommended,
  ...iam.configs.strict,
  { ...iam.configs.all, files: ['all/**/*.json'] },
  { plugins: { iam }, rules: { 'iam/no-full-admin': 'warn' } },
]);
`,
  'commonjs.config.cts': `import config = require('eslint/config');
import iam = require('eslint-plugin-iam');

export = config.defineConfig([iam.default.configs.recommended]);
`,
  'script.ts': `import { parse } from '@humanwhocodes/momoa';
import {
  accessAnalyzerChecks,
  JsonSource,
  levelIn,
  lint,
  rules,
  valueOfMomoa,
  type AnyRule,
  type Finding,
  type Settings,
  type Value,
} from 'iam-rules-core';
import { lintText, type LintTextOptions, type TextFinding } from 'iam-rules-core/json';

const settings: Settings = { policyType: 'trust', placeholders: ['ACCOUNT'] };
const options: LintTextOptions = { rules: { 'no-full-admin': ['warn', {}] }, settings, mode: 'jsonc' };
export const found: TextFinding[] = lintText('{}', options);
export const value: Value = valueOfMomoa(parse('{}'), '{}');
export const strict: readonly AnyRule[] = rules.filter((rule) => levelIn(rule, 'strict'));
export const findings: Finding[] = lint(new JsonSource(value, '{}'), strict.map((rule) => ({ rule })), settings);
export const checks: string[] = Object.keys(accessAnalyzerChecks);
`,
};

/** What must not compile, each in a file of its own, with the error. */
const wrong = [
  [
    "import { type RuleOptions } from 'eslint-plugin-iam'; export const r: RuleOptions = { 'iam/no-such-rule': 'error' };",
    'TS2353',
  ],
  [
    "import { type RuleOptions } from 'eslint-plugin-iam'; export const r: RuleOptions = { 'iam/no-broad-action-wildcard': ['error', { allowedAccessLevels: ['Lst'] }] };",
    'TS2820',
  ],
  ["import iam from 'eslint-plugin-iam'; export const c = iam.configs.recomended;", 'TS2551'],
  ["import { lintText } from 'iam-rules-core/json'; lintText('', { rules: 'recomended' });", 'TS2820'],
  [
    "import { type Settings } from 'iam-rules-core'; export const s: Settings = { policyType: 'role' };",
    'TS2322',
  ],
] as const;

const compilers = ['typescript@~5.9', 'typescript@6', 'typescript@7'];
const tsc = (version: string) => `node_modules/typescript-${version.replace(/\W/g, '')}/bin/tsc`;

function tsconfig(moduleResolution: string): string {
  return JSON.stringify({
    compilerOptions: {
      module: moduleResolution === 'bundler' ? 'preserve' : moduleResolution,
      moduleResolution,
      target: 'es2022',
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      skipLibCheck: false,
      noEmit: true,
    },
    include: ['*.ts', '*.cts'],
  });
}

let npm: string;

beforeAll(() => {
  const aliases = compilers.map((version) => `typescript-${version.replace(/\W/g, '')}@npm:${version}`);
  npm = npmInstall(['eslint@10', '@humanwhocodes/momoa', ...aliases]).directory;
});

describe.each(compilers)('%s', (version) => {
  it.each(['nodenext', 'bundler'])('accepts what is right (%s)', (resolution) => {
    const directory = join(npm, `right-${resolution}`);
    writeFiles(directory, {
      ...files,
      'tsconfig.json': tsconfig(resolution),
      'package.json': '{ "type": "module" }',
    });
    expect(tryRun('node', [join(npm, tsc(version)), '-p', directory], { cwd: npm })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('refuses what is wrong', () => {
    const directory = join(npm, 'wrong');
    const texts = Object.fromEntries(wrong.map(([text], index) => [`wrong-${index}.ts`, text]));
    writeFiles(directory, {
      ...texts,
      'tsconfig.json': tsconfig('nodenext'),
      'package.json': '{ "type": "module" }',
    });
    const { stdout } = tryRun('node', [join(npm, tsc(version)), '-p', directory, '--pretty', 'false'], {
      cwd: directory,
    });
    expect(
      [...stdout.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file, code]) => [file, code]),
    ).toEqual(wrong.map(([, code], index) => [`wrong-${index}.ts`, code]));
  });
});

it.each(['eslint@9', 'eslint@10'])('finds the types in a strict node_modules, with those of %s', (eslint) => {
  const { directory } = pnpmInstall([eslint, 'typescript@6']);
  writeFiles(directory, {
    'eslint.config.ts': files['eslint.config.ts'],
    'tsconfig.json': tsconfig('nodenext'),
  });
  expect(tryRun('node', ['node_modules/typescript/bin/tsc', '-p', '.'], { cwd: directory })).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});
