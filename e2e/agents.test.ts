/** The command for agents in docs/editor.md. */
import { readFileSync } from 'node:fs';
import type { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { newProject } from './project.js';
import { tryRun } from './run.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('lints a draft under the name it will have', () => {
  const directory = newProject({
    'eslint.config.js': read('examples/eslint.config.js'),
    'draft.json': read('examples/policies/pass-role/deploy-role.before.json'),
  });
  const [command] = codeBlocks(read('docs/editor.md'))
    .filter(({ section, language }) => section === 'Coding agents' && language === 'sh')
    .flatMap(({ code }) => code.split('\n'))
    .filter((line) => line.includes('--stdin '));
  const { status, stdout } = tryRun('sh', ['-c', command!], { cwd: directory });
  expect(status).toBe(1);
  const [result] = JSON.parse(stdout) as ESLint.LintResult[];
  expect(result!.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
    ['iam/require-passed-to-service', 2],
  ]);
});
