/** The rule that compares with another version of the file, over real repositories. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import json from '@eslint/json';
import { ESLint, type Linter } from 'eslint';
import { afterEach, beforeEach, expect, it } from 'vitest';
import iam from '../src/index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-git-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const policy = (...actions: readonly string[]) => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": ${JSON.stringify(actions)}, "Resource": "arn:aws:sqs:*:*:a" }]
}
`;
const yaml = (action: string) => `Resources:
  Deploy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: [sqs:ReceiveMessage, ${action}]
            Resource: !Sub arn:aws:sqs:*:*:\${Name}
`;

function git(...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** A repository with a branch `work` that begins at `main`. */
function repository(files: Readonly<Record<string, string>>): void {
  git('init', '-q', '-b', 'main');
  for (const [name, text] of Object.entries(files)) write(name, text);
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  git('checkout', '-q', '-b', 'work');
}

async function messagesIn(
  name: string,
  base = 'main',
  configs: readonly Linter.Config[] = [iam.configs.recommended, iam.configs.yaml].flat(),
): Promise<string[]> {
  const rules: Linter.RulesRecord = Object.fromEntries(
    Object.keys(iam.rules).map((rule) => [`iam/${rule}`, 'off']),
  );
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [...configs, { rules: { ...rules, 'iam/no-new-access': ['error', { base }] } }],
  });
  const [result] = await eslint.lintFiles([name]);
  return result!.messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const sends =
  '3:71 `sqs:SendMessage` allows `sqs:SendMessage` on `arn:aws:sqs:us-east-1:111122223333:a`, which `main` does not.';

it('compares with the version in a branch', async () => {
  repository({ 'policies/a.json': policy('sqs:ReceiveMessage') });
  expect(await messagesIn('policies/a.json')).toEqual([]);
  write('policies/a.json', policy('sqs:ReceiveMessage', 'sqs:SendMessage'));
  expect(await messagesIn('policies/a.json')).toEqual([sends]);
});

it('compares with the commit at which the branch began, and not with what came later', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage', 'sqs:SendMessage'), 'b.json': policy() });
  git('checkout', '-q', 'main');
  write('a.json', policy('sqs:ReceiveMessage'));
  git('commit', '-q', '-a', '-m', 'Take it away');
  git('checkout', '-q', 'work');
  expect(await messagesIn('a.json')).toEqual([]);
});

it('follows a file that was renamed', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage') });
  renameSync(join(folder, 'a.json'), join(folder, 'b.json'));
  git('add', '.');
  expect(await messagesIn('b.json')).toEqual([]);
});

it('says once that a policy is new', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage') });
  write('c.json', policy('sns:Publish', 'sqs:SendMessage'));
  expect(await messagesIn('c.json')).toEqual([
    '3:3 This policy is not in `main`, so everything it allows is new, such as `sqs:SendMessage` on `arn:aws:sqs:us-east-1:111122223333:a`.',
  ]);
});

it('reads YAML', async () => {
  repository({ 'deploy.yaml': yaml('sqs:GetQueueUrl') });
  expect(await messagesIn('deploy.yaml')).toEqual([]);
  write('deploy.yaml', yaml('sqs:SendMessage'));
  expect(await messagesIn('deploy.yaml')).toEqual([
    '9:42 `sqs:SendMessage` allows `sqs:SendMessage` on `arn:aws:sqs:us-east-1:111122223333:${Name}`, which `main` does not.',
  ]);
});

it('reads the language json/json', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage') });
  write('a.json', policy('sqs:ReceiveMessage', 'sqs:SendMessage'));
  const config = { files: ['**/*.json'], plugins: { iam, json }, language: 'json/json' } as Linter.Config;
  expect(await messagesIn('a.json', 'main', [config])).toEqual([sends]);
});

const unknown = (why: string) => [`3:3 Cannot tell what this policy newly allows: ${why}.`];

it('says that the ref is unknown, whatever it is called', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage') });
  for (const base of ['origin/main', '--output=x', '$(touch x)', 'main; touch x'])
    expect(await messagesIn('a.json', base)).toEqual(
      unknown(`Git has no commit \`${base}\`, so fetch it first`),
    );
});

it('says that there is no common commit', async () => {
  repository({ 'a.json': policy('sqs:ReceiveMessage') });
  git('checkout', '-q', '--orphan', 'other');
  git('commit', '-q', '-m', 'Begin again');
  expect(await messagesIn('a.json')).toEqual(
    unknown('Git finds no common commit of `main` and HEAD, so fetch the whole history'),
  );
});

it('says that there is no repository', async () => {
  write('a.json', policy('sqs:ReceiveMessage'));
  expect(await messagesIn('a.json')).toEqual(unknown('the file is not in a Git repository'));
});

it('says that the version before is broken', async () => {
  repository({ 'a.json': '{ "Version": ' });
  write('a.json', policy('sqs:ReceiveMessage'));
  expect(await messagesIn('a.json')).toEqual(
    unknown('`main` has a version of the file that cannot be parsed'),
  );
});

it('is silent about a file without policies, whether or not there is a repository', async () => {
  write('a.json', '{ "name": "x" }');
  expect(await messagesIn('a.json')).toEqual([]);
});
