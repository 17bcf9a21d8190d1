/** The command that makes a baseline, in projects of its own. The plugin that they load is the one that is built. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ESLint } from 'eslint';
import type { Baseline } from 'iam-rules-core';
import { expect, it, onTestFinished } from 'vitest';
import { summaryOf, writeBaseline } from '../../src/command/baseline.js';

const plugin = new URL('../../dist/index.js', import.meta.url).href;
const bin = fileURLToPath(new URL('../../bin/eslint-plugin-iam.js', import.meta.url));
const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');
const withoutBaseline = `import iam from ${JSON.stringify(plugin)};
export default [
  { ...iam.configs.recommended, files: ['policies/**/*.{json,jsonc}'] },
  { ...iam.configs.yaml, files: ['policies/**/*.yaml'] },
  { settings: { iam: { accept: [{ rule: 'iam/no-wildcard-resource', sid: 'Accepted', reason: 'known' }] } } },
];
`;
const withBaseline = `import baseline from './iam-baseline.json' with { type: 'json' };
${withoutBaseline.replace('iam: {', 'iam: { baseline,')}`;

const policy = (members: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...members }],
  });

function project(files: Readonly<Record<string, string>>, config = withBaseline): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-baseline-')));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  write(directory, { 'eslint.config.mjs': config, ...files });
  return directory;
}

function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

const make = (cwd: string, ...patterns: string[]) =>
  writeBaseline({ cwd, file: 'iam-baseline.json', patterns });
const read = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'iam-baseline.json'), 'utf8')) as Baseline;
/** In a process of its own: one imports the baseline only once. */
function shown(cwd: string): string[] {
  const args = [eslint, '--format', 'json', 'policies'];
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? ''));
}
const known = (rule: string, action: string) => ({
  rule,
  statement: { Effect: 'Allow', Action: [action], Resource: ['*'] },
});

it('writes what is found, which is not shown from then on', async () => {
  const cwd = project({
    'policies/b.json': policy({}),
    'policies/teams/a.json': policy({ Action: 's3:PutObject' }),
  });
  expect(await make(cwd, 'policies')).toEqual({ findings: 2, files: 2, unparsed: [], isUsed: true });
  const text = readFileSync(join(cwd, 'iam-baseline.json'), 'utf8');
  expect(read(cwd)).toEqual({
    version: 1,
    files: {
      'policies/b.json': [{ findings: [known('no-wildcard-resource', 'sqs:SendMessage')] }],
      'policies/teams/a.json': [{ findings: [known('no-wildcard-resource', 's3:PutObject')] }],
    },
  });
  expect(shown(cwd)).toEqual([]);
  write(cwd, { 'policies/c.json': policy({}) });
  expect(shown(cwd)).toEqual(['iam/no-wildcard-resource']);
  rmSync(join(cwd, 'policies/c.json'));
  await make(cwd, 'policies');
  expect(readFileSync(join(cwd, 'iam-baseline.json'), 'utf8')).toBe(text);
});

it('leaves out what a comment or a setting accepts', async () => {
  const cwd = project({
    'policies/a.jsonc': policy({}).replace(
      '"Resource"',
      '\n// eslint-disable-next-line iam/no-wildcard-resource -- known\n"Resource"',
    ),
    'policies/b.json': policy({ Sid: 'Accepted' }),
  });
  expect(await make(cwd, 'policies')).toMatchObject({ findings: 0, files: 0 });
  expect(read(cwd).files).toEqual({});
});

it('names the owners of policies, in YAML too', async () => {
  const role = (name: string) => `  ${name}:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: send
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: '*' }
`;
  const cwd = project({ 'policies/app.yaml': `Resources:\n${role('One')}${role('Two')}` });
  await make(cwd, 'policies');
  expect(read(cwd).files['policies/app.yaml']!.map(({ owner }) => owner)).toEqual([
    'AWS::IAM::Role One, policy send',
    'AWS::IAM::Role Two, policy send',
  ]);
  expect(shown(cwd)).toEqual([]);
});

it('keeps what it has of other files, unless they are gone', async () => {
  const cwd = project({
    'policies/a.json': policy({}),
    'policies/b.json': policy({}),
    'policies/c.json': policy({}),
  });
  await make(cwd, 'policies');
  write(cwd, { 'policies/a.json': policy({ Resource: 'arn:aws:sqs:eu-west-1:111122223333:a' }) });
  rmSync(join(cwd, 'policies/b.json'));
  expect(await make(cwd, 'policies/a.json')).toMatchObject({ findings: 0, files: 0 });
  expect(Object.keys(read(cwd).files)).toEqual(['policies/c.json']);
});

it('says what was not read, and whether the configuration uses it', async () => {
  const cwd = project(
    { 'policies/a.json': policy({}), 'policies/b.json': '{ "Statement": ' },
    withoutBaseline,
  );
  const result = await make(cwd, 'policies');
  expect(result).toEqual({ findings: 1, files: 1, unparsed: ['policies/b.json'], isUsed: false });
  expect(summaryOf(result, 'iam-baseline.json')).toEqual([
    'iam-baseline.json: 1 finding of 1 file.',
    'policies/b.json could not be parsed, so it has no findings in the baseline.',
    'The configuration does not use it yet: import it, as `settings.iam.baseline`.',
  ]);
});

it('leaves everything as it was where ESLint cannot lint', async () => {
  const cwd = project({ 'policies/a.json': policy({}) });
  await expect(make(cwd, 'polices')).rejects.toThrow("No files matching 'polices' were found.");
  expect(existsSync(join(cwd, 'iam-baseline.json'))).toBe(false);
  await make(cwd, 'policies');
  await expect(make(cwd, 'polices')).rejects.toThrow('No files matching');
  expect(Object.keys(read(cwd).files)).toEqual(['policies/a.json']);
});

it.each([
  ['{ "version": 1', /iam-baseline\.json is not JSON: /],
  ['{ "version": 2, "files": {} }', /iam-baseline\.json is not a baseline\. Delete it to make a new one\./],
])('does not overwrite %s', async (text, message) => {
  const cwd = project({ 'policies/a.json': policy({}), 'iam-baseline.json': text }, withoutBaseline);
  await expect(make(cwd, 'policies')).rejects.toThrow(message);
  expect(readFileSync(join(cwd, 'iam-baseline.json'), 'utf8')).toBe(text);
});

it('counts as ESLint does, although each entry of a long list is recorded', async () => {
  const actions = Array.from({ length: 8 }, (_, index) => `s3:GetObjekt${index}`);
  const cwd = project(
    { 'policies/a.json': policy({ Action: actions, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }) },
    withoutBaseline,
  );
  const before = shown(cwd);
  expect(before).toEqual(['iam/no-unknown-action']);
  expect(await make(cwd, 'policies')).toMatchObject({ findings: before.length, files: 1 });
  expect(read(cwd).files['policies/a.json']![0]!.findings.length).toBeGreaterThan(before.length);
});

it.each([
  [['basline', 'policies'], 'There is no command `basline`. Did you mean `baseline`?'],
  [['lint', 'policies'], 'There is no command `lint`.'],
  [['baseline', '--fiel', 'a.json', 'policies'], 'There is no option `--fiel`. Did you mean `--file`?'],
  [['baseline', '-x', 'policies'], 'There is no option `-x`.'],
  [['baseline', '--file'], "Option '--file <value>' argument missing."],
  [['baseline'], 'Name the files or folders to lint.'],
])('says what is wrong with the arguments %j', (args, fault) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.split('\n\n')[0]).toBe(fault);
  expect(stderr).toContain('\n\nUsage: eslint-plugin-iam baseline ');
});

it('is a command', () => {
  const cwd = project({ 'policies/a.json': policy({}), 'other.config.mjs': withoutBaseline });
  const run = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8' });
  expect(run('baseline', 'policies')).toMatchObject({
    status: 0,
    stdout: 'iam-baseline.json: 1 finding of 1 file.\n',
    stderr: '',
  });
  expect(run('baseline', '--file', 'known.json', '--config', 'other.config.mjs', 'policies').stdout).toMatch(
    /^known\.json: 1 finding of 1 file\.\nThe configuration does not use it yet/,
  );
  expect(existsSync(join(cwd, 'known.json'))).toBe(true);
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /) as string });
  for (const args of [
    [],
    ['baseline'],
    ['base', 'policies'],
    ['baseline', '--unknown', 'policies'],
    ['baseline', 'none'],
  ])
    expect(run(...args), args.join(' ')).toMatchObject({ status: 2, stdout: '' });
});
