/** The scripts and commands of docs/agents.md, to the letter. */
import { readFileSync } from 'node:fs';
import type { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { newProject } from './project.js';
import { tryRun } from './run.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const blocks = codeBlocks(read('docs/agents.md'));

/** A project with the scripts of the page and the policies that it names. */
function newScriptProject(files: Record<string, string> = {}): string {
  const scripts = blocks
    .filter(({ language }) => language === 'js')
    .map(({ code }) => [/^\/\/ ([\w-]+\.mjs):/.exec(code)![1]!, `${code}\n`] as const);
  expect(scripts.map(([name]) => name)).toEqual(['lint-policy.mjs', 'fix-policy.mjs', 'grants.mjs']);
  const policies = ['batch-operator.before', 'batch-operator.after'].map(
    (name) => `policies/pass-role/${name}.json`,
  );
  return newProject({
    'eslint.config.js': read('examples/eslint.config.js'),
    ...Object.fromEntries(scripts),
    ...Object.fromEntries(policies.map((path) => [path, read(`examples/${path}`)])),
    ...files,
  });
}

const sessions = blocks
  .filter(({ language }) => language === 'console')
  .flatMap(({ code }) => code.split(/^\$ /m).slice(1))
  .map((entry) => entry.split(/\n([^]*)/) as [command: string, output?: string]);

it('shows commands', () => expect(sessions).toHaveLength(5));

it.each(sessions)('%s', (command, output = '') => {
  const directory = newScriptProject();
  const { status, stdout, stderr } = tryRun('sh', ['-c', command], { cwd: directory });
  expect(stderr).toBe('');
  expect(stdout.trimEnd()).toBe(output.trimEnd());
  expect(status).toBe(/ error /.test(output) ? 1 : 0);
});

it('lints a draft under the name it will have', () => {
  const directory = newScriptProject({
    'draft.json': read('examples/policies/pass-role/deploy-role.before.json'),
  });
  const [command] = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.split('\n'))
    .filter((line) => line.includes('--stdin '));
  const { status, stdout } = tryRun('sh', ['-c', command!], { cwd: directory });
  expect(status).toBe(1);
  const [result] = JSON.parse(stdout) as ESLint.LintResult[];
  expect(result!.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
    ['iam/require-passed-to-service', 2],
  ]);
});
