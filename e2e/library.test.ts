/** The scripts and commands in the README of the core. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { newProject } from './project.js';
import { tryRun } from './run.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const blocks = codeBlocks(read('packages/rules-core/README.md'));

/** A project with the scripts of the page and the policies that it names. */
function newScriptProject(): string {
  const scripts = blocks.flatMap(({ code }) => {
    const name = /^\/\/ ([\w-]+\.mjs):/.exec(code)?.[1];
    return name === undefined ? [] : [[name, `${code}\n`] as const];
  });
  expect(scripts.map(([name]) => name)).toEqual(['lint-policy.mjs', 'fix-policy.mjs', 'grants.mjs']);
  const policies = ['batch-operator.before', 'batch-operator.after'].map(
    (name) => `policies/pass-role/${name}.json`,
  );
  return newProject({
    ...Object.fromEntries(scripts),
    ...Object.fromEntries(policies.map((path) => [path, read(`examples/${path}`)])),
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
