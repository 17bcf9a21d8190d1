/** The page on baselines, command by command. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from 'eslint-plugin-iam';
import { expect, it } from 'vitest';
import { newProject } from './project.js';
import { tryRun } from './run.js';
import { walk } from './walk.js';

const [, page = ''] = readFileSync(new URL('../docs/exceptions.md', import.meta.url), 'utf8').split(
  '\n## A baseline\n',
);

it('works as it is written', () => {
  const directory = newProject({});
  walk(page, directory);
  // What its last configuration says of one file.
  const { stdout } = tryRun('npx', ['eslint', '--print-config', 'policies/reports.json'], { cwd: directory });
  const { rules } = JSON.parse(stdout) as { rules: Record<string, unknown> };
  expect(rules['iam/no-broad-action-wildcard']).toMatchObject([
    2,
    { allowedAccessLevels: ['List', 'Read', 'Tagging'] },
  ]);
});

it('keeps nothing of a policy that is deleted', () => {
  const directory = newProject({});
  const [before] = page.split('### New findings are reported');
  walk(before!, directory);
  rmSync(join(directory, 'policies/reports.json'));
  expect(tryRun('npx', ['eslint', 'policies'], { cwd: directory }).status).toBe(0);
  tryRun('npx', ['eslint-plugin-iam', 'baseline', 'policies/legacy/deploy.json'], { cwd: directory });
  const { files } = JSON.parse(readFileSync(join(directory, 'iam-baseline.json'), 'utf8')) as Baseline;
  expect(Object.keys(files)).toEqual(['policies/legacy/deploy.json']);
});
