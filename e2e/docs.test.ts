/** The pages that a reader follows step by step do what they say. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { npmInstall, writeFiles } from './install.js';
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

it('getting started, in a project that lints its code with types', () => {
  const { directory } = npmInstall(['eslint@10', 'typescript@6', 'typescript-eslint@8']);
  const [config] = codeBlocks(read('docs/getting-started.md')).filter(
    ({ section, language }) => section === 'In a project that has ESLint' && language === 'js',
  );
  writeFiles(directory, {
    'eslint.config.mjs': config!.code,
    'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" }, "include": ["*.ts"] }',
    'policies/deploy.json':
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }] }\n',
    'stack.ts': `async function deploy() {}
deploy();
export const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
`,
  });
  const { stdout, stderr } = tryRun('npx', ['eslint', '--format', 'json', 'policies', 'stack.ts'], {
    cwd: directory,
  });
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
  expect(results.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
    ['iam/require-passed-to-service'],
    ['@typescript-eslint/no-floating-promises', 'iam/no-full-admin'],
  ]);
});

it('own rules in code: the example runs in ESLint and without it, and its types are right', () => {
  const directory = emptyFolder();
  run('bash', ['-c', 'npm init --yes'], { cwd: directory });
  walk('```sh\nnpm install --save-dev eslint eslint-plugin-iam\n```', directory);
  const [, page = ''] = read('docs/own-rules.md').split('\n## In code\n');
  walk(page, directory);
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
  const [page = ''] = read('docs/exceptions.md').split('\n## A baseline\n');
  walk(page, newProject({}));
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
