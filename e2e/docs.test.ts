/** The pages that a reader follows step by step do what they say. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { newProject } from './project.js';
import { run, tryRun } from './run.js';
import { walk } from './walk.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function emptyFolder(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-policies-')));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

it('getting started, from an empty folder', () => {
  const directory = emptyFolder();
  walk(read('docs/getting-started.md'), directory);
  expect(readFileSync(join(directory, 'policies/read.json'), 'utf8')).toContain(
    '"Action": ["s3:GetObject*"],',
  );
});

it('writing rules: the example runs in ESLint and without it, and its types are right', () => {
  const directory = emptyFolder();
  run('bash', ['-c', 'npm init --yes'], { cwd: directory });
  walk('```sh\nnpm install --save-dev eslint eslint-plugin-iam\n```', directory);
  walk(read('docs/writing-rules.md'), directory);
  const files = ['eslint.config.mjs', 'lint.mjs', 'rules/max-services.mjs'];
  const strict = [
    '--noEmit',
    '--allowJs',
    '--checkJs',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  expect(run(process.execPath, [tsc, ...strict, ...types, ...files], { cwd: directory })).toBe('');
});

it('what is read: a file without a policy, templates, Markdown', () => {
  const directory = emptyFolder();
  run('bash', ['-c', 'npm init --yes'], { cwd: directory });
  walk('```sh\nnpm install --save-dev eslint eslint-plugin-iam\n```', directory);
  walk(read('docs/what-is-read.md'), directory);
});

it('exceptions: what is accepted, what comes back, what is left over', () => {
  walk(read('docs/exceptions.md'), newProject({}));
});

it('policy types: the settings go by files', () => {
  const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [{ ${members} }] }\n`;
  const named = policy('"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*", "Principal": "*"');
  const template = policy(
    '"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:ACCOUNT_ID:orders"',
  );
  const directory = newProject({
    'policies/named.json': named,
    'policies/scps/named.json': named,
    'policies/template.json': template,
    'policies/templates/template.json': template,
  });
  walk(read('docs/policy-types.md'), directory);
  const { stdout } = tryRun('npx', ['eslint', '--format', 'json', 'policies'], { cwd: directory });
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  expect(
    results.map(({ filePath, messages }) => [
      relative(directory, filePath),
      ...messages.map(({ ruleId }) => ruleId),
    ]),
  ).toEqual([
    ['policies/named.json'],
    ['policies/scps/named.json', 'iam/valid-service-control-policy'],
    ['policies/template.json'],
    ['policies/templates/template.json'],
  ]);
});
